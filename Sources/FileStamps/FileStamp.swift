import Glibc

/// What the file system says of a file without reading it; equal stamps mean an unchanged file.
///
/// The fields are those that git's index compares. They are compared for equality only, never for order.
public struct FileStamp: Hashable, Sendable {
    /// The device the file is on.
    public var device: Int64
    /// The file's number on its device.
    public var inode: Int64
    /// The length in bytes.
    public var size: Int64
    /// The kind and permissions.
    public var mode: Int64
    /// The last change of content, in nanoseconds since 1970.
    public var modified: Int64
    /// The last change of content or attributes, in nanoseconds since 1970.
    public var changed: Int64

    /// Makes a stamp of its fields.
    public init(device: Int64, inode: Int64, size: Int64, mode: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.mode = mode
        self.modified = modified
        self.changed = changed
    }

    /// The stamp of no file: whatever there is counts as changed.
    public static let none = FileStamp(device: 0, inode: 0, size: -1, mode: 0, modified: 0, changed: 0)

    /// Makes a stamp of what `stat` said.
    public init(_ status: stat) {
        device = Int64(bitPattern: UInt64(status.st_dev))
        inode = Int64(bitPattern: UInt64(status.st_ino))
        size = Int64(status.st_size)
        mode = Int64(status.st_mode)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// A time in nanoseconds, which begin anew after 2262: file systems keep later times, and anybody may set one.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// The stamp of an open file.
    ///
    /// - Throws: `SystemError` where the call fails.
    public init(descriptor: Int32) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno, action: "examine") }
        self.init(status)
    }

    /// The stamp of the file at a path, following symbolic links; nil where there is none.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The time by the clock that file systems use, in nanoseconds since 1970.
    public static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    /// Whether the file was so young when it was recorded that a later write may have left the same stamp.
    ///
    /// File systems count time in ticks of some milliseconds: a file written twice within one tick looks unchanged.
    ///
    /// The time of the last change alone decides, since nobody can set it; a file from the future by its own account is
    /// as good as any other.
    ///
    /// - Parameter recorded: When the file was read, in nanoseconds since 1970.
    public func isRacy(recorded: Int64) -> Bool {
        let tick: Int64 = 20_000_000
        return changed >= recorded &- tick
    }
}
