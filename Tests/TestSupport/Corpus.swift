import Foundation

/// Real photographs and hostile files outside the project, which need not be there.
public enum Corpus {
    /// The corpus's folder, by `ASSETS_CORPUS` or beside the project's; nil where it is absent.
    public static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["ASSETS_CORPUS"].map { URL(filePath: $0) }
        let folder = named ?? ProjectFolder.root.appending(path: "../shared/corpus").standardized
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// The files of one of its folders, sorted by path; empty where it is absent.
    public static func files(in name: String) -> [URL] {
        guard let folder = folder?.appending(path: name) else { return [] }
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension != "md" }.sorted { $0.path < $1.path }
    }
}
