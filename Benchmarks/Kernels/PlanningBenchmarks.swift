import Benchmark
import Catalog
import Presets
import Rendering

/// What a run pays for every source before it knows whether there is anything to do.
func planningBenchmarks() {
    // What is shown is a thousandth of the time, one plan or one key, since a single one is too short to be measured.
    let configuration = Benchmark.Configuration(scalingFactor: .kilo)
    Benchmark("Rendering: plan one source, built-in presets", configuration: configuration) { benchmark, presets in
        for _ in benchmark.scaledIterations {
            for preset in presets { blackHole(plan(preset)) }
        }
    } setup: {
        try BuiltInPresets.all()
    }
    Benchmark("Catalog: key of one variant", configuration: configuration) { benchmark, content in
        for _ in benchmark.scaledIterations {
            blackHole(VariantKey.make(content: content, options: options, engine: engine))
        }
    } setup: {
        digest(of: 1)
    }
}

/// What a preset makes of a camera's photograph.
func plan(_ preset: Preset) -> PresetPlan {
    let facts = SourceFacts(format: "jpeg", size: PixelSize(width: 6000, height: 4000))
    return Geometry.plan(preset, for: facts, available: Set(ImageFormat.allCases))
}

/// A source's identity that differs from those of other numbers.
func digest(of number: Int) -> ContentHash {
    let bytes = (0..<32).map { UInt8(truncatingIfNeeded: number &* 31 &+ number >> 8 &+ $0) }
    guard let hash = ContentHash(bytes: bytes) else { fatalError("a digest has 32 bytes") }
    return hash
}

/// Text as long as the canonical options of a variant.
private let options = "avif 1200x800 crop=- q=t70 e=3 bg=- meta=credit anim=0"

/// Text as long as the versions of a codec's libraries.
let engine = "recipe 2, libvips 8.14.1, libheif 1.15.1, libaom 3.6.0"
