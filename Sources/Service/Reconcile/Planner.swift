import Catalog
import Presets
import Rendering
import Site

/// Works out which variants a source should have, and their names, without reading a pixel.
struct Planner: Sendable {
    let presets: [Preset]
    let engine: Engine

    /// What the presets want of a source.
    func plan(_ source: SurveyedSource) -> SourcePlan {
        let stem = VariantName.stem(of: source.reference.path)
        return SourcePlan(source: source, uses: presets.map { use(of: $0, for: source, stem: stem) })
    }

    private func use(of preset: Preset, for source: SurveyedSource, stem: String) -> PresetUse {
        if let since = preset.since, source.reference.newest.map({ $0 < since }) ?? true {
            return PresetUse(preset: preset, formats: [], leftAlone: "its posts are from before 'since' of its presets")
        }
        guard case .usable(let header) = source.record.verdict else {
            return PresetUse(preset: preset, formats: [], leftAlone: "it is an SVG drawing")
        }
        let facts = SourceFacts(header)
        if preset.animation == .keep, let reason = engine.reasonAgainstFrames(of: facts) {
            return PresetUse(preset: preset, formats: [], leftAlone: reason)
        }
        switch Geometry.plan(preset, for: facts, available: engine.formats) {
        case .leaveAlone(let reason): return PresetUse(preset: preset, formats: [], leftAlone: reason)
        case .variants(let plans):
            let formats = plans.map { plan in
                (format: plan.format, variants: plan.variants.map { planned($0, of: source, stem: stem) })
            }
            return PresetUse(preset: preset, formats: formats, leftAlone: nil)
        }
    }

    private func planned(_ spec: VariantSpec, of source: SurveyedSource, stem: String) -> PlannedVariant {
        let key = VariantKey.make(
            content: source.record.content,
            options: spec.canonical,
            engine: engine.version(of: spec.format)
        )
        return PlannedVariant(spec: spec, key: key, stem: stem)
    }
}

/// The file names of variants: `<stem>-<width>-<key>.<ext>`.
enum VariantName {
    /// The most bytes of a stem; the rest of the name takes less than 40.
    private static let longestStem = 80

    /// The name of one variant, in letters, digits, `-`, `_` and `.` alone so that no reader of URLs stumbles over it.
    static func make(stem: String, spec: VariantSpec, key: String) -> String {
        "\(stem)-\(spec.size.width)-\(key).\(spec.format.fileExtension)"
    }

    /// The source's own name without folders and extension, with a dash for each run of other characters.
    static func stem(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? ""
        let bare = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        var stem = ""
        for scalar in bare.unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            // Generators do not publish files whose names begin with an underscore.
            if isPlain || (scalar == "_" && !stem.isEmpty) {
                stem.unicodeScalars.append(scalar)
            } else if !stem.isEmpty, !stem.hasSuffix("-") {
                stem += "-"
            }
        }
        let trimmed = String(stem.prefix(longestStem)).trimmingDashes
        return trimmed.isEmpty ? "image" : trimmed
    }
}

extension String {
    /// The text without dashes at its end.
    fileprivate var trimmingDashes: String {
        var text = self
        while text.hasSuffix("-") { text.removeLast() }
        return text
    }
}
