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
    /// Pixels are looked at only where there is an alpha channel, to see whether any of them is not opaque, and in
    /// formats that graphics come in, to see whether this is one. The descriptor must be seekable and stays the caller's.
    /// Throws `badInput` for what is no picture of a known kind, is damaged, or exceeds a limit.
    ///
    /// - Parameter most: How many pixels may be decoded for it; where it takes more, the facts are not complete.
    public func inspect(descriptor: Int32, decoding most: Int = .max) throws(RenderingError) -> SourceFacts {
        try twice { () throws(RenderingError) in try inspectOnce(descriptor, most) }
    }

    private func inspectOnce(_ descriptor: Int32, _ most: Int) throws(RenderingError) -> SourceFacts {
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        var facts = SourceFacts(format: file.kind.rawValue, size: file.uprightSize, frames: file.frames)
        guard file.header.hasAlpha || GraphicTrial.takes(file) else { return facts }
        let pixels = Double(facts.size.width) * Double(facts.size.height) * Double(facts.frames)
        facts.isComplete = pixels <= Double(most)
        guard facts.isComplete else { return facts }
        facts.transparent = try file.isTransparent(limits)
        facts.graphic = try GraphicTrial.isGraphic(file)
        return facts
    }

    /// Blames a source only for what it does twice: a disk that fails once gives half a file once.
    private func twice<Value>(_ body: () throws(RenderingError) -> Value) throws(RenderingError) -> Value {
        do { return try body() } catch {
            guard error.kind == .badInput else { throw error }
            return try body()
        }
    }

    /// Makes variants of one source with one decode, and writes each to its descriptor, from the start.
    ///
    /// Searches begin with what `hints` say of the same source. There must be one descriptor for each specification; all
    /// of them stay the caller's. Throws `badInput` where the source is at fault, and `failed` where a write or an encoder
    /// fails; descriptors may then hold part of a file.
    public func render(
        descriptor: Int32,
        variants: [VariantSpec],
        outputs: [Int32],
        hints: [SearchHint] = []
    ) throws(RenderingError) -> RenderOutcome {
        guard variants.count == outputs.count else {
            throw RenderingError(.failed, "expected \(variants.count) outputs, received \(outputs.count)")
        }
        return try twice { () throws(RenderingError) in try renderOnce(descriptor, variants, outputs, hints) }
    }

    private func renderOnce(
        _ descriptor: Int32,
        _ variants: [VariantSpec],
        _ outputs: [Int32],
        _ hints: [SearchHint]
    ) throws(RenderingError) -> RenderOutcome {
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        if variants.contains(where: \.animated) {
            try LimitCheck.animation(file.uprightSize, frames: file.frames, limits)
        }
        let credit = CreditReader.credit(of: file.header)
        let views = View.views(of: variants)
        var (levels, appearance) = try Self.levels(of: file, for: variants, views)
        var start = SearchStart(known: hints)
        var records = [RenderedVariant?](repeating: nil, count: variants.count)
        for (place, view) in views.enumerated() {
            while let picture = levels[place].takeSmallest() {
                var writer = VariantWriter(picture, credit: credit)
                // What is cheap to search shows the way to what is not.
                let members = view.members.filter { variants[$0].size == picture.size }
                    .sorted { variants[$0].format.searchOrder < variants[$1].format.searchOrder }
                for index in members {
                    records[index] = try writer.write(variants[index], start: &start, to: outputs[index])
                }
            }
        }
        return RenderOutcome(variants: records.compactMap(\.self), appearance: appearance)
    }

    /// The pixels of every size of every view; the decoded picture itself is gone before the first is encoded.
    private static func levels(
        of file: SourceFile,
        for variants: [VariantSpec],
        _ views: [View]
    ) throws(RenderingError) -> ([Levels], Appearance) {
        let picture = try Decoding.picture(of: file, for: variants)
        let glance = try Glance(of: picture)
        var levels: [Levels] = []
        for view in views { levels.append(try view.levels(of: picture, glance: glance)) }
        return (levels, try glance.appearance())
    }
}
