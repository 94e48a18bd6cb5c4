import Presets
import Vips

/// A part of a picture, in pixels, inside the picture.
struct CropBox: Hashable {
    var left: Int, top: Int, width: Int, height: Int

    /// How much of what must go vertically goes from the top; less than half, because heads are in the upper part.
    private static let fromTop = 0.35

    /// The largest size inside a picture that has the ratio of the given size, in pixels.
    static func shape(of size: PixelSize, in whole: PixelSize) -> PixelSize {
        let width = Double(whole.height) * Double(size.width) / Double(size.height)
        let height = Double(whole.width) * Double(size.height) / Double(size.width)
        return PixelSize(
            width: min(whole.width, max(1, Int(width.rounded()))),
            height: min(whole.height, max(1, Int(height.rounded())))
        )
    }

    /// The part of a picture that a gravity keeps, with the ratio of the given size.
    init(
        for size: PixelSize,
        in whole: PixelSize,
        gravity: Preset.Gravity,
        glance: Glance
    ) throws(VipsError) {
        let shape = Self.shape(of: size, in: whole)
        width = shape.width
        height = shape.height
        let slack = (x: Double(whole.width - width), y: Double(whole.height - height))
        switch gravity {
        case .centre:
            left = Int(slack.x / 2)
            top = Int(slack.y / 2)
        case .focus:
            let position = slack.x > 0 ? try glance.position(of: shape, in: whole, by: "attention") : (x: 0, y: 0)
            left = Int((slack.x * position.x).rounded())
            top = Int((slack.y * Self.fromTop).rounded())
        case .attention, .entropy:
            let position = try glance.position(of: shape, in: whole, by: gravity.rawValue)
            left = Int((slack.x * position.x).rounded())
            top = Int((slack.y * position.y).rounded())
        }
    }
}
