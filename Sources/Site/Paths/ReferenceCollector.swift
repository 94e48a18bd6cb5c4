import FileStamps
import Foundation

/// Gathers what all posts say into one reference for each picture.
struct ReferenceCollector {
    private struct Reference {
        var path: String
        var spellings: Set<[UInt8]> = []
        var posts: [String] = []
        var newest: Date?
    }

    private let liquid: LiquidText
    private var resolver: PictureResolver
    /// Keyed by bytes: the two encodings of `é` are two files on disk, but one Swift string.
    private var references: [[UInt8]: Reference] = [:]
    /// Keyed by bytes, too, of the place and the value.
    private var reportedDefaults: Set<[UInt8]> = []
    private(set) var findings: [Finding] = []
    /// Posts that show a picture and say nowhere in words what it is.
    private(set) var untold: [PostPlace] = []

    init(liquid: LiquidText, resolver: PictureResolver) {
        self.liquid = liquid
        self.resolver = resolver
    }

    /// Paths at which nothing was found.
    var absent: [String] { resolver.absent }

    /// What else was looked at beside the pictures themselves.
    var trail: [StampIndex.Entry] { resolver.trail }

    /// The references, sorted by the bytes of their paths.
    var sources: [SourceReference] {
        references.values.map(\.path).sortedByBytes().compactMap { path in
            guard let reference = references[Array(path.utf8)] else { return nil }
            return SourceReference(
                path: reference.path,
                spellings: reference.spellings.map { String(bytes: $0) }.sortedByBytes(),
                posts: reference.posts,
                newest: reference.newest
            )
        }
    }

    /// Adds the next post; posts come in the order of their paths.
    mutating func add(_ post: Post) {
        findings += post.findings
        var isTold = true
        for mention in post.mentions {
            switch resolve(mention, in: post) {
            case .found(let path):
                add(path, mention, post)
                if isTold, mention.lacksText {
                    isTold = false
                    untold.append(PostPlace(path: post.path, line: mention.line))
                }
            case .unusable(let kind, let clause): report(kind, clause, mention, post)
            }
        }
    }

    private mutating func resolve(_ mention: Mention, in post: Post) -> PictureResolver.Outcome {
        switch PictureValue.read(mention, liquid: liquid) {
        case .path(let path): resolver.resolve(path, in: mention.line == nil ? nil : post)
        case .unusable(let kind, let clause): .unusable(kind, clause)
        }
    }

    private mutating func add(_ path: String, _ mention: Mention, _ post: Post) {
        var reference = references.removeValue(forKey: Array(path.utf8)) ?? Reference(path: path)
        reference.spellings.insert(Array(mention.value.utf8))
        if reference.posts.last.map({ !$0.utf8.elementsEqual(post.path.utf8) }) ?? true {
            reference.posts.append(post.path)
        }
        if let date = post.date { reference.newest = max(reference.newest ?? date, date) }
        references[Array(path.utf8)] = reference
    }

    /// Reports a mention; a default of the site once, however many posts take it over.
    private mutating func report(_ kind: Finding.Kind, _ clause: String, _ mention: Mention, _ post: Post) {
        let isDefault = mention.line == nil
        let known = Array("\(mention.place)\u{0}\(mention.value)".utf8)
        if isDefault, !reportedDefaults.insert(known).inserted { return }
        let subject = kind == .empty ? mention.place : "\(mention.place) \(shortened(mention.value))"
        findings.append(
            Finding(
                kind,
                post: isDefault ? "_config.yml" : post.path,
                line: mention.line,
                value: mention.value,
                "\(subject) \(clause)"
            )
        )
    }
}
