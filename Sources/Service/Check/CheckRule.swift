/// What a check looks for.
public enum CheckRule: String, Codable, CaseIterable, Hashable, Sendable {
    /// A post names a picture that cannot be found, or cannot be read itself.
    case missingSource = "missing-source"
    /// A picture cannot be read, or was given up.
    case unusableSource = "unusable-source"
    /// A picture lacks variants.
    case missingVariant = "missing-variant"
    /// A picture has variants of older content or options only, or of another length than was written.
    case staleVariant = "stale-variant"
    /// Published files that nothing calls for.
    case orphan
    /// A picture is narrower than the place on the page that it is shown in.
    case narrowSource = "narrow-source"
    /// A variant has more bytes than the configuration allows.
    case overBudget = "over-budget"
    /// A post has a picture, and neither an alternative text for it nor a title.
    case missingAlt = "missing-alt"

    /// Whether what it finds fails a check that is not strict.
    public var isError: Bool {
        switch self {
        case .missingSource, .unusableSource, .missingVariant, .staleVariant, .overBudget: true
        case .orphan, .narrowSource, .missingAlt: false
        }
    }
}
