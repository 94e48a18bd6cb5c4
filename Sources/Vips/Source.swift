import CVips

/// Where a loader reads from.
public final class Source {
    let pointer: UnsafeMutablePointer<VipsSource>

    /// Reads from a file descriptor that stays the caller's: libvips works on a duplicate, which shares the position.
    public init(descriptor: Int32) throws(VipsError) {
        try VipsLibrary.start()
        guard let pointer = vips_source_new_from_descriptor(descriptor) else { throw .taken(from: "source") }
        self.pointer = pointer
    }

    /// Reads from a copy of bytes in memory.
    public init(bytes: [UInt8]) throws(VipsError) {
        try VipsLibrary.start()
        // A blob owns its copy, and the source a reference to the blob, so no lifetime is left to the caller.
        guard let blob = vips_blob_copy(bytes, bytes.count) else { throw .taken(from: "source") }
        defer { vips_area_unref(blob.upcast(to: VipsArea.self)) }
        guard let pointer = vips_source_new_from_blob(blob) else { throw .taken(from: "source") }
        self.pointer = pointer
    }

    deinit { g_object_unref(pointer) }
}
