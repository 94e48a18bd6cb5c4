import Testing
import Vips
import WebP

@Suite("Encoding WebP")
struct WebPEncoderTests {
    private static let everySize = [(1, 1), (1, 9), (13, 1), (2, 2), (3, 5), (37, 23), (65, 64), (200, 131)]

    @Test("gives the picture back in its own size", arguments: everySize)
    func sizes(width: Int, height: Int) throws {
        let pixels = Picture.slopes(width: width, height: height, bands: 3)
        let read = try WebPDecoder.pixels(of: Picture.file(pixels, width, height, 3, quality: 95))
        #expect(read.width == width && read.height == height && read.bands == 3)
        // Of a few pixels, no colour is kept.
        #expect(width * height < 1000 || Picture.difference(read.pixels, pixels) < 4)
    }

    @Test(
        "gives the pixels that libvips gives at the same quality and effort",
        arguments: [10, 50, 75, 98],
        [0, 4, 6]
    )
    func likeLibvips(quality: Int, effort: Int) throws {
        for (bands, pixels) in [
            (3, Picture.slopes(width: 93, height: 70, bands: 3)), (4, Picture.cutout(width: 93, height: 70)),
        ] {
            let file = try Picture.file(pixels, 93, 70, bands, quality: quality, effort: effort)
            let options: KeyValuePairs<String, Argument> = [
                "Q": .int(quality), "effort": .int(effort), "smart_subsample": true,
            ]
            let other = try Picture.filedByLibvips(pixels, 93, 70, bands, options)
            #expect(try WebPDecoder.pixels(of: file).pixels == WebPDecoder.pixels(of: other).pixels)
            // libvips adds a header and an EXIF block.
            #expect(file.count <= other.count)
        }
    }

    @Test("leaves a picture as it is for the next file", arguments: [3, 4])
    func again(bands: Int) throws {
        let pixels =
            bands == 3 ? Picture.slopes(width: 93, height: 70, bands: 3) : Picture.cutout(width: 93, height: 70)
        let picture = try SharpChromaPicture(pixels, width: 93, height: 70, bands: bands)
        let files = try [60, 30, 60].map { try WebPEncoder.encode(picture, quality: $0, effort: 4) }
        #expect(files[2] == files[0])
        #expect(files[1].count < files[0].count)
        #expect(try Picture.file(pixels, 93, 70, bands, quality: 60) == files[0])
    }

    @Test("keeps alpha exactly, and sets none where all is opaque")
    func alpha() throws {
        var pixels = Picture.slopes(width: 64, height: 48, bands: 4)
        let read = try WebPDecoder.pixels(of: Picture.file(pixels, 64, 48, 4, quality: 20))
        try #require(read.bands == 4)
        let places = stride(from: 3, to: pixels.count, by: 4)
        #expect(places.allSatisfy { read.pixels[$0] == pixels[$0] })
        for place in places { pixels[place] = 255 }
        #expect(try WebPDecoder.pixels(of: Picture.file(pixels, 64, 48, 4)).bands == 3)
    }

    @Test("lossless keeps every pixel that can be seen, in the bytes that libvips makes", arguments: [3, 4])
    func lossless(bands: Int) throws {
        let pixels =
            bands == 3 ? Picture.slopes(width: 61, height: 40, bands: 3) : Picture.cutout(width: 61, height: 40)
        let file = try WebPEncoder.encodeLossless(pixels, width: 61, height: 40, bands: bands, effort: 4)
        let read = try WebPDecoder.pixels(of: file)
        try #require(read.bands == bands)
        let unlike = read.pixels.indices.filter {
            read.pixels[$0] != pixels[$0] && (bands == 3 || pixels[$0 / 4 * 4 + 3] > 0)
        }
        #expect(unlike.isEmpty)
        let options: KeyValuePairs<String, Argument> = ["lossless": true, "Q": 75, "effort": 4]
        let other = try Picture.filedByLibvips(pixels, 61, 40, bands, options)
        #expect(try WebPContainer.replacingMetadata(of: other, exif: [], xmp: []).count - file.count <= 18)
        #expect(other.contains(file.dropFirst(12)))
    }

    @Test("names in one line what it cannot write")
    func refusals() {
        let pixel: [UInt8] = [1, 2, 3]
        let long = [UInt8](repeating: 0, count: 16_384 * 3)
        #expect(refusal { try Picture.file(long, 16_384, 1, 3) }?.contains("1…16383 pixels") == true)
        #expect(refusal { try Picture.file([], 0, 1, 3) }?.contains("received 0 x 1") == true)
        #expect(refusal { try Picture.file(pixel, 1, 2, 3) }?.contains("6 bytes of pixels, received 3") == true)
        #expect(refusal { try Picture.file([1], 1, 1, 1) }?.contains("3 or 4 bands") == true)
        #expect(refusal { try Picture.file(pixel, 1, 1, 3, quality: 0) }?.contains("quality, received 0") == true)
        #expect(refusal { try Picture.file(pixel, 1, 1, 3, effort: 7) }?.contains("effort, received 7") == true)
        #expect(
            refusal { try WebPEncoder.encodeLossless(pixel, width: 1, height: 2, bands: 3, effort: 4) }?
                .contains("received 3") == true
        )
    }

    private func refusal(_ work: () throws -> [UInt8]) -> String? {
        #expect(throws: WebPError.self) { try work() }?.message
    }
}
