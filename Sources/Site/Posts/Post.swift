import Foundation

/// A value in a post that names a picture, or says that there is none.
struct Mention: Sendable, Hashable {
    /// The value as it stands in the file.
    var value: String
    /// The front matter key, or what in the body names the picture.
    var place: String
    /// The line in the post, from 1; nil where the value is a default of the site.
    var line: Int?
    /// Whether the value is null, empty or a boolean.
    var isNothing = false
    /// Whether the post has neither an alternative text for the picture nor a title that may stand in for one.
    var lacksText = false
}

/// What one post says.
struct Post: Sendable {
    /// The path relative to the root.
    var path: String
    /// The date of the front matter, else of the file name.
    var date: Date?
    /// A folder that stands before each of the post's relative paths, as Chirpy's `media_subpath` does.
    var mediaFolder: String?
    var mentions: [Mention] = []
    var findings: [Finding] = []

    /// The folder that holds the post, relative to the root.
    var folder: String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    /// The name of the post's file.
    var fileName: String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.index(after: $0)...]) } ?? path
    }
}
