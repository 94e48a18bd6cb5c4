import HEIF
import JPEG
import Presets
import Resampling
import Vips

/// The pixels of one variant with what goes beside them into the file, ready to be encoded any number of times.
struct Canvas {
    /// The frames, at the variant's size, on the variant's background.
    let picture: Picture
    private let credit: Credit

    /// Puts a picture on the background that the variant asks for, or that its format cannot do without.
    init(_ picture: Picture, for spec: VariantSpec, credit: Credit) throws(RenderingError) {
        let background = spec.background ?? (spec.format.holdsTransparency ? nil : "#ffffff")
        self.credit = credit
        self.picture = try making { () throws(VipsError) in
            guard let background else { return picture }
            return try picture.map { (frame) throws(VipsError) in try Transparency.flattened(frame, on: background) }
        }
    }

    /// The canvas without all frames but one: of five spread over an animation the one that is hardest to compress, since
    /// the quality that it needs will do for the others.
    func still() throws(RenderingError) -> Canvas {
        let frames = picture.frames
        guard frames.count > 1 else { return self }
        let settings = EncoderSettings(format: .jpeg, fixed: 50, effort: 0)
        var hardest: (canvas: Canvas, bytes: Int)?
        for place in 0..<5 {
            let canvas = Canvas(picture: Picture(first: frames[place * (frames.count - 1) / 4]), credit: credit)
            let opaque = try making { () throws(VipsError) in
                try Transparency.flattened(canvas.picture.first, on: "#ffffff")
            }
            let bytes = try Canvas(picture: Picture(first: opaque), credit: credit).file(settings).count
            if bytes > hardest?.bytes ?? 0 { hardest = (canvas, bytes) }
        }
        return hardest?.canvas ?? self
    }

    /// Encodes all frames.
    func file(_ settings: EncoderSettings) throws(RenderingError) -> [UInt8] {
        switch settings.format {
        case .jpeg: try Self.encoding { try jpeg(settings) }
        case .avif: try Self.encoding { try avif(settings) }
        case .png where settings.quality == 100: try making(losslessPNG)
        case .png, .webp, .jxl:
            try making { () throws(VipsError) in try Self.encoded(strip(), settings, bare: credit.isEmpty) }
        }
    }

    /// The smallest of the ways to write every pixel as it is; those for graphics are tried where they may pay.
    private func losslessPNG() throws(VipsError) -> [UInt8] {
        let raster = picture.first
        var ways = [EncoderSettings.PNGWay.filtered]
        if raster.isGraphic { ways.append(.plain) }
        if raster.isGraphic, raster.hasColours(atMost: 256) { ways.append(.palette) }
        let strip = try strip()
        var smallest: [UInt8] = []
        for way in ways {
            let file = try Self.saved(strip, by: "pngsave_target", way.options, bare: credit.isEmpty)
            guard smallest.isEmpty || file.count < smallest.count else { continue }
            // A palette is made by a quantiser, which may take two colours for one.
            if way == .palette {
                let read = try Image.make("pngload_source", ["source": .source(Source(bytes: file))])
                guard try Raster(read).samples == raster.samples else { continue }
            }
            smallest = file
        }
        return smallest
    }

    /// Encodes one image with a saver of libvips.
    ///
    /// - Parameter bare: whether the image has no metadata, so that the saver shall not make any up.
    static func encoded(_ image: Image, _ settings: EncoderSettings, bare: Bool) throws(VipsError) -> [UInt8] {
        guard let saver = settings.saver else {
            throw VipsError("encode", "libvips does not write \(settings.format) here")
        }
        let file = try saved(image, by: saver.name, saver.options, bare: bare)
        return bare && settings.format == .webp ? WebPContainer.withoutEXIF(file) : file
    }

    private static func saved(
        _ image: Image,
        by saver: String,
        _ options: KeyValuePairs<String, Argument>,
        bare: Bool
    ) throws(VipsError) -> [UInt8] {
        let operation = try Operation(saver)
        let target = try Target()
        try operation.set("in", to: .image(image))
        try operation.set("target", to: .target(target))
        for (name, value) in options { try operation.set(name, to: value) }
        if operation.takes("keep") {
            try operation.set("keep", to: .nick(bare ? "none" : "all"))
        } else {
            try operation.set("strip", to: .bool(bare))
        }
        try operation.run()
        return try target.bytes()
    }

    private func jpeg(_ settings: EncoderSettings) throws -> [UInt8] {
        try JPEGEncoder.encode(
            picture.first.samples,
            width: picture.size.width,
            height: picture.size.height,
            quality: settings.quality,
            chroma: settings.chroma,
            segments: CreditSegments.segments(of: credit)
        )
    }

    private func avif(_ settings: EncoderSettings) throws -> [UInt8] {
        try AVIFEncoder.encode(
            picture.first.samples,
            width: picture.size.width,
            height: picture.size.height,
            bands: picture.first.bands,
            quality: settings.quality,
            effort: settings.effort,
            exif: CreditSegments.exif(of: credit) ?? [],
            xmp: credit.isEmpty ? [] : Array(CreditWriter.packet(of: credit).utf8)
        )
    }

    /// Runs an encoder; where it fails, the machine or the program is at fault and not the source.
    private static func encoding(_ body: () throws -> [UInt8]) throws(RenderingError) -> [UInt8] {
        do { return try body() } catch { throw RenderingError(.failed, "rendering failed: \(error)") }
    }

    private init(picture: Picture, credit: Credit) {
        self.picture = picture
        self.credit = credit
    }

    /// The frames as one image that a saver takes, with nothing but the credit and what an animation needs.
    private func strip() throws(VipsError) -> Image {
        var frames: [Image] = []
        for frame in picture.frames { frames.append(try frame.image()) }
        let joined = frames.count == 1 ? frames[0] : try Image.make("arrayjoin", ["in": .images(frames), "across": 1])
        let strip = try Stripping.stripped(joined)
        if frames.count > 1 {
            strip.set("page-height", to: picture.size.height)
            if !picture.delays.isEmpty { strip.set("delay", to: picture.delays) }
            strip.set("loop", to: picture.loop)
        }
        CreditWriter.write(credit, to: strip)
        return strip
    }
}
