import Foundation
import Glibc

/// The mounted file systems on which others may write without this machine's kernel noticing.
struct NetworkFileSystems: Sendable {
    /// The types of those that are mounted, by device as `0:52`.
    private let types: [String: String]

    private static let names: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "afpfs", "lustre", "beegfs",
        "glusterfs",
        "gfs2", "ocfs2", "fuse", "vboxsf", "prl_fs",
    ]

    /// Asks what is mounted now.
    init() {
        let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") ?? Data()
        self.init(mounts: String(decoding: mounts, as: UTF8.self))
    }

    /// Reads what `/proc/self/mountinfo` says: lines of `36 35 98:0 /root /place options … - type source …`.
    init(mounts: String) {
        var types: [String: String] = [:]
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let type = String(fields[dash + 1])
            if Self.names.contains(type) || type.hasPrefix("fuse.") { types[String(fields[2])] = type }
        }
        self.types = types
    }

    /// The name of the file system that a folder is on, where it is one of these.
    func name(at path: String) -> String? {
        var facts = stat()
        guard !types.isEmpty, stat(path, &facts) == 0 else { return nil }
        // The encoding of device numbers in user space, as `gnu_dev_major` undoes it.
        let major = (facts.st_dev >> 8) & 0xFFF
        let minor = (facts.st_dev & 0xFF) | ((facts.st_dev >> 12) & 0xFFF00)
        return name(of: "\(major):\(minor)")
    }

    /// The name of a device's file system where it is one of these.
    func name(of device: String) -> String? { types[device] }
}
