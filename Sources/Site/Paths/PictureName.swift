/// What the end of a name says about a file, for values that may be something else than a path.
enum PictureName {
    private static let extensions: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "avif", "gif", "svg", "jxl", "heic", "heif", "tif", "tiff",
        "bmp", "jp2", "ico",
    ]

    /// Whether a value ends with a picture's extension, before any `?query` or `#fragment`.
    static func endsLikePicture(_ value: String) -> Bool {
        let end = value.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? value.endIndex
        guard let dot = value[..<end].utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let ending = value.utf8[value.utf8.index(after: dot)..<end]
        return ending.count <= 4 && extensions.contains(String(bytes: trimmed(Array(ending)[...])).lowercased())
    }
}
