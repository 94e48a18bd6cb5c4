import CVips

/// Where a saver writes to.
public final class Target {
    let pointer: UnsafeMutablePointer<VipsTarget>

    /// Writes to a file descriptor that stays the caller's, from its position on.
    public init(descriptor: Int32) throws(VipsError) {
        try VipsLibrary.start()
        guard let pointer = vips_target_new_to_descriptor(descriptor) else { throw .taken(from: "target") }
        self.pointer = pointer
    }

    /// Writes to memory.
    public init() throws(VipsError) {
        try VipsLibrary.start()
        guard let pointer = vips_target_new_to_memory() else { throw .taken(from: "target") }
        self.pointer = pointer
    }

    deinit { g_object_unref(pointer) }

    /// The bytes that a saver has written to a target in memory; none before it has run.
    public func bytes() throws(VipsError) -> [UInt8] {
        try withValue(vips_blob_get_type()) { (holder) throws(VipsError) in
            g_object_get_property(pointer.upcast(to: GObject.self), "blob", &holder)
            guard let blob = g_value_get_boxed(&holder) else { throw VipsError("target", "nothing was written") }
            var length = 0
            let bytes = vips_blob_get(blob.assumingMemoryBound(to: VipsBlob.self), &length)
            return Array(UnsafeRawBufferPointer(start: bytes, count: length))
        }
    }
}
