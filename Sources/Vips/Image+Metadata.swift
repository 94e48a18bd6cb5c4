import CVips

/// Reading and writing of an image's metadata, fields by name as in `vipsheader -a`.
///
/// Writing is for images that nothing else uses yet, such as the result of `copy`.
extension Image {
    /// The names of all fields, header fields such as `width` included.
    public var fields: [String] {
        guard let names = vips_image_get_fields(pointer) else { return [] }
        defer { g_strfreev(names) }
        var result: [String] = []
        while let name = names[result.count] { result.append(String(cString: name)) }
        return result
    }

    /// A field of bytes, as `exif-data`; nil where there is none.
    public func blob(_ field: String) -> [UInt8]? {
        guard vips_image_get_typeof(pointer, field) == vips_blob_get_type() else { return nil }
        var data: UnsafeRawPointer?
        var length = 0
        guard vips_image_get_blob(pointer, field, &data, &length) == 0, let data else { return nil }
        return Array(UnsafeRawBufferPointer(start: data, count: length))
    }

    /// The length in bytes of a field of bytes; 0 where there is none.
    public func length(ofBlob field: String) -> Int {
        guard vips_image_get_typeof(pointer, field) == vips_blob_get_type() else { return 0 }
        var data: UnsafeRawPointer?
        var length = 0
        return vips_image_get_blob(pointer, field, &data, &length) == 0 ? length : 0
    }

    /// A whole number, as `loop`; nil where there is none.
    public func int(_ field: String) -> Int? {
        guard vips_image_get_typeof(pointer, field) == Fundamental.int else { return nil }
        var value: Int32 = 0
        return vips_image_get_int(pointer, field, &value) == 0 ? Int(value) : nil
    }

    /// Whole numbers, as `delay`; nil where there are none.
    public func ints(_ field: String) -> [Int]? {
        guard vips_image_get_typeof(pointer, field) == vips_array_int_get_type() else { return nil }
        var values: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        guard vips_image_get_array_int(pointer, field, &values, &count) == 0, let values else { return nil }
        return UnsafeBufferPointer(start: values, count: Int(count)).map { Int($0) }
    }

    /// Sets a field of bytes.
    public func set(_ field: String, to bytes: [UInt8]) {
        vips_image_set_blob_copy(pointer, field, bytes, bytes.count)
    }

    /// Sets a text; fields such as `exif-ifd0-Artist` become EXIF entries when the image is saved.
    public func set(_ field: String, to text: String) { vips_image_set_string(pointer, field, text) }

    /// Sets a whole number.
    public func set(_ field: String, to number: Int) { vips_image_set_int(pointer, field, Int32(clamping: number)) }

    /// Sets whole numbers.
    public func set(_ field: String, to numbers: [Int]) {
        let narrow = numbers.map { Int32(clamping: $0) }
        vips_image_set_array_int(pointer, field, narrow, Int32(narrow.count))
    }

    /// Removes a field; header fields such as `width` stay.
    public func remove(_ field: String) { vips_image_remove(pointer, field) }
}
