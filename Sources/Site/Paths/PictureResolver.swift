import FileStamps

/// Finds the file that a path in a post means, and remembers what it has looked up.
struct PictureResolver {
    /// What a path turned out to be.
    enum Outcome: Equatable {
        /// The path of the file on disk, relative to the root.
        case found(String)
        /// No usable file: the kind of finding, and why and what to do, in words that follow the value.
        case unusable(Finding.Kind, String)
    }

    private let baseURL: String
    private let servedFolders: [String]
    private var lookup: PictureLookup
    private var fromRoot: [[UInt8]: Outcome] = [:]

    init(_ folder: SiteFolder, baseURL: String, servedFolders: [String]) {
        self.baseURL = baseURL
        self.servedFolders = servedFolders
        lookup = PictureLookup(folder)
    }

    /// Paths at which nothing was found.
    var absent: [String] { lookup.absent }

    /// What else was looked at beside the pictures themselves.
    var trail: [StampIndex.Entry] { lookup.trail }

    /// Finds the file of a path; `post` lends its own folder to relative paths, nil for a default of the site.
    mutating func resolve(_ value: String, in post: Post?) -> Outcome {
        let path = PathText.withoutQuery(value)
        guard !path.isEmpty else { return .unusable(.other, "names no file; write a path") }
        guard path.utf8.count <= PathText.longest else {
            return .unusable(.other, "is longer than the \(PathText.longest) bytes of any path; correct it")
        }
        if let media = post?.mediaFolder, case .found(let file) = search([media + "/" + path]) { return .found(file) }
        let outcome = resolveFromRoot(path)
        if case .found = outcome { return outcome }
        guard let post, Self.mayBeRelative(path) else { return outcome }
        let beside = search([post.folder + "/" + path])
        switch (beside, outcome) {
        case (.found, _), (.unusable(.outside, _), .unusable(.missing, _)): return beside
        default: return outcome
        }
    }

    private mutating func resolveFromRoot(_ path: String) -> Outcome {
        let key = Array(path.utf8)
        if let known = fromRoot[key] { return known }
        var candidates = [path] + servedFolders.map { $0 + "/" + path }
        let rooted = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
        if !baseURL.isEmpty, rooted.utf8.starts(with: (baseURL + "/").utf8) {
            candidates.append(String(bytes: rooted.utf8.dropFirst(baseURL.utf8.count)))
        }
        let outcome = search(candidates)
        fromRoot[key] = outcome
        return outcome
    }

    /// Looks at each candidate, as written and percent-decoded; the first file wins, else the first trouble.
    private mutating func search(_ candidates: [String]) -> Outcome {
        var trouble: Outcome?
        var isAbove = false
        for candidate in candidates.flatMap({ [$0] + [PathText.percentDecoded($0)].compactMap { $0 } }) {
            guard !candidate.utf8.contains(0) else {
                return .unusable(.other, "holds the control character U+0, which no path may; correct the path")
            }
            let normalised = PathText.normalised(candidate)
            isAbove = isAbove || normalised.leavesRoot
            for path in [normalised.path] + PathText.otherEncodings(of: normalised.path) {
                let look = lookup.look(at: path)
                if look == .file { return .found(path) }
                trouble = trouble ?? lookup.trouble(with: look, at: path)
            }
        }
        if let trouble { return trouble }
        let wanted = PathText.normalised(candidates[0]).path
        guard isAbove else { return .unusable(.missing, lookup.hint(for: wanted)) }
        let inside = "climbs above the site's root, and \(shortened(wanted)) is not in the site either"
        return .unusable(.outside, "\(inside); put the file there or correct the path")
    }

    /// Whether a path may be meant from the post's folder: `./a.jpg`, `../a.jpg` or a bare name.
    private static func mayBeRelative(_ path: String) -> Bool {
        path.utf8.starts(with: "./".utf8) || path.utf8.starts(with: "../".utf8)
            || !path.utf8.contains(UInt8(ascii: "/"))
    }
}
