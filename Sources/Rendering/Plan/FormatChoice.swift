import Presets

/// Which of a preset's formats a source is written in.
enum FormatChoice {
    /// The formats in order of preference.
    case formats([ImageFormat])
    /// The page shows the source itself, for the given reason.
    case leaveAlone(reason: String)

    static func formats(
        of preset: Preset,
        for facts: SourceFacts,
        available: Set<ImageFormat>
    ) -> FormatChoice {
        let writable = preset.formats.filter(available.contains)
        guard !writable.isEmpty else {
            return .leaveAlone(reason: "this machine can write none of the formats of the preset")
        }
        if facts.frames > 1 && preset.animation != .still { return animated(writable, preset, facts) }
        return .formats(still(writable, preset, facts, available: available))
    }

    private static func animated(_ formats: [ImageFormat], _ preset: Preset, _ facts: SourceFacts) -> FormatChoice {
        guard preset.animation == .keep else {
            return .leaveAlone(reason: "it is an animation, which the preset leaves as it is")
        }
        guard SourceKind(rawValue: facts.format)?.readsAnimation == true else {
            return .leaveAlone(reason: "only the first frame of an animated \(facts.format) can be read")
        }
        let holding = formats.filter(\.holdsAnimation)
        guard !holding.isEmpty else {
            return .leaveAlone(reason: "it is an animation, and no format of the preset can hold one")
        }
        return .formats(holding)
    }

    /// PNG stands in for JPEG where the source is transparent or a graphic; where a preset lists both, each source gets
    /// one of them.
    private static func still(
        _ formats: [ImageFormat],
        _ preset: Preset,
        _ facts: SourceFacts,
        available: Set<ImageFormat>
    ) -> [ImageFormat] {
        guard formats.contains(.jpeg) else { return formats }
        let isForPNG = facts.transparent || facts.graphic
        if formats.contains(.png) { return formats.filter { $0 != (isForPNG ? .jpeg : .png) } }
        // A transparent graphic that is to be flattened would keep its transparency as a PNG.
        let isWanted = facts.transparent ? preset.transparency == .png : facts.graphic
        guard isWanted, available.contains(.png) else { return formats }
        return formats.map { $0 == .jpeg ? .png : $0 }
    }
}
