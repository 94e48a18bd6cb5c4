import Presets
import Resampling
import Vips

extension CodecReport {
    /// Tries every format by encoding a few pixels in memory, and every loader by its presence.
    ///
    /// Takes some tens of milliseconds. `VipsLibrary.start` must have been called. To be called where
    /// `/proc/self/maps` can be read, because the versions are those of the libraries that are then loaded.
    public static func trial() -> CodecReport {
        var working: [ImageFormat] = []
        var refusals: [Refusal] = []
        for format in ImageFormat.allCases {
            do {
                try encode(format)
                working.append(format)
            } catch {
                refusals.append(Refusal(format: format, reason: error.message))
            }
        }
        let paths = LoadedLibraries.paths()
        let libraries = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }.sorted()
        return CodecReport(
            libvips: VipsLibrary.version,
            writers: working.map { Writer(format: $0, version: LoadedLibraries.version(of: $0, among: libraries)) },
            refusals: refusals,
            readers: SourceKind.allCases.filter { Operation.exists($0.loader) }.map(\.rawValue),
            libraries: paths
        )
    }

    private static func encode(_ format: ImageFormat) throws(RenderingError) {
        let side = 16
        let samples = (0..<side * side * 3).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let picture = Picture(
            first: Raster(width: side, height: side, bands: 3, hasAlpha: false, samples: samples)
        )
        let spec = VariantSpec(
            format: format,
            size: PixelSize(width: side, height: side),
            quality: 50,
            effort: EncoderDefaults.of(format).effort
        )
        let settings = EncoderSettings(format: format, fixed: 50, effort: spec.effort)
        _ = try Canvas(picture, for: spec, credit: Credit()).file(settings)
    }
}
