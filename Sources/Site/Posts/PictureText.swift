/// The front matter that says in words what a post's picture shows.
enum PictureText {
    /// Keys of an alternative text, as themes name it.
    private static let alternatives = ["alt", "image_alt", "image_accessibility"]

    /// Every top key that is asked for.
    static let keys = alternatives + ["title", "image", "cover"]

    /// Whether there is an alternative text, or a title, which templates take in its place.
    ///
    /// An alternative text that is written and empty counts: it says that the picture is decoration.
    static func isGiven(by values: [String: YAMLValue]) -> Bool {
        if values["title"]?.text.map({ !$0.utf8.allSatisfy(isBlank) }) ?? false { return true }
        return alternatives.contains { values[$0]?.text != nil }
            || values.values.contains { value in
                ([value] + value.elements).contains { $0.entries["alt"]?.text != nil }
            }
    }
}
