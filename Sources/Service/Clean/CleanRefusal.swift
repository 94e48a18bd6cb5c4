import Site

/// Why files that nothing seems to call for are kept all the same unless a person insists.
enum CleanRefusal: Sendable, Hashable, CustomStringConvertible {
    /// There are no posts at all, but there were.
    case lostPosts(root: String)
    /// Posts could not be read, and what they call for is not known; the first of them, and how many there are.
    case unread(String, count: Int)
    /// So many files of so many would go at once.
    case tooMany(Int, of: Int, folder: String)

    /// One part in so many may go at once.
    private static let mostParts = 5

    /// The first reason against removing so many files; nil where there is none.
    init?(removing due: CleanReport.Total, of published: CleanReport.Total, _ state: SiteState, in project: Project) {
        let unread = state.survey.scan.unreadPosts
        if project.hasLostPosts(state.survey.scan) {
            self = .lostPosts(root: project.layout.root)
        } else if due.files == 0 {
            return nil
        } else if let first = unread.first {
            self = .unread(first, count: unread.count)
        } else if due.files * Self.mostParts > published.files {
            self = .tooMany(due.files, of: published.files, folder: project.layout.output)
        } else {
            return nil
        }
    }

    /// One line for people: what is wrong and what to do.
    var description: String {
        switch self {
        case .lostPosts(let root):
            "\(root): no posts here any more, so nothing is removed; bring them back, or add --force"
        case .unread(let first, let count):
            "\(first)\(count > 1 ? ", and \(count - 1) more like it" : ""); "
                + "what is not read may call for pictures, so nothing is removed; mend it, or add --force"
        case .tooMany(let due, let all, let folder):
            "\(folder): \(due) of \(all) files would go, more than 20 % at once, so none does; "
                + "look at them with 'assets clean --json', then add --force"
        }
    }
}

extension SiteScan {
    /// What was said of posts, and of folders and files that lead to them, that could not be read; pictures are not meant.
    var unreadPosts: [String] {
        let posts = findings.filter { $0.isError && ($0.kind == .unreadable || $0.value == $0.post) }.map(\.message)
        return posts + closed.map { "\($0): cannot be looked into; make it readable, or exclude it in _config.yml" }
    }
}
