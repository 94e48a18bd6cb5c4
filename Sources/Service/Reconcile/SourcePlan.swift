import Presets
import Rendering

/// Every variant that the presets want of one source.
struct SourcePlan: Sendable {
    /// The source.
    var source: SurveyedSource
    /// What each preset makes of it, in the order of the configuration.
    var uses: [PresetUse]

    /// The variants of all presets; one that two presets share is listed once.
    var variants: [PlannedVariant] {
        var seen: Set<String> = []
        return uses.flatMap(\.variants).filter { seen.insert($0.key).inserted }
    }
}

/// What one preset makes of one source.
struct PresetUse: Sendable {
    /// The preset.
    var preset: Preset
    /// The variants by format, in the preset's order; empty where the source is left alone.
    var formats: [(format: ImageFormat, variants: [PlannedVariant])]
    /// Why the source is shown as it is; nil where it has variants.
    var leftAlone: String?

    /// The variants of all formats.
    var variants: [PlannedVariant] { formats.flatMap(\.variants) }
}

/// One variant that is wanted, with the name it has or will have.
struct PlannedVariant: Sendable, Hashable {
    /// All options that decide its bytes.
    var spec: VariantSpec
    /// The hash of all that decides it.
    var key: String
    /// The part of its file name that comes from the source's, shared by all variants of a source.
    var stem: String

    /// Its file name in the store; put together when asked for, since large sites want hundreds of thousands.
    var name: String { VariantName.make(stem: stem, spec: spec, key: key) }
}
