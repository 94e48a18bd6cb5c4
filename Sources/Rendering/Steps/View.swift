import Presets
import Vips

/// Variants that show the same part of the picture in the same way and differ only in size and format.
struct View {
    /// The gravity of the crop; nil for the whole picture.
    let crop: Preset.Gravity?
    /// Whether all frames are kept.
    let animated: Bool
    /// The places of the variants in the list they come from.
    private(set) var members: [Int]
    /// The sizes of the variants, falling, without repeats.
    private(set) var sizes: [PixelSize]

    /// Groups variants, so that a crop is found once for all widths of one ratio.
    static func views(of variants: [VariantSpec]) -> [View] {
        var views: [View] = []
        for index in variants.indices.sorted(by: { variants[$0].precedes(variants[$1]) }) {
            let spec = variants[index]
            if let place = views.firstIndex(where: { $0.shows(spec) }) {
                views[place].members.append(index)
                if views[place].sizes.last != spec.size { views[place].sizes.append(spec.size) }
            } else {
                views.append(View(crop: spec.crop, animated: spec.animated, members: [index], sizes: [spec.size]))
            }
        }
        return views
    }

    /// The part of a picture that all variants of the view show, at each of their sizes.
    func levels(of picture: Picture, glance: Glance) throws(RenderingError) -> Levels {
        let whole = animated ? picture : picture.still
        guard let crop, let largest = sizes.first else { return Levels(sizes, from: whole) }
        let box = try making { () throws(VipsError) in
            try CropBox(for: largest, in: whole.size, gravity: crop, glance: glance)
        }
        let part = whole.map { $0.cropped(left: box.left, top: box.top, width: box.width, height: box.height) }
        return Levels(sizes, from: part)
    }

    /// Whether a variant that is no larger belongs here: its height may be off by the rounding of one pixel.
    private func shows(_ spec: VariantSpec) -> Bool {
        guard spec.crop == crop, spec.animated == animated, let largest = sizes.first else { return false }
        guard crop != nil else { return true }
        let height = Double(spec.size.width) * Double(largest.height) / Double(largest.width)
        return abs(height - Double(spec.size.height)) <= 1
    }
}

extension VariantSpec {
    /// Larger ones come first.
    fileprivate func precedes(_ other: VariantSpec) -> Bool {
        (size.width, size.height) > (other.size.width, other.size.height)
    }
}
