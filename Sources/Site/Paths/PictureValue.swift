/// What a value says about where a picture is, before anything is looked up.
enum PictureValue: Equatable {
    /// A path below the site, with its `?query` and with Liquid resolved.
    case path(String)
    /// No path: the kind of finding, and why.
    case unusable(Finding.Kind, String)

    /// Reads a value.
    static func read(_ mention: Mention, liquid: LiquidText) -> PictureValue {
        let value = mention.value.withoutBlankEnds
        if mention.isNothing || value.isEmpty { return .unusable(.empty, "names no picture") }
        if let control = value.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
            let code = String(control.value, radix: 16, uppercase: true)
            return .unusable(.other, "holds the control character U+\(code), which no path may; rename the file")
        }
        guard value.utf8.contains(UInt8(ascii: "{")) else { return classify(value) }
        guard let resolved = liquid.resolved(value) else {
            return .unusable(.liquid, "holds Liquid that only the site's generator resolves; write the path itself")
        }
        // A base URL that ends with a slash, and the slash behind it, are no host's name.
        let slashes = resolved.utf8.prefix { $0 == UInt8(ascii: "/") }.count
        return classify(slashes > 1 ? "/" + String(bytes: resolved.utf8.dropFirst(slashes)) : resolved)
    }

    private static func classify(_ value: String) -> PictureValue {
        let isURL = value.utf8.starts(with: "//".utf8) || hasScheme(value)
        return isURL ? .unusable(.url, "is a URL, so its picture is left as it is") : .path(value)
    }

    /// Whether a value begins with a scheme and `//`, or with one of the schemes that go without.
    private static func hasScheme(_ value: String) -> Bool {
        guard let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = value[..<colon].utf8
        let isName = scheme.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || "0123456789+-.".utf8.contains($0)
        }
        guard isName, !scheme.isEmpty else { return false }
        if value[colon...].utf8.starts(with: "://".utf8) { return true }
        return ["data", "blob", "file", "mailto", "cid", "about"].contains(String(value[..<colon]).lowercased())
    }
}
