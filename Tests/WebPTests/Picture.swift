import Vips
import WebP

/// Pictures to encode, made by formulas.
enum Picture {
    /// Slopes, in another direction in each band, with grain that is the same in every run over the colours.
    static func slopes(width: Int, height: Int, bands: Int) -> [UInt8] {
        var pixels: [UInt8] = []
        var state: UInt32 = 1
        for y in 0..<height {
            for x in 0..<width {
                let (right, down) = (x * 255 / max(width - 1, 1), y * 255 / max(height - 1, 1))
                for value in [right, down, 255 - right].prefix(3) {
                    state = state &* 1_664_525 &+ 1_013_904_223
                    pixels.append(UInt8(min(max(value + Int(state >> 28) - 8, 0), 255)))
                }
                if bands == 4 { pixels.append(UInt8(255 - down)) }
            }
        }
        return pixels
    }

    /// Slopes of which the right half cannot be seen, though it has colours.
    static func cutout(width: Int, height: Int) -> [UInt8] {
        var pixels = slopes(width: width, height: height, bands: 4)
        for y in 0..<height {
            for x in 0..<width { pixels[(y * width + x) * 4 + 3] = x * 2 < width ? 255 : 0 }
        }
        return pixels
    }

    /// The file of a picture, converted for it alone.
    static func file(
        _ pixels: [UInt8],
        _ width: Int,
        _ height: Int,
        _ bands: Int,
        quality: Int = 75,
        effort: Int = 4,
        exif: [UInt8] = [],
        xmp: [UInt8] = []
    ) throws(WebPError) -> [UInt8] {
        let picture = try SharpChromaPicture(pixels, width: width, height: height, bands: bands)
        return try WebPEncoder.encode(picture, quality: quality, effort: effort, exif: exif, xmp: xmp)
    }

    /// What libvips makes of the same pixels, and of a file.
    static func filedByLibvips(
        _ pixels: [UInt8],
        _ width: Int,
        _ height: Int,
        _ bands: Int,
        _ options: KeyValuePairs<String, Argument>
    ) throws -> [UInt8] {
        try VipsLibrary.start()
        let target = try Target()
        try Image(pixels: pixels, width: width, height: height, bands: bands).save(
            "webpsave_target",
            to: target,
            options
        )
        return try target.bytes()
    }

    /// The pixels of a file by libvips, row by row, all bands together.
    static func readByLibvips(_ file: [UInt8]) throws -> [UInt8] {
        try VipsLibrary.start()
        return try Image.make("webpload_source", ["source": .source(Source(bytes: file))]).pixels()
    }

    /// The mean absolute difference of two pictures of one size, in steps of 8 bits.
    static func difference(_ first: [UInt8], _ second: [UInt8]) -> Double {
        guard first.count == second.count, !first.isEmpty else { return .infinity }
        return zip(first, second).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(first.count)
    }
}
