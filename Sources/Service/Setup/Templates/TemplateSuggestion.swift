/// A change to a template, so that it shows variants instead of the picture itself.
public struct TemplateSuggestion: Codable, Sendable, Hashable {
    /// What the change is about.
    public enum Kind: String, Codable, Sendable {
        /// An `<img>` becomes `{% include assets/picture.html … %}`.
        case picture
        /// A `url(…)` in CSS gets its address from `{% include assets/url.html … %}`.
        case url
        /// A rule in the head keeps the ratio of pictures that have a width and a height.
        case style
    }

    /// What the change is about.
    public var kind: Kind
    /// The template, relative to the site.
    public var file: String
    /// The first line of the old text, counted from 1.
    public var line: Int
    /// The last line of the old text.
    public var endLine: Int
    /// Where the old text begins, in bytes.
    public var offset: Int
    /// The text as it stands in the template.
    public var old: String
    /// The text to stand in its place.
    public var new: String
    /// What is dropped or differs, a line each.
    public var notes: [String]
    /// Why a person has to look first; nil for a change that can be made by itself.
    public var byHand: String?
    /// Whether the change was made.
    public var isApplied: Bool = false
}

extension TemplateSuggestion {
    /// A template with those changes that need no person; nil where an old text is not where it is said to be.
    ///
    /// - Parameters:
    ///   - suggestions: Changes of one file, in order, which do not overlap.
    ///   - bytes: The file.
    static func applying(_ suggestions: [TemplateSuggestion], to bytes: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var index = 0
        for suggestion in suggestions where suggestion.byHand == nil {
            let end = suggestion.offset + suggestion.old.utf8.count
            guard index <= suggestion.offset, end <= bytes.count,
                bytes[suggestion.offset..<end].elementsEqual(suggestion.old.utf8)
            else { return nil }
            output += bytes[index..<suggestion.offset]
            output += Array(suggestion.new.utf8)
            index = end
        }
        return output + bytes[index...]
    }
}
