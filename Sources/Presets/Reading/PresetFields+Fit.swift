extension PresetFields {
    private enum Way: String, CaseIterable { case inside, cover }

    /// The shape, from `fit`, `aspect` and `gravity`, which only make sense together.
    func fit(over base: Preset.Fit, problems: inout ProblemList) -> Preset.Fit {
        let count = problems.count
        let way: Way? = fields["fit"]?.choice(problems: &problems)
        let aspect = fields["aspect"]?.aspect(problems: &problems)
        let gravity: Preset.Gravity? = fields["gravity"]?.choice(problems: &problems)
        guard problems.count == count else { return base }

        switch (way, base) {
        case (.inside, _), (nil, .inside):
            reportCrop(problems: &problems)
            return .inside
        case (_, .cover(let baseAspect, let baseGravity)):
            return .cover(aspect: aspect ?? baseAspect, gravity: gravity ?? baseGravity)
        case (.cover, .inside):
            guard let aspect else {
                problems.report("fit: cover needs an aspect, as aspect: 16:9", at: fields["fit"]?.position ?? position)
                return base
            }
            return .cover(aspect: aspect, gravity: gravity ?? .focus)
        }
    }

    /// Reports what only a crop can use.
    private func reportCrop(problems: inout ProblemList) {
        for field in ["aspect", "gravity"].compactMap({ fields[$0] }) {
            problems.report(
                "\(field.name) needs fit: cover, and \(subject) has fit: inside; add the one or remove the other",
                at: field.position
            )
        }
    }
}

extension YAMLField {
    /// Two whole numbers with a colon between them.
    func aspect(problems: inout ProblemList) -> Preset.AspectRatio? {
        let parts = (scalarText ?? "").split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0.trimmingSpaces) }.filter((1...10_000).contains)
        guard parts.count == 2, numbers.count == 2 else {
            refuse(expected: "width:height in whole numbers of 1…10000, as 16:9,", problems: &problems)
            return nil
        }
        return Preset.AspectRatio(width: numbers[0], height: numbers[1])
    }
}

extension Substring {
    /// The text without the spaces around it.
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
