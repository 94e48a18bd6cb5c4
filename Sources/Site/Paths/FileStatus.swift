import Glibc

/// What the file system says of one name.
struct FileStatus {
    enum Kind { case file, folder, link, special }

    var kind: Kind
    var size: Int
    /// Device and inode, which two names of one folder share.
    var identity: Identity

    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    init(_ record: stat) {
        switch record.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .special
        }
        size = Int(record.st_size)
        identity = Identity(device: UInt64(record.st_dev), inode: UInt64(record.st_ino))
    }

    var look: SiteFolder.Look {
        switch kind {
        case .file: .file
        case .folder: .folder
        case .link, .special: .special
        }
    }
}
