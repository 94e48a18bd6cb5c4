import Presets
import Vips

/// Makes variants of pictures, one picture at a time.
public struct Renderer: Sendable {
    /// Bounds on sources, checked before any pixel is decoded.
    public var limits: Configuration.Limits

    /// Makes a renderer; `start` must have been called.
    public init(limits: Configuration.Limits) { self.limits = limits }

    /// Starts libvips; to be called once, early, since it sets environment variables.
    ///
    /// - Throws: `RenderingError` where libvips does not start.
    public static func start() throws(RenderingError) {
        do { try VipsLibrary.start() } catch { throw RenderingError(.failed, "libvips does not start: \(error)") }
    }

    /// Reads the facts of a source from its header.
    ///
    /// Only where there is an alpha channel are pixels looked at, to see whether any of them is not opaque. The
    /// descriptor must be seekable and stays the caller's. Throws `badInput` for what is no picture of a known kind,
    /// is damaged, or exceeds a limit.
    public func inspect(descriptor: Int32) throws(RenderingError) -> SourceFacts {
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        return SourceFacts(
            format: file.kind.rawValue,
            size: file.uprightSize,
            frames: file.frames,
            transparent: try file.isTransparent(limits)
        )
    }

    /// Makes variants of one source with one decode, and writes each to its descriptor, from the start.
    ///
    /// There must be one descriptor for each specification; all of them stay the caller's. Throws `badInput` where the
    /// source is at fault, and `failed` where a write or an encoder fails; descriptors may then hold part of a file.
    public func render(
        descriptor: Int32,
        variants: [VariantSpec],
        outputs: [Int32]
    ) throws(RenderingError) -> RenderOutcome {
        guard variants.count == outputs.count else {
            throw RenderingError(.failed, "expected \(variants.count) outputs, received \(outputs.count)")
        }
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        if variants.contains(where: \.animated) {
            try LimitCheck.animation(file.uprightSize, frames: file.frames, limits)
        }
        let credit = CreditReader.credit(of: file.header)
        let picture = try Decoding.picture(of: file, for: variants)
        let glance = try Glance(of: picture)
        let rendered = try Levels.render(variants, from: picture, glance: glance) {
            (index, picture) throws(RenderingError) in
            let spec = variants[index]
            return try Encoding.write(
                picture,
                as: spec,
                credit: spec.metadata == .credit ? credit : Credit(),
                to: outputs[index]
            )
        }
        return RenderOutcome(variants: rendered, appearance: try glance.appearance())
    }
}
