extension YAMLField {
    /// The most bytes that a variant may have, by preset and format.
    func budgets(for presets: [Preset], problems: inout ProblemList) -> [String: [ImageFormat: Int]]? {
        let example = "{header: {avif: 150KB, jpeg: 300KB}}"
        guard let mapping = mapping(as: example, known: presets.map(\.name), problems: &problems) else { return nil }
        var budgets: [String: [ImageFormat: Int]] = [:]
        for field in mapping.fields {
            guard let preset = presets.first(where: { $0.name == field.key }) else { continue }
            budgets[preset.name] = field.perFormat(as: "{avif: 150KB}", over: [:], problems: &problems) {
                $0.budget(of: $1, in: preset, problems: &$2)
            }
        }
        return budgets
    }

    /// A length for a format that the preset makes; another would never be checked.
    private func budget(of format: ImageFormat, in preset: Preset, problems: inout ProblemList) -> Int? {
        // PNG stands in for JPEG where a source is transparent or a graphic.
        guard preset.formats.contains(format) || (format == .png && preset.formats.contains(.jpeg)) else {
            let message = "preset '\(preset.name)' makes no \(format.rawValue); remove \(name), or add the format there"
            problems.report(message, at: position)
            return nil
        }
        return quantity(.bytes, problems: &problems)
    }
}
