import FileStamps
import Glibc

/// The site's root on disk, and safe questions about what lies below it; nothing is ever opened but folders.
struct SiteFolder: Sendable {
    /// What stands at a path.
    enum Look: Equatable {
        case file, folder, special
        /// Nothing is there, or a link to nothing.
        case absent
        /// Something is there, but outside the root once symbolic links are followed.
        case outside
        /// A symbolic link that leads to itself.
        case loop
        /// The system refuses, for the given reason.
        case refused(String)

        var exists: Bool { self == .file || self == .folder }
    }

    /// The real path of the root, without a trailing slash; empty for the file system's root.
    let realRoot: String

    /// Finds a root; throws where it is no folder.
    init(_ root: String) throws {
        guard let real = realPath(root) else {
            let reason = String(cString: strerror(errno))
            throw SiteError("\(root): cannot find the site (\(reason)); give the folder that holds the posts")
        }
        guard status(of: real, following: true)?.kind == .folder else {
            throw SiteError("\(root): is not a folder; give the folder that holds the posts")
        }
        realRoot = real == "/" ? "" : real
    }

    /// The absolute path of a path relative to the root.
    func absolute(_ path: String) -> String { path.isEmpty ? realRoot + "/" : realRoot + "/" + path }

    /// Whether a real path is the root or below it, by bytes.
    func holds(real: String) -> Bool {
        guard real.utf8.starts(with: realRoot.utf8) else { return false }
        let rest = real.utf8.dropFirst(realRoot.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }

    /// Says what stands at a path, relative to the root and normalised.
    func look(at path: String) -> Look {
        follow(path, parentIsInside: parentIsInside(Self.parent(of: path))).look
    }

    /// The same for a path whose folder has been checked already, and what it leads to, relative to the root, where it is
    /// a link that stays inside.
    func follow(_ path: String, parentIsInside: Bool) -> (look: Look, target: String?) {
        let full = absolute(path)
        guard let found = status(of: full, following: false) else { return (failure(errno), nil) }
        guard parentIsInside else { return (.outside, nil) }
        guard found.kind == .link else { return (found.look, nil) }
        guard let real = realPath(full) else { return (failure(errno), nil) }
        guard holds(real: real) else { return (.outside, nil) }
        let target = String(bytes: real.utf8.dropFirst(realRoot.utf8.count + 1))
        return (status(of: real, following: true)?.look ?? .absent, target)
    }

    /// A folder, relative to the root, and those above it up to the root, as they are now.
    func entries(upFrom folder: String) -> [StampIndex.Entry] {
        var entries: [StampIndex.Entry] = []
        var place = folder
        while !place.isEmpty {
            if let stamp = FileStamp(path: absolute(place)) {
                entries.append(StampIndex.Entry(path: place, stamp: stamp))
            }
            place = Self.parent(of: place)
        }
        return entries
    }

    /// The folder of a path; empty for the root.
    static func parent(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    /// Whether a folder, relative to the root, is really inside; one that is not there counts as inside.
    func parentIsInside(_ folder: String) -> Bool {
        guard !folder.isEmpty else { return true }
        return realPath(absolute(folder)).map(holds(real:)) ?? true
    }

    private func failure(_ code: Int32) -> Look {
        switch code {
        case ENOENT, ENOTDIR: .absent
        case ELOOP: .loop
        case ENAMETOOLONG: .refused("its name is longer than file systems allow")
        default: .refused(String(cString: strerror(code)))
        }
    }
}

/// The absolute path without links and dots; nil with `errno` where there is none.
func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
}

/// The kind of a file and its identity; nil with `errno` where there is none.
func status(of path: String, following: Bool) -> FileStatus? {
    var record = stat()
    let result = following ? stat(path, &record) : lstat(path, &record)
    return result == 0 ? FileStatus(record) : nil
}
