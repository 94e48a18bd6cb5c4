import Foundation

/// Real photographs outside the project, by `ASSETS_CORPUS` or beside the project's folder; tests do without where absent.
enum Corpus {
    /// The files of a folder of the corpus, sorted; empty where it is absent.
    static func files(in folder: String) -> [URL] {
        let place =
            ProcessInfo.processInfo.environment["ASSETS_CORPUS"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .appending(path: "../../../../../shared/corpus").standardized
        let files = try? FileManager.default.contentsOfDirectory(
            at: place.appending(path: folder),
            includingPropertiesForKeys: nil
        )
        return (files ?? []).filter { $0.pathExtension != "md" }.sorted { $0.path < $1.path }
    }

    /// The photographs.
    static let photos = files(in: "photos")
}
