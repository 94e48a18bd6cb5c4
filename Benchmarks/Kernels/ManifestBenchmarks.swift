import Benchmark
import Catalog
import Manifest
import Presets
import Rendering

/// What templates read, for a site of 1,000 pictures with all variants of the built-in presets.
func manifestBenchmarks() {
    let configuration = Benchmark.Configuration(timeUnits: .microseconds)
    Benchmark("Manifest: make, 1,000 pictures", configuration: configuration) { benchmark, pictures in
        blackHole(manifest(of: pictures))
    } setup: {
        try sitePictures(count: 1000)
    }
    Benchmark("Manifest: write, 1,000 pictures", configuration: configuration) { benchmark, manifest in
        blackHole(manifest.encoded())
    } setup: {
        manifest(of: try sitePictures(count: 1000))
    }
}

/// A picture of the site, with the files that its presets made.
private struct SitePicture {
    var path: String
    var uses: [(preset: Preset, formats: [(format: ImageFormat, files: [File])])]

    struct File {
        var name: String, size: PixelSize, bytes: Int
    }
}

private func sitePictures(count: Int) throws -> [SitePicture] {
    let presets = try BuiltInPresets.all()
    return (0..<count).map { number in
        let uses = presets.map { preset in
            guard case .variants(let plans) = plan(preset) else { fatalError("built-in presets suit a photograph") }
            return (preset: preset, formats: plans.map { (format: $0.format, files: files(of: $0, number: number)) })
        }
        return SitePicture(path: "assets/images/posts/picture-\(number).jpg", uses: uses)
    }
}

private func files(of plan: PresetPlan.FormatPlan, number: Int) -> [SitePicture.File] {
    plan.variants.map { spec in
        let key = VariantKey.make(content: digest(of: number), options: spec.canonical, engine: engine)
        let name = "picture-\(number)-\(spec.size.width)-\(key).\(spec.format.fileExtension)"
        return SitePicture.File(name: name, size: spec.size, bytes: spec.size.width * spec.size.height / 8)
    }
}

private func manifest(of pictures: [SitePicture]) -> Manifest {
    var manifest = Manifest()
    for picture in pictures {
        manifest.images[picture.path] = image(of: picture)
        manifest.addAlias("/" + picture.path, of: picture.path)
    }
    return manifest
}

private func image(of picture: SitePicture) -> ManifestImage {
    var image = ManifestImage(
        width: 6000,
        height: 4000,
        color: "#6f8296",
        placeholder: "data:image/webp;base64," + String(repeating: "UklGRlIA", count: 18),
        focus: ManifestImage.Focus(x: 0.5, y: 0.35)
    )
    for (preset, formats) in picture.uses {
        image.presets[preset.name] = ManifestPreset(
            formats: formats.map { (mediaType: $0.format.mediaType, variants: $0.files.map(variant)) }
        )
    }
    return image
}

private func variant(of file: SitePicture.File) -> ManifestVariant {
    ManifestVariant(
        url: ManifestURL.make(base: "/blog", path: "assets/variants/\(file.name)"),
        width: file.size.width,
        height: file.size.height,
        bytes: file.bytes
    )
}
