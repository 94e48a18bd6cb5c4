import Glibc
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
        lseek(descriptor, 0, SEEK_SET)
        ftruncate(descriptor, 0)
        try making { () throws(VipsError) in
            let image = try assembled(picture, for: spec)
            CreditWriter.write(credit, to: image)
            try save(image, as: spec, bare: credit.isEmpty, to: Target(descriptor: descriptor))
        }
        let size = try WrittenFile.size(of: descriptor, as: spec.format) ?? picture.size
        guard size == spec.size else {
            throw RenderingError(
                .failed,
                "expected a \(spec.format) of \(spec.size.width)x\(spec.size.height), made \(size.width)x\(size.height)"
            )
        }
        return RenderedVariant(size: size, bytes: try FileBytes.length(of: descriptor))
    }

    /// Encodes one image with the settings of its format.
    ///
    /// - Parameter bare: whether the image has no metadata, so that the saver shall not make any up.
    static func save(_ image: Image, as spec: VariantSpec, bare: Bool, to target: Target) throws(VipsError) {
        let operation = try Operation(spec.format.saver)
        try operation.set("in", to: .image(image))
        try operation.set("target", to: .target(target))
        for (name, value) in spec.saverOptions { try operation.set(name, to: value) }
        if operation.takes("keep") {
            try operation.set("keep", to: .nick(bare ? "none" : "all"))
        } else {
            try operation.set("strip", to: .bool(bare))
        }
        try operation.run()
    }

    /// The frames as one image that a saver takes, with nothing but what an animation needs.
    private static func assembled(_ picture: Picture, for spec: VariantSpec) throws(VipsError) -> Image {
        let background = spec.background ?? (spec.format.holdsTransparency ? nil : "#ffffff")
        let ready = try picture.map { (frame) throws(VipsError) in
            guard let background else { return frame }
            return try Transparency.flattened(frame, on: background)
        }
        guard !ready.rest.isEmpty else { return try Stripping.stripped(ready.first) }
        let strip = try Stripping.stripped(
            Image.make("arrayjoin", ["in": .images(ready.frames), "across": 1])
        )
        strip.set("page-height", to: picture.size.height)
        if !picture.delays.isEmpty { strip.set("delay", to: picture.delays) }
        strip.set("loop", to: picture.loop)
        return strip
    }
}
