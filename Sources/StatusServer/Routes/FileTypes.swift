/// The types of files that browsers may show in place; all others are downloads, as drawings may hold scripts.
enum FileTypes {
    /// The media types by the formats' names.
    static let shown = [
        "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif",
    ]
}
