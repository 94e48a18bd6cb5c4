import Presets
import Resampling
import Vips

/// The pixels of one variant with what goes beside them into the file, ready to be encoded any number of times.
struct Canvas {
    /// The frames, at the variant's size, on the variant's background.
    let picture: Picture
    /// Who made the picture, and whose it is.
    let credit: Credit

    /// Takes a picture that needs no other background.
    init(_ picture: Picture, credit: Credit = Credit()) {
        self.picture = picture
        self.credit = credit
    }

    /// Puts a picture on the background that the variant asks for, or that its format cannot do without.
    init(_ picture: Picture, for spec: VariantSpec, credit: Credit) throws(RenderingError) {
        let background = spec.background ?? (spec.format.holdsTransparency ? nil : "#ffffff")
        self.credit = credit
        self.picture = try making { () throws(VipsError) in
            guard let background else { return picture }
            return try picture.map { (frame) throws(VipsError) in try Transparency.flattened(frame, on: background) }
        }
    }

    /// The credit as TIFF data for an EXIF block; empty where it has nothing for one.
    var exif: [UInt8] { CreditSegments.tiff(of: credit) ?? [] }

    /// The credit as an XMP packet; empty where there is none.
    var xmp: [UInt8] { credit.isEmpty ? [] : Array(CreditWriter.packet(of: credit).utf8) }

    /// The canvas without all frames but one: of five spread over an animation the one that is hardest to compress, since
    /// the quality that it needs will do for the others.
    func still() throws(RenderingError) -> Canvas {
        let frames = picture.frames
        guard frames.count > 1 else { return self }
        let settings = EncoderSettings(format: .jpeg, fixed: 50, effort: 0)
        var hardest: (canvas: Canvas, bytes: Int)?
        for place in 0..<5 {
            let canvas = Canvas(Picture(first: frames[place * (frames.count - 1) / 4]), credit: credit)
            let opaque = try making { () throws(VipsError) in
                try Transparency.flattened(canvas.picture.first, on: "#ffffff")
            }
            let bytes = try Canvas(Picture(first: opaque), credit: credit).file(settings).count
            if bytes > hardest?.bytes ?? 0 { hardest = (canvas, bytes) }
        }
        return hardest?.canvas ?? self
    }
}
