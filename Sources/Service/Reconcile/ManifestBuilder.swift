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

    /// The manifest of all planned sources with those of their variants that exist.
    ///
    /// - Parameter known: The variants that exist, and those that were withheld, by key.
    func build(_ plans: [SourcePlan], known: [String: VariantRecord], looks: [Int64: SourceRecord.Look]) -> Manifest {
        var manifest = Manifest(details: details)
        for plan in plans {
            let reference = plan.source.reference
            let look = looks[plan.source.record.id]
            manifest.images[reference.path] = image(plan, known: known, look: look)
            for use in plan.uses { manifest.presets[use.preset.name] = Self.layout(use.preset) }
            for spelling in reference.spellings { manifest.addAlias(spelling, of: reference.path) }
        }
        return manifest
    }

    private func image(_ plan: SourcePlan, known: [String: VariantRecord], look: SourceRecord.Look?) -> ManifestImage {
        var image = ManifestImage(color: look?.color, placeholder: look?.placeholder, focus: Self.focus)
        if case .usable(let header) = plan.source.record.verdict {
            image.width = header.width
            image.height = header.height
        }
        for use in plan.uses { image.presets[use.preset.name] = preset(use, known: known) }
        return image
    }

    private func preset(_ use: PresetUse, known: [String: VariantRecord]) -> ManifestPreset? {
        let offer = FormatOffer(use, known: known)
        let formats = use.formats.filter { offer.reasons[$0.format] == nil }
        return ManifestPreset(
            formats: formats.map { format, variants in
                // One that another preset offers may be withheld here, and the other way round.
                let files = variants.compactMap { known[$0.key] }.filter { !$0.isWithheld }
                return (mediaType: format.mediaType, variants: files.map(variant))
            }
        )
    }

    private static func layout(_ preset: Preset) -> ManifestLayout {
        ManifestLayout(
            sizes: preset.sizes,
            loading: preset.loading.rawValue,
            fetchPriority: preset.fetchPriority.rawValue
        )
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
