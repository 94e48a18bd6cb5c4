import Foundation

/// What the posts of a site say about pictures.
public struct SiteScan: Sendable {
    /// The pictures that posts name, sorted by the bytes of their paths.
    public var sources: [SourceReference]
    /// What a person should know, in the order of the posts.
    public var findings: [Finding]
    /// Posts whose front matter names a picture and says nowhere in words what it shows, in the order of the posts.
    public var untold: [PostPlace]
    /// What may be or hold posts and cannot be looked into, as a folder without permission; no error by itself.
    public var closed: [String]
    /// The number of files that count as posts.
    public var posts: Int
    /// What stands before every path in the site's URLs, `""` or such as `/blog`.
    public var baseURL: String
    /// What makes the site's pages.
    public var generator: SiteGenerator
    /// What the scan looked at.
    public var trail: ScanTrail
}

/// A picture that at least one post names.
///
/// Paths and spellings can differ in bytes and yet be equal as Swift strings (`é` has two encodings), so compare `utf8`.
public struct SourceReference: Sendable, Hashable {
    /// The path as it is on disk, relative to the root, separated by `/`, without a leading slash.
    public var path: String
    /// Every way in which a post writes the path, sorted by bytes.
    public var spellings: [String]
    /// The paths of the posts that name it, relative to the root, sorted by bytes.
    public var posts: [String]
    /// The date of the newest post that names it; nil where no such post has a date.
    public var newest: Date?

    /// Makes a reference.
    public init(path: String, spellings: [String], posts: [String], newest: Date?) {
        self.path = path
        self.spellings = spellings
        self.posts = posts
        self.newest = newest
    }
}

/// A place in a post.
public struct PostPlace: Sendable, Hashable {
    /// The post's path relative to the root.
    public var path: String
    /// The line, from 1; nil where what stands there is a default of the site.
    public var line: Int?

    /// Makes a place.
    public init(path: String, line: Int?) {
        self.path = path
        self.line = line
    }
}
