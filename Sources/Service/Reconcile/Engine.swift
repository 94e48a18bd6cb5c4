import Presets
import Rendering

/// The versions of what reads and writes pictures, as text that goes into keys and beside verdicts.
struct Engine: Sendable, Hashable {
    private let codecs: CodecReport
    private let limits: Configuration.Limits
    private let versions: [ImageFormat: String]

    /// Makes the engine of this machine's codecs under a site's limits.
    init(codecs: CodecReport, limits: Configuration.Limits) {
        self.codecs = codecs
        self.limits = limits
        let versions = codecs.writers.map { ($0.format, "recipe \(Recipe.version), \($0.version)") }
        self.versions = Dictionary(versions, uniquingKeysWith: { first, _ in first })
    }

    /// The formats that can be written.
    var formats: Set<ImageFormat> { codecs.available }

    /// Why all frames of an animation cannot be kept; nil where they can, or where there is one only.
    func reasonAgainstFrames(of facts: SourceFacts) -> String? {
        let size = facts.size
        if limits.allowsFrames(width: size.width, height: size.height, frames: facts.frames) { return nil }
        return "its \(facts.frames) frames of \(size.width)x\(size.height) have more than "
            + "\(limits.animationPixels) pixels together (limits.animation_pixels in assets.yml)"
    }

    /// What decides the bytes of a format beside a variant's own options; part of its key.
    func version(of format: ImageFormat) -> String { versions[format] ?? "" }

    /// What decides whether a source is refused or a job given up: a change of it makes both be tried again.
    var verdicts: String {
        let writers = codecs.writers.map { "\($0.format.rawValue) \($0.version)" }
        let numbers = [
            limits.pixels, limits.width, limits.height, limits.frames, limits.metadata, limits.animationPixels,
            limits.bytes,
            limits.deadline,
        ]
        let bounds = numbers.map { String($0) }.joined(separator: " ")
        return (["recipe \(Recipe.version)", codecs.libvips] + codecs.readers + writers + [bounds]).joined(
            separator: "; "
        )
    }
}
