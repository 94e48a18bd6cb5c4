extension String {
    /// The text without line breaks and what else a terminal obeys; marks that turn the direction of writing are shown as
    /// `\u{FFFD}`, since what follows them would be read backwards.
    var oneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    if scalar.properties.generalCategory == .control { return " " }
                    return Self.turns(scalar) ? "\u{FFFD}" : scalar
                }
            )
        )
    }

    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
