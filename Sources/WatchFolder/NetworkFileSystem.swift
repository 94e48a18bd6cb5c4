import Foundation
import Glibc

/// File systems on which others may write without this machine's kernel noticing.
enum NetworkFileSystem {
    private static let names: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "lustre", "glusterfs", "vboxsf", "prl_fs",
    ]

    /// The name of the file system that a folder is on, where it is one of these.
    static func name(at path: String) -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0, let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
            return nil
        }
        // The encoding of device numbers in user space, as `gnu_dev_major` undoes it.
        let device = (
            major: (facts.st_dev >> 8) & 0xFFF, minor: (facts.st_dev & 0xFF) | ((facts.st_dev >> 12) & 0xFFF00)
        )
        return name(of: "\(device.major):\(device.minor)", in: String(decoding: mounts, as: UTF8.self))
    }

    /// The name of a device's file system where it is one of these.
    ///
    /// - Parameter mounts: What `/proc/self/mountinfo` says: lines of `36 35 98:0 /root /place options … - type source …`.
    static func name(of device: String, in mounts: String) -> String? {
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
            else { continue }
            let type = String(fields[dash + 1])
            return names.contains(type) || type.hasPrefix("fuse.") ? type : nil
        }
        return nil
    }
}
