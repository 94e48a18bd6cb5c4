import CVips

/// Where a saver writes to.
public final class Target {
    let pointer: UnsafeMutablePointer<VipsTarget>

    /// Writes to a file descriptor that stays the caller's, from its position on.
    public init(descriptor: Int32) throws(VipsError) {
        guard let pointer = vips_target_new_to_descriptor(descriptor) else { throw .taken(from: "target") }
        self.pointer = pointer
    }

    /// Writes to memory.
    public init() throws(VipsError) {
        guard let pointer = vips_target_new_to_memory() else { throw .taken(from: "target") }
        self.pointer = pointer
    }

    deinit { g_object_unref(pointer) }

    /// The bytes written so far to a target in memory.
    public func bytes() throws(VipsError) -> [UInt8] {
        var length = 0
        guard let bytes = vips_target_steal(pointer, &length) else { throw .taken(from: "target") }
        defer { g_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: length))
    }
}
