import Foundation

/// A folder of a test's own, which goes when the last reference to it does.
public final class TemporaryFolder: Sendable {
    /// The absolute path, without symbolic links.
    public let path: String

    /// Makes a folder with some files in it, given as texts by their paths.
    public init(_ files: [String: String] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "assets-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.resolvingSymlinksInPath().path
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The absolute path of something inside.
    public func path(_ name: String) -> String { "\(path)/\(name)" }

    /// The location of something inside.
    public func url(_ name: String) -> URL { URL(filePath: path(name)) }

    /// Writes a file in UTF-8 and makes the folders on its way; returns where it lies.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> URL {
        try write(text.utf8, to: name)
    }

    /// Writes a file and makes the folders on its way; returns where it lies.
    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> URL {
        let file = try prepared(name)
        try Data(bytes).write(to: file)
        return file
    }

    /// Copies a file in, over what lies there, and makes the folders on its way.
    public func copy(_ source: URL, to name: String) throws {
        let file = try prepared(name)
        try? FileManager.default.removeItem(at: file)
        try FileManager.default.copyItem(at: source, to: file)
    }

    /// Makes a symbolic link.
    public func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// Everything inside, files and folders, at any depth, sorted.
    public func tree() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }

    /// A file's text; nil where there is none.
    public func content(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of every file below a folder but the named ones, by path; empty where there is no such folder.
    public func files(in folder: String = "", but excluded: Set<String> = []) throws -> [String: Data] {
        let start = url(folder)
        var files: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: start.path) ?? .init() {
            let file = start.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue,
                !excluded.contains(name)
            else { continue }
            files[name] = try Data(contentsOf: file)
        }
        return files
    }

    /// Where a file shall lie, with the folders on its way made.
    private func prepared(_ name: String) throws -> URL {
        let file = url(name)
        let parent = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        return file
    }
}
