import CVips

extension Image {
    /// The rows that are computed at once: enough to spread the cost of a call, few enough to stay in the cache.
    private static let stripHeight = 32

    /// Computes the image from top to bottom without ever holding it whole, and hands out each row once, in order.
    ///
    /// - Parameter body: gets `width * bands` samples of the image's own format; they are gone when it returns.
    /// - Throws: what reading or computing the pixels met.
    public func forEachRow(_ body: (UnsafeRawBufferPointer) -> Void) throws(VipsError) {
        guard vips_image_pio_input(pointer) == 0, let region = vips_region_new(pointer) else {
            throw .taken(from: "region")
        }
        defer { g_object_unref(region) }
        for top in stride(from: 0, to: height, by: Self.stripHeight) {
            let rows = min(Self.stripHeight, height - top)
            var strip = VipsRect(left: 0, top: Int32(top), width: Int32(width), height: Int32(rows))
            guard vips_region_prepare(region, &strip) == 0, let data = region.pointee.data else {
                throw .taken(from: "region_prepare")
            }
            // The region may cover more than was asked for; its data begins at the corner of what it covers.
            let valid = region.pointee.valid
            let stride = Int(region.pointee.bpl)
            let sampleBytes = Int(vips_format_sizeof(pointer.pointee.BandFmt)) * bands
            for row in 0..<rows {
                let start = data + (top + row - Int(valid.top)) * stride - Int(valid.left) * sampleBytes
                body(UnsafeRawBufferPointer(start: start, count: width * sampleBytes))
            }
        }
    }
}
