import Glibc
import JPEG
import Presets
import Resampling
import Vips

/// From pixels in memory to the files of one size.
struct VariantWriter {
    private let picture: Picture
    private let credit: Credit
    /// The judges by what is behind the picture: all formats on one background are judged against the same pixels.
    private var judges: [String: Judge] = [:]

    /// Makes the writer of a picture that has the size of its variants.
    init(_ picture: Picture, credit: Credit) {
        self.picture = picture
        self.credit = credit
    }

    /// Writes one variant to a descriptor from its start, and gives what was written.
    ///
    /// - Parameter start: where searches begin; learns what this one finds.
    mutating func write(
        _ spec: VariantSpec,
        start: inout SearchStart,
        to descriptor: Int32
    ) throws(RenderingError) -> RenderedVariant {
        let begin = Self.cpuSeconds
        let canvas = try Canvas(picture, for: spec, credit: spec.metadata == .credit ? credit : Credit())
        let (file, quality, score) = try encoded(canvas, as: spec, start: &start)
        let size = try making { () throws(VipsError) in try Self.readBack(file) }
        guard size == spec.size else {
            throw RenderingError(
                .failed,
                "expected a \(spec.format) of \(spec.size.width)x\(spec.size.height), made \(size.width)x\(size.height)"
            )
        }
        try FileBytes.replace(descriptor, with: file)
        return RenderedVariant(
            size: size,
            bytes: file.count,
            quality: quality,
            score: score,
            cpu: Self.cpuSeconds - begin
        )
    }

    /// The CPU seconds of this process so far, those of all its threads.
    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private mutating func encoded(
        _ canvas: Canvas,
        as spec: VariantSpec,
        start: inout SearchStart
    ) throws(RenderingError) -> (file: [UInt8], quality: Int, score: Double?) {
        switch spec.quality {
        case .encoder(let quality):
            let settings = EncoderSettings(format: spec.format, fixed: quality, effort: spec.effort)
            return (try canvas.file(settings), quality, nil)
        case .target(let target):
            let still = try canvas.still()
            let search = TargetEncoding(
                canvas: still,
                judge: judge(of: still, on: spec.background),
                target: target,
                effort: spec.effort,
                allowsLossless: canvas.picture.rest.isEmpty
            )
            let first = start.quality(for: spec.format, width: spec.size.width, target: target)
            let result = try search.result(as: spec.format, from: first)
            start.learn(result, width: spec.size.width)
            let file = canvas.picture.rest.isEmpty ? result.file : try canvas.file(result.settings)
            return (file, result.settings.quality, result.score)
        }
    }

    private mutating func judge(of canvas: Canvas, on background: String?) -> Judge {
        let ground = background ?? (canvas.picture.first.hasAlpha ? "none" : "itself")
        if let judge = judges[ground] { return judge }
        let judge = Judge(canvas.picture.first)
        judges[ground] = judge
        return judge
    }

    /// The size of one frame by the header of an encoded file.
    private static func readBack(_ file: [UInt8]) throws(VipsError) -> PixelSize {
        guard let kind = SourceKind(startingWith: file) else { throw VipsError("encode", "the file has no signature") }
        let header = try Image.make(kind.loader, ["source": .source(Source(bytes: file))])
        return PixelSize(width: header.width, height: header.height)
    }
}
