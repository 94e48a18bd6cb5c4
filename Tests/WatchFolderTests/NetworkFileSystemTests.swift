import Testing

@testable import WatchFolder

@Suite("Network file systems")
struct NetworkFileSystemTests {
    private let mounts = """
        22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
        40 22 0:52 / /mnt/far rw,nosuid shared:9 master:3 - nfs4 far:/export rw,vers=4.2
        41 22 0:53 / /mnt/tunnel rw - fuse.sshfs user@far:/ rw
        43 22 0:54 / /mnt/host rw - virtiofs host rw
        44 22 0:55 / /mnt/plain rw - fuse plain rw
        42 22 8:1 / /mnt/disk rw - fuseblk /dev/sda1 rw
        nonsense
        """

    @Test(
        "are told by what is mounted",
        arguments: [
            ("254:0", nil), ("0:52", "nfs4"), ("0:53", "fuse.sshfs"), ("0:54", "virtiofs"), ("0:55", "fuse"),
            ("8:1", nil), ("1:1", nil),
        ]
            as [(String, String?)]
    )
    func types(device: String, expected: String?) {
        #expect(NetworkFileSystems(mounts: mounts).name(of: device) == expected)
    }
}
