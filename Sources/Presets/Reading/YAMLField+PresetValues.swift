import Foundation

extension YAMLField {
    /// The widest and highest picture of all formats: WebP's limit, the lowest of them.
    private static let pixels = 1...16_383

    /// Widths without repeats, brought into rising order.
    func widths(problems: inout ProblemList) -> [Int]? {
        guard let elements = elements(as: "[320, 640, 960]", problems: &problems) else { return nil }
        return distinct(elements, problems: &problems) { $0.integer(in: Self.pixels, problems: &$1) }?.sorted()
    }

    /// Formats without repeats, in the author's order.
    func formats(problems: inout ProblemList) -> [ImageFormat]? {
        guard let elements = elements(as: "[avif, webp, jpeg]", problems: &problems) else { return nil }
        return distinct(elements, problems: &problems) { $0.choice(problems: &$1) }
    }

    /// A target for all formats, and a fixed quality for each of some, in place of those that a preset has.
    func qualities(into preset: inout Preset, problems: inout ProblemList) {
        let formats = ImageFormat.allCases.map(\.rawValue)
        let example = "{target: 70} or {avif: 50, webp: 80, jpeg: 80}"
        guard let mapping = mapping(as: example, known: ["target"] + formats, problems: &problems) else { return }
        mapping.read("target", into: &preset.target, &problems) { $0.number(in: Preset.targets, problems: &$1) }
        for field in mapping.fields {
            guard let format = ImageFormat(rawValue: field.key) else { continue }
            mapping.read(field.key, into: &preset.quality[format], &problems) { $0.integer(in: 1...100, problems: &$1) }
        }
    }

    /// An effort for each of some formats, in the range of its encoder, beside those that a preset has.
    func efforts(over base: [ImageFormat: Int], problems: inout ProblemList) -> [ImageFormat: Int]? {
        perFormat(as: "{avif: 3, webp: 4}", over: base, problems: &problems) { field, format, problems in
            let range = EncoderDefaults.of(format).efforts
            guard range.count > 1 else {
                problems.report("\(format.rawValue) has no effort to set; remove \(field.name)", at: field.position)
                return nil
            }
            return field.integer(in: range, problems: &problems)
        }
    }

    /// Text that stands in an attribute between double quotes.
    func attribute(problems: inout ProblemList) -> String? {
        let expected = "1…500 characters without quotation marks and line breaks"
        guard let text = text(expected: expected, problems: &problems) else { return nil }
        let isSafe = text.unicodeScalars.allSatisfy { $0 != "\"" && $0.value >= 0x20 && $0.value != 0x7F }
        guard isSafe, (1...500).contains(text.count) else {
            refuse(expected: expected, problems: &problems)
            return nil
        }
        return text
    }

    /// A day, from its midnight in UTC.
    func day(problems: inout ProblemList) -> Date? {
        let text = scalarText ?? ""
        let style = Date.ISO8601FormatStyle().year().month().day()
        // The parser takes the 30th of February for the 1st of March.
        guard let day = try? style.parse(text), day.formatted(style) == text else {
            refuse(expected: "a day, as 2024-01-31,", problems: &problems)
            return nil
        }
        return day
    }

    /// A colour `#rrggbb`, in lower case.
    func colour(problems: inout ProblemList) -> String? {
        let text = scalarText?.lowercased() ?? ""
        guard text.count == 7, text.first == "#", text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            let hint = isNull ? "; YAML takes a # without quotes for a comment" : ""
            refuse(expected: "a colour in quotes, as \"#ffffff\",", hint: hint, problems: &problems)
            return nil
        }
        return text
    }

    /// The elements of a list that has at least one.
    private func elements(as example: String, problems: inout ProblemList) -> [YAMLField]? {
        guard let elements = list(as: example, problems: &problems) else { return nil }
        if elements.isEmpty {
            problems.report("expected at least one element for \(name), as \(example)", at: valuePosition)
        }
        return elements
    }

    /// What is read of each element; a value that comes again is reported where it does.
    private func distinct<Value: Hashable>(
        _ elements: [YAMLField],
        problems: inout ProblemList,
        read: (YAMLField, inout ProblemList) -> Value?
    ) -> [Value]? {
        var seen: Set<Value> = []
        return elements.compactMap { element in
            guard let value = read(element, &problems) else { return nil }
            guard seen.insert(value).inserted else {
                problems.report("\(name) has \(element.received) twice; remove one", at: element.position)
                return nil
            }
            return value
        }
    }

    /// A number for each of some formats, over those of a base.
    func perFormat(
        as example: String,
        over base: [ImageFormat: Int],
        problems: inout ProblemList,
        read: (YAMLField, ImageFormat, inout ProblemList) -> Int?
    ) -> [ImageFormat: Int]? {
        let formats = ImageFormat.allCases.map(\.rawValue)
        guard let mapping = mapping(as: example, known: formats, problems: &problems) else { return nil }
        var values = base
        for field in mapping.fields {
            guard let format = ImageFormat(rawValue: field.key) else { continue }
            if let value = read(field, format, &problems) { values[format] = value }
        }
        return values
    }
}
