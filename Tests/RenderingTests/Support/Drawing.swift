import Rendering
import Vips

/// Pictures that are computed, so that no file needs to be kept.
enum Drawing {
    /// A photograph-like picture without any symmetry: a slope of colours, a bright disc up left, some grain.
    static func photo(width: Int, height: Int, bands: Int = 3) throws -> Image {
        try VipsLibrary.start()
        var pixels = [UInt8](repeating: 255, count: width * height * bands)
        var noise: UInt32 = 1
        for y in 0..<height {
            for x in 0..<width {
                noise = noise &* 1_664_525 &+ 1_013_904_223
                let grain = Int(noise >> 28)
                let dx = x - width / 4
                let dy = y - height / 3
                let disc = 16 * (dx * dx + dy * dy) < width * height ? 90 : 0
                let place = (y * width + x) * bands
                pixels[place] = UInt8(40 + 100 * x / width + disc + grain)
                if bands > 2 {
                    pixels[place + 1] = UInt8(60 + 150 * y / height + grain)
                    pixels[place + 2] = UInt8(200 - 150 * x / width + grain)
                }
            }
        }
        return try Image(pixels: pixels, width: width, height: height, bands: bands)
    }

    /// The photograph with a hole: the right third is transparent, and green underneath.
    static func cutout(width: Int, height: Int) throws -> Image {
        let photo = try photo(width: width, height: height)
        var pixels: [UInt8] = []
        for (index, pixel) in try photo.pixels().enumerated() {
            let x = index / 3 % width
            let hidden = x >= width * 2 / 3
            pixels.append(hidden ? (index % 3 == 1 ? 255 : 0) : pixel)
            if index % 3 == 2 { pixels.append(hidden ? 0 : 255) }
        }
        return try Image(pixels: pixels, width: width, height: height, bands: 4)
    }

    /// Frames of one colour each, one below the other, as an animation's loader gives them.
    static func animation(frames: [[UInt8]], width: Int, height: Int) throws -> Image {
        try VipsLibrary.start()
        let pixels = frames.flatMap { Array(repeating: $0, count: width * height).flatMap(\.self) }
        let strip = try Image(pixels: pixels, width: width, height: height * frames.count, bands: frames[0].count)
            .copy()
        strip.set("page-height", to: height)
        strip.set("delay", to: frames.indices.map { 100 + 50 * $0 })
        strip.set("loop", to: 3)
        return strip
    }
}

extension Image {
    /// The file that a saver, as `jpegsave_target`, makes of the image.
    func file(_ saver: String, _ options: KeyValuePairs<String, Argument> = [:]) throws -> [UInt8] {
        let target = try Target()
        try save(saver, to: target, options)
        return try target.bytes()
    }

    /// The picture in a file, with its pixels.
    static func read(_ bytes: [UInt8], _ options: KeyValuePairs<String, Argument> = [:]) throws -> Image {
        try VipsLibrary.start()
        let kind: String =
            switch bytes {
            case _ where bytes.starts(with: [0xFF, 0xD8]): "jpeg"
            case _ where bytes.starts(with: [0x89]): "png"
            case _ where bytes.starts(with: Array("RIFF".utf8)): "webp"
            case _ where bytes.starts(with: Array("GIF".utf8)): "gif"
            case _ where bytes.starts(with: [0xFF, 0x0A]): "jxl"
            default: "heif"
            }
        let operation = try Operation("\(kind)load_source")
        try operation.set("source", to: .source(Source(bytes: bytes)))
        for (name, value) in options { try operation.set(name, to: value) }
        try operation.run()
        // Not a copy in memory: the HEIF loader of libvips 8.14 frees a file's EXIF with the image it gives.
        return try operation.image()
    }

    /// The mean absolute difference of two images of one size, in steps of 8 bits.
    func difference(from other: Image) throws -> Double {
        let mine = try pixels()
        let theirs = try other.pixels()
        guard mine.count == theirs.count, !mine.isEmpty else { return .infinity }
        return zip(mine, theirs).reduce(0.0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(mine.count)
    }

    /// The bands of one pixel.
    func pixel(x: Int, y: Int) throws -> [Int] {
        try cropped(left: x, top: y, width: 1, height: 1).pixels().map { Int($0) }
    }
}
