import Site

/// A source that is not on the page as it should be, and why.
public struct Failure: Error, Sendable, Hashable, Codable {
    /// The source's path relative to the site, or what a post says instead of one.
    public var source: String
    /// The posts that name it.
    public var posts: [String]
    /// What is wrong and what to do, without the source's name where `source` is a path.
    public var reason: String
    /// Whether the source is in quarantine: not it was refused, but what worked on it failed, and will not try again.
    public var isQuarantined = false
    /// One line for people that names the source or the post, what is wrong and what to do.
    public var message: String

    /// Makes a failure of a source that posts name.
    ///
    /// - Parameter reason: What is wrong and what to do, without the source's name.
    init(_ reference: SourceReference, _ reason: String, isQuarantined: Bool = false) {
        self.isQuarantined = isQuarantined
        source = reference.path
        posts = reference.posts
        self.reason = reason
        let others = posts.count > 1 ? " and \(posts.count - 1) more" : ""
        message = "\(source): \(reason)" + (posts.first.map { " (named by \($0)\(others))" } ?? "")
    }

    /// What is said of a source in quarantine.
    ///
    /// - Parameter reason: What happened to the worker.
    static func quarantined(_ reason: String) -> String {
        "\(reason), so it is in quarantine; replace the picture, or let 'assets process --retry-quarantined' try again"
    }

    /// Makes a failure of what the scan found wrong.
    init(_ finding: Finding) {
        source = finding.value
        posts = [finding.post]
        reason = finding.message
        message = finding.message
    }
}
