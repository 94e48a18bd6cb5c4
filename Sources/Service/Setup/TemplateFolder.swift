import Foundation

/// The templates of a Jekyll site.
struct TemplateFolder: Sendable {
    /// A template's path relative to the site, and its bytes.
    struct File: Sendable {
        var path: String
        var bytes: [UInt8]
    }

    /// The templates, by path.
    private(set) var files: [File] = []
    /// Those that were not read, and why; a line each.
    private(set) var remarks: [String] = []

    private let root: String
    private static let limit = 4_000_000

    /// Reads `_layouts`, `_includes` but for our own, and the pages at the root; links are not followed.
    init(root: String) {
        self.root = root
        for name in names(in: "").filter({ type(of: $0) == .typeRegular }) { read(name) }
        for folder in ["_includes", "_layouts"] { walk(folder) }
        files.sort { $0.path < $1.path }
    }

    private mutating func walk(_ folder: String) {
        guard folder != "_includes/assets" else { return }
        guard type(of: folder) == .typeDirectory else {
            if type(of: folder) == .typeSymbolicLink { remarks.append("\(folder): a link, which is not followed") }
            return
        }
        for name in names(in: folder) {
            let path = "\(folder)/\(name)"
            type(of: path) == .typeRegular ? read(path) : walk(path)
        }
    }

    private mutating func read(_ path: String) {
        guard [".html", ".htm", ".liquid"].contains(where: path.lowercased().hasSuffix) else { return }
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
            return remarks.append("\(path): cannot be read, so nothing is suggested for it")
        }
        guard data.count <= Self.limit else {
            return remarks.append("\(path): expected a template of at most 4 MB; nothing is suggested for it")
        }
        guard String(bytes: data, encoding: .utf8) != nil else {
            return remarks.append("\(path): expected text in UTF-8; nothing is suggested for it")
        }
        files.append(File(path: path, bytes: Array(data)))
    }

    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
    }

    private func type(of path: String) -> FileAttributeType? {
        try? FileManager.default.attributesOfItem(atPath: root + "/" + path)[.type] as? FileAttributeType
    }
}
