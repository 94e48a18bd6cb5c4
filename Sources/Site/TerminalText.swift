/// Shows text on a terminal as it is, with control and direction characters as `\u{1B}` and at most 600 characters.
///
/// Names come from files that strangers may have written; an escape sequence or a right-to-left override in one must
/// not change what a person reads.
public func terminalText(_ text: String) -> String {
    var shown = ""
    var length = 0
    for scalar in text.unicodeScalars {
        guard length < 600 else { return shown + "…" }
        length += 1
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
            shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        default:
            shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}

/// A value for a message: itself, or the first 120 characters of a long one.
func shortened(_ value: String) -> String {
    let head = value.unicodeScalars.prefix(120)
    return head.endIndex == value.unicodeScalars.endIndex ? value : String(String.UnicodeScalarView(head)) + "…"
}
