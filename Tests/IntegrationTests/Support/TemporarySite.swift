import Foundation
import Testing

/// A site in a folder of its own, which is removed at the end.
final class TemporarySite {
    /// The site's folder.
    let root: URL
    /// The folder as a path.
    var path: String { root.path }

    /// Makes an empty folder.
    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    /// Makes a copy of the sample site.
    static func sample() throws -> TemporarySite {
        let site = try TemporarySite()
        for entry in try FileManager.default.contentsOfDirectory(atPath: Project.sample.path) {
            try FileManager.default.copyItem(
                at: Project.sample.appendingPathComponent(entry),
                to: site.root.appendingPathComponent(entry)
            )
        }
        return site
    }

    /// Writes a file and the folders above it.
    func write(_ text: String, to relative: String) throws {
        let file = root.appendingPathComponent(relative)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }

    /// Writes a post of the usual shape that names a picture.
    func post(_ name: String, image: String, date: String = "2025-07-09T00:01:04") throws {
        try write(
            "---\nlayout: post\ntitle: \"\(name)\"\ndate: \(date)\nimage: \(image)\n---\n",
            to: "_posts/\(name).md"
        )
    }

    /// Copies one of the sample's pictures in.
    func picture(_ name: String, to relative: String) throws {
        let file = root.appendingPathComponent(relative)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try? FileManager.default.removeItem(at: file)
        try FileManager.default.copyItem(
            at: Project.sample.appendingPathComponent("assets/images").appendingPathComponent(name),
            to: file
        )
    }

    /// Every file below a folder with its content, but for state that may be lost.
    func tree(_ relative: String) throws -> [String: Data] {
        let folder = root.appendingPathComponent(relative)
        var files: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
            let file = folder.appendingPathComponent(name)
            if !file.hasDirectoryPath(in: .default) { files[name] = try Data(contentsOf: file) }
        }
        return files
    }

    /// What templates read.
    func manifest() throws -> [String: Any] {
        let data = try Data(contentsOf: root.appendingPathComponent("_data/assets.json"))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}

extension URL {
    /// Whether a folder stands here.
    fileprivate func hasDirectoryPath(in manager: FileManager) -> Bool {
        var isFolder: ObjCBool = false
        return manager.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// Places of the project that is under test.
enum Project {
    /// The project's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The sample site.
    static let sample = root.appendingPathComponent("samples/site")

    /// A folder of real photographs and hostile files, which need not be there.
    static let corpus: URL? = {
        let named = ProcessInfo.processInfo.environment["ASSETS_CORPUS"].map { URL(fileURLWithPath: $0) }
        let folder = named ?? root.appendingPathComponent("../shared/corpus").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()
}
