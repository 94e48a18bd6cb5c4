import TestSupport

/// A file system of a few kilobytes in memory, mounted over a folder.
struct SmallDisk {
    private let folder: String

    /// The machine did not let the tests mount anything.
    struct NotMounted: Error {
        var reason: String
    }

    /// Whether the tests may mount one, found by trying.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder(), let disk = try? SmallDisk(at: folder.path, size: "16k") else {
            return false
        }
        disk.unmount()
        return true
    }()

    /// Mounts one over a folder, with a size as `mount` takes it.
    init(at folder: String, size: String) throws {
        self.folder = folder
        try mount("size=\(size)")
    }

    /// Gives it another size; what it holds stays.
    func resize(_ size: String) throws { try mount("remount,size=\(size)") }

    /// Takes it away with all it holds.
    func unmount() { _ = try? Program("umount")?.run([folder]) }

    private func mount(_ options: String) throws {
        let finished = try Program("mount")?.run(["-t", "tmpfs", "-o", options, "tmpfs", folder])
        guard finished?.code == 0 else { throw NotMounted(reason: finished?.errors ?? "there is no mount") }
    }
}
