import Presets
import Resampling
import Vips

/// A small copy of a picture, which serves to find what to look at and to say how the picture looks.
struct Glance {
    /// The longer side of the copy, in pixels.
    static let side = 256
    /// The longer side of the placeholder, in pixels.
    private static let placeholderSide = 16

    private let small: Image

    init(of picture: Picture) throws(RenderingError) {
        small = try making { () throws(VipsError) in try Self.reduced(picture.first, to: Self.side).image() }
    }

    /// Where the best crop of a shape lies, as parts of the horizontal and vertical slack, 0…1.
    ///
    /// - Parameter interest: `attention` or `entropy`, as libvips's `smartcrop` means them.
    func position(
        of shape: PixelSize,
        in whole: PixelSize,
        by interest: String
    ) throws(VipsError) -> (x: Double, y: Double) {
        let box = CropBox.shape(of: shape, in: PixelSize(width: small.width, height: small.height))
        let crop = try small.applying(
            "smartcrop",
            ["width": .int(box.width), "height": .int(box.height), "interesting": .nick(interest)]
        )
        return (
            part(-crop.xOffset, of: small.width - box.width), part(-crop.yOffset, of: small.height - box.height)
        )
    }

    /// The mean colour and the placeholder; transparent pictures as on a white page.
    func appearance() throws(RenderingError) -> Appearance {
        let page = try making { () throws(VipsError) in try Raster(Transparency.flattened(small, on: "#ffffff")) }
        let tiny = Canvas(Picture(first: Self.reduced(page, to: Self.placeholderSide)))
        let file = try tiny.file(EncoderSettings(format: .webp, fixed: 50, effort: 6))
        return Appearance(
            color: try making { () throws(VipsError) in try Self.meanColour(of: page) },
            placeholder: "data:image/webp;base64," + Base64.text(of: file)
        )
    }

    /// The mean of all pixels as `#rrggbb`.
    private static func meanColour(of page: Raster) throws(VipsError) -> String {
        let image = try page.image()
        var color = "#"
        for band in 0..<3 {
            let mean = Int(try image.band(band).measuring("avg").rounded())
            color += String(mean >> 4, radix: 16) + String(mean & 15, radix: 16)
        }
        return color
    }

    private func part(_ offset: Int, of slack: Int) -> Double { slack > 0 ? Double(offset) / Double(slack) : 0.5 }

    private static func reduced(_ raster: Raster, to side: Int) -> Raster {
        let scale = Double(side) / Double(max(raster.width, raster.height))
        guard scale < 1 else { return raster }
        let size = PixelSize(
            width: max(1, Int((Double(raster.width) * scale).rounded())),
            height: max(1, Int((Double(raster.height) * scale).rounded()))
        )
        return raster.scaled(to: size)
    }
}
