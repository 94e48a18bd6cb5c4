import FileStamps
import Glibc

/// Walks a site for the files that may be posts.
struct PostFinder {
    private let folder: SiteFolder
    private let generator: SiteGenerator
    private let excluded: [GlobPattern]
    private let starts: [String]
    private var visited: Set<FileStatus.Identity> = []
    /// The folders that links to files lead into.
    private var targets: Set<String> = []
    /// Paths relative to the root, sorted by bytes.
    private(set) var posts: [String] = []
    private(set) var findings: [Finding] = []
    /// The folders that were listed, as they were before.
    private(set) var folders: [StampIndex.Entry] = []
    /// Folders that may hold folders of posts and cannot be looked into.
    private(set) var closed: [String] = []
    /// Folders that should be there and are not.
    private(set) var absent: [String] = []

    private static let extensions: Set<String> = [
        "md", "markdown", "mkd", "mkdn", "mkdown", "html", "htm", "textile", "adoc", "asciidoc", "org",
    ]
    private static let neverPosts: Set<String> = ["node_modules", "vendor"]

    init(_ folder: SiteFolder, _ generator: SiteGenerator, options: SiteOptions, excluded: [String]) {
        self.folder = folder
        self.generator = generator
        self.excluded = (options.excluded + excluded).map { GlobPattern($0) }
        starts = options.posts
    }

    /// Fills `posts` and `findings`.
    mutating func find() {
        if starts.isEmpty {
            switch generator {
            case .jekyll: walk("", isPosts: false)
            case .hugo: walk("content", isPosts: true)
            case .eleventy, .folder: walk("", isPosts: true)
            }
        }
        for start in starts { findBelow(start) }
        var unique: [String] = []
        unique.reserveCapacity(posts.count)
        for post in posts.sortedByBytes() where !(unique.last.map { $0.utf8.elementsEqual(post.utf8) } ?? false) {
            unique.append(post)
        }
        posts = unique
    }

    private mutating func findBelow(_ start: String) {
        let path = PathText.normalised(start)
        let look = path.leavesRoot ? .outside : folder.look(at: path.path)
        switch look {
        case .folder: walk(path.path, isPosts: true)
        case .file: posts.append(path.path)
        case .outside:
            findings.append(folderFinding(.outside, start, "leaves the site; name a folder below its root"))
        case .absent, .special, .loop, .refused:
            if look == .absent { absent.append(path.path) }
            findings.append(folderFinding(.missing, start, "is not there; correct `posts` in the configuration"))
        }
    }

    private func unreadable(_ path: String, because reason: String) -> Finding {
        let clause = "the folder of posts cannot be read (\(reason)); make it readable"
        return Finding(.unreadable, post: path, line: nil, value: path, clause)
    }

    private func folderFinding(_ kind: Finding.Kind, _ path: String, _ clause: String) -> Finding {
        Finding(kind, post: path, line: nil, value: path, "the folder of posts \(clause)")
    }

    /// Lists one folder; below a folder of posts every file counts, elsewhere only folders are looked into.
    private mutating func walk(_ path: String, isPosts: Bool) {
        guard let status = status(of: folder.absolute(path), following: true), visited.insert(status.identity).inserted
        else { return }
        if let stamp = FileStamp(path: folder.absolute(path)) {
            folders.append(StampIndex.Entry(path: path.isEmpty ? "." : path, stamp: stamp))
        }
        guard let stream = opendir(folder.absolute(path)) else {
            let reason = String(cString: strerror(errno))
            if isPosts { findings.append(unreadable(path, because: reason)) } else { closed.append(path) }
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let type = entry.pointee.d_type
            // A name that is not UTF-8 is passed over: its path could not be written in any report.
            guard let name = entryName(entry), name != ".", name != ".." else { continue }
            visit(path.isEmpty ? name : path + "/" + name, name, type: Int32(type), isPosts: isPosts)
        }
    }

    private mutating func visit(_ path: String, _ name: String, type: Int32, isPosts: Bool) {
        let isPosts = isPosts || (generator == .jekyll && starts.isEmpty && ["_posts", "_drafts"].contains(name))
        let mayBePost = isPosts && Self.hasPostExtension(name)
        guard type != Int32(DT_REG) || mayBePost, isWanted(path, name) else { return }
        switch type == Int32(DT_REG) ? .file : look(at: path) {
        case .folder: walk(path, isPosts: isPosts)
        case .file where mayBePost: posts.append(path)
        case .outside where isPosts:
            let clause = "is a symbolic link out of the site, so it is not read; put the file itself there"
            findings.append(Finding(.outside, post: path, line: nil, value: path, clause))
        case .refused: closed.append(path)
        case .file, .outside, .special, .absent, .loop: return
        }
    }

    /// Says what a link or folder is, and notes the folder that the link leads into: what is written there shows there alone.
    private mutating func look(at path: String) -> SiteFolder.Look {
        let isInside = folder.parentIsInside(SiteFolder.parent(of: path))
        let (look, target) = folder.follow(path, parentIsInside: isInside)
        if look == .file, let target, targets.insert(SiteFolder.parent(of: target)).inserted {
            folders += folder.entries(upFrom: SiteFolder.parent(of: target))
        }
        return look
    }

    private func isWanted(_ path: String, _ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "#"),
            name.utf8.last != UInt8(ascii: "~"), !Self.neverPosts.contains(name)
        else { return false }
        return !excluded.contains { $0.matchesAnyParent(of: path) }
    }

    private static func hasPostExtension(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let ending = String(name[name.index(after: dot)...])
        return extensions.contains(ending) || extensions.contains(ending.lowercased())
    }
}
