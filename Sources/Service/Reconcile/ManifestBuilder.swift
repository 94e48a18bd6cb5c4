import Catalog
import Manifest
import Presets
import Rendering
import Site

/// Writes down what templates read, from what exists.
struct ManifestBuilder: Sendable {
    /// What stands before every URL.
    let base: String
    /// The folder of variants, relative to the site.
    let output: String
    /// Whether every variant is listed with its length.
    let details: Bool

    /// The point that a crop keeps where nobody named one, as gravity `focus` cuts: of 35 photographs looked at one by
    /// one, the fewest lost a head when 35 % of what is cut came off the top.
    private static let focus = ManifestImage.Focus(x: 0.5, y: 0.35)

    /// The manifest of all planned sources with those of their variants that exist, by key.
    func build(_ plans: [SourcePlan], existing: [String: VariantRecord], looks: [Int64: SourceRecord.Look]) -> Manifest
    {
        var manifest = Manifest()
        for plan in plans {
            let reference = plan.source.reference
            let look = looks[plan.source.record.id]
            manifest.images[reference.path] = image(plan, existing: existing, look: look)
            for spelling in reference.spellings { manifest.addAlias(spelling, of: reference.path) }
        }
        return manifest
    }

    private func image(_ plan: SourcePlan, existing: [String: VariantRecord], look: SourceRecord.Look?) -> ManifestImage
    {
        var image = ManifestImage(color: look?.color, placeholder: look?.placeholder, focus: Self.focus)
        if case .usable(let header) = plan.source.record.verdict {
            image.width = header.width
            image.height = header.height
        }
        for use in plan.uses { image.presets[use.preset.name] = preset(use, existing: existing) }
        return image
    }

    private func preset(_ use: PresetUse, existing: [String: VariantRecord]) -> ManifestPreset? {
        let formats = use.formats.map { format, variants in (format, variants.compactMap { existing[$0.key] }) }
        // On a background a file shows another picture than with its transparency.
        let grounds = use.formats.map { Set($0.variants.map(\.spec.background)) }
        let listed = formats.indices.filter { index in
            !formats.indices[(index + 1)...].contains {
                grounds[$0] == grounds[index] && Self.isNoLarger(formats[$0].1, than: formats[index].1)
            }
        }
        return ManifestPreset.make(
            formats: listed.map { (mediaType: formats[$0].0.mediaType, variants: formats[$0].1.map(variant)) },
            sizes: use.preset.sizes,
            loading: use.preset.loading.rawValue,
            fetchPriority: use.preset.fetchPriority.rawValue,
            isSocial: use.preset.name == "social",
            details: details
        )
    }

    /// Whether one format's files serve as well as another's that a browser would take before them: the same widths, of
    /// the same looks, in no more bytes.
    private static func isNoLarger(_ files: [VariantRecord], than others: [VariantRecord]) -> Bool {
        guard !others.isEmpty, files.map(\.width) == others.map(\.width),
            (files + others).allSatisfy({ $0.look.map { !$0.isMissed } ?? false })
        else { return false }
        return files.reduce(0) { $0 + $1.bytes } <= others.reduce(0) { $0 + $1.bytes }
    }

    private func variant(_ record: VariantRecord) -> ManifestVariant {
        ManifestVariant(
            url: ManifestURL.make(base: base, path: "\(output)/\(record.name)"),
            width: record.width,
            height: record.height,
            bytes: record.bytes
        )
    }
}
