import Catalog
import Presets
import Rendering
import Site

/// Finds sources that are shown wider than they are.
enum NarrowRule {
    /// A finding for each preset whose place on the page is wider than what it can show of the source.
    static func findings(in plan: SourcePlan) -> [CheckFinding] {
        guard case .usable(let header) = plan.source.record.verdict else { return [] }
        let size = PixelSize(width: header.width, height: header.height)
        return plan.uses.compactMap { use in
            let preset = use.preset
            // What other sites show of a link is not a place on a page of this one.
            guard preset.name != "social", let slot = SlotWidth.widest(in: preset.sizes) else { return nil }
            let width = Geometry.shape(of: preset.fit, in: size).width
            guard width < slot else { return nil }
            let message =
                "preset '\(preset.name)' shows it up to \(slot) pixels wide and it has \(width)\(ofCrop(preset.fit)); use a "
                + "picture of at least \(wanted(slot, preset.fit))"
            return CheckFinding(.narrowSource, file: plan.source.reference.path, message, subject: preset.name)
        }
    }

    private static func ofCrop(_ fit: Preset.Fit) -> String {
        guard case .cover(let aspect, _) = fit else { return "" }
        return " when cut to \(aspect.width):\(aspect.height)"
    }

    private static func wanted(_ slot: Int, _ fit: Preset.Fit) -> String {
        guard case .cover(let aspect, _) = fit else { return "\(slot) pixels" }
        return "\(slot)x\((slot * aspect.height + aspect.width - 1) / aspect.width)"
    }
}
