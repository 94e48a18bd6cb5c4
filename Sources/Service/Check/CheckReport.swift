/// What a check came to.
public struct CheckReport: Sendable, Encodable {
    /// The number of posts read.
    public var posts: Int
    /// The number of different sources that posts name.
    public var sources: Int
    /// The number of variants that are wanted.
    public var variants: Int
    /// What is published once nothing is missing.
    public var projected = Projection()
    /// The number of findings that are errors.
    public var errors: Int
    /// The number of findings that are warnings.
    public var warnings: Int
    /// What was found, by rule and then by place.
    public var findings: [CheckFinding]

    /// Sorts findings and counts them.
    init(posts: Int, sources: Int, variants: Int, findings: [CheckFinding]) {
        self.posts = posts
        self.sources = sources
        self.variants = variants
        let rules = Dictionary(grouping: findings, by: \.rule)
        self.findings = CheckRule.allCases.flatMap { rule in
            (rules[rule] ?? []).sorted { ($0.file, $0.line ?? 0, $0.subject) < ($1.file, $1.line ?? 0, $1.subject) }
        }
        errors = findings.count { $0.severity == .error }
        warnings = findings.count - errors
    }

    /// Whether the check is passed: without errors, and when it is strict without warnings too.
    public func isPassed(strict: Bool) -> Bool { errors == 0 && (warnings == 0 || !strict) }
}
