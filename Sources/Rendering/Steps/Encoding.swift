import Presets
import Vips

/// From pixels in memory to a file.
enum Encoding {
    /// Writes one variant to a descriptor from its start, and gives what was written.
    static func write(
        _ picture: Picture,
        as spec: VariantSpec,
        credit: Credit,
        to descriptor: Int32
    ) throws(RenderingError) -> RenderedVariant {
        let (file, size) = try making { () throws(VipsError) in
            let image = try assembled(picture, for: spec)
            CreditWriter.write(credit, to: image)
            let file = try encoded(image, as: spec, bare: credit.isEmpty)
            return (file, try readBack(file))
        }
        guard size == spec.size else {
            throw RenderingError(
                .failed,
                "expected a \(spec.format) of \(spec.size.width)x\(spec.size.height), made \(size.width)x\(size.height)"
            )
        }
        try FileBytes.replace(descriptor, with: file)
        return RenderedVariant(size: size, bytes: file.count)
    }

    /// Encodes one image with the settings of its format.
    ///
    /// - Parameter bare: whether the image has no metadata, so that the saver shall not make any up.
    static func encoded(_ image: Image, as spec: VariantSpec, bare: Bool) throws(VipsError) -> [UInt8] {
        let operation = try Operation(spec.format.saver)
        let target = try Target()
        try operation.set("in", to: .image(image))
        try operation.set("target", to: .target(target))
        for (name, value) in spec.saverOptions { try operation.set(name, to: value) }
        if operation.takes("keep") {
            try operation.set("keep", to: .nick(bare ? "none" : "all"))
        } else {
            try operation.set("strip", to: .bool(bare))
        }
        try operation.run()
        let file = try target.bytes()
        return bare && spec.format == .webp ? WebPContainer.withoutEXIF(file) : file
    }

    /// The size of one frame by the header of an encoded file.
    private static func readBack(_ file: [UInt8]) throws(VipsError) -> PixelSize {
        guard let kind = SourceKind(startingWith: file) else { throw VipsError("encode", "the file has no signature") }
        let header = try Image.make(kind.loader, ["source": .source(Source(bytes: file))])
        return PixelSize(width: header.width, height: header.height)
    }

    /// The frames as one image that a saver takes, with nothing but what an animation needs.
    private static func assembled(_ picture: Picture, for spec: VariantSpec) throws(VipsError) -> Image {
        let background = spec.background ?? (spec.format.holdsTransparency ? nil : "#ffffff")
        let ready = try picture.map { (frame) throws(VipsError) in
            guard let background else { return frame }
            return try Transparency.flattened(frame, on: background)
        }
        guard !ready.rest.isEmpty else { return try Stripping.stripped(ready.first) }
        let strip = try Stripping.stripped(Image.make("arrayjoin", ["in": .images(ready.frames), "across": 1]))
        strip.set("page-height", to: picture.size.height)
        if !picture.delays.isEmpty { strip.set("delay", to: picture.delays) }
        strip.set("loop", to: picture.loop)
        return strip
    }
}
