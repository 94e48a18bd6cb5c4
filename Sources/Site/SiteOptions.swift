/// Where a site's posts are and which of their values name pictures.
public struct SiteOptions: Sendable, Hashable {
    /// Folders of posts, relative to the root; empty means the generator's own.
    public var posts: [String]
    /// Front matter keys that name a picture, nested ones with dots; empty means the known ones.
    public var keys: [String]
    /// Whether pictures that stand in the bodies of posts count too.
    public var bodies: Bool
    /// Paths relative to the root that are never searched for posts.
    public var excluded: [String]

    /// Makes options; without arguments they suit a site of the detected generator.
    public init(posts: [String] = [], keys: [String] = [], bodies: Bool = false, excluded: [String] = ["_site"]) {
        self.posts = posts
        self.keys = keys
        self.bodies = bodies
        self.excluded = excluded
    }
}
