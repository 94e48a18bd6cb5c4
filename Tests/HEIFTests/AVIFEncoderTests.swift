import TestSupport
import Testing

@testable import HEIF

@Suite("Encoding AVIF")
struct AVIFEncoderTests {
    @Test(
        "gives the picture back in its own size",
        arguments: [(1, 1), (1, 9), (13, 1), (2, 2), (37, 23), (65, 64), (200, 131)]
    )
    func sizes(width: Int, height: Int) throws {
        let pixels = Picture.slopes(width: width, height: height, bands: 3)
        let decoded = try HEIFDecoder.pixels(of: encode(pixels, width, height, 3, quality: 90))
        #expect(decoded.width == width && decoded.height == height && decoded.bands == 3)
        #expect(meanDifference(decoded.pixels, pixels) < 3)
    }

    @Test("keeps pure colours within two steps", arguments: Picture.colours)
    func colours(colour: [UInt8]) throws {
        let pixels = Array(repeatElement(colour, count: 32 * 32).joined())
        let decoded = try HEIFDecoder.pixels(of: encode(pixels, 32, 32, 3, quality: 95))
        #expect(zip(decoded.pixels, pixels).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
    }

    @Test("keeps alpha, straight, and sets none where there is none")
    func alpha() throws {
        let pixels = Picture.slopes(width: 64, height: 48, bands: 4)
        let decoded = try HEIFDecoder.pixels(of: encode(pixels, 64, 48, 4, quality: 95))
        #expect(decoded.bands == 4)
        #expect(meanDifference(decoded.pixels, pixels) < 2)
    }

    @Test("says what its colours mean", .enabled(if: Program("avifdec") != nil, "needs avifdec"))
    func profile() throws {
        let pixels = Picture.slopes(width: 16, height: 16, bands: 3)
        let file = try encode(pixels, 16, 16, 3, quality: 50)
        // colr: nclx, primaries 1, transfer 13, matrix 6, full range.
        let box = [UInt8]("colrnclx".utf8) + [0, 1, 0, 13, 0, 6, 0x80]
        #expect(file.contains(box))
        let tool = try #require(Program("avifdec"))
        let folder = try TemporaryFolder()
        let place = folder.path("a.avif")
        try folder.write(file, to: "a.avif")
        let report = try withExtendedLifetime(folder) { try tool.run(["--info", place]).output }
        #expect(report.contains("YUV444") && report.contains("Full"))
    }

    @Test("asks for the options that make files smaller")
    func options() throws {
        let image = try PlanarImage(Picture.texture(width: 192, height: 128), width: 192, height: 128, bands: 3)
        let settings = AV1Settings(quality: 50, effort: 3)
        let file = try AVIFEncoder.encode(image, settings)
        for index in settings.options.indices {
            var fewer = settings
            fewer.options.remove(at: index)
            #expect(try AVIFEncoder.encode(image, fewer) != file, "\(settings.options[index].name) does nothing")
        }
    }

    @Test("leaves out what an encoder does not know")
    func unknownOptions() throws {
        let pixels = Picture.slopes(width: 32, height: 32, bands: 3)
        let image = try PlanarImage(pixels, width: 32, height: 32, bands: 3)
        var settings = AV1Settings(quality: 50, effort: 3)
        settings.options += [.init(name: "aom:no-such-option", value: "1"), .init(name: "no-such-option", value: "1")]
        let known = try AVIFEncoder.encode(image, AV1Settings(quality: 50, effort: 3))
        #expect(try AVIFEncoder.encode(image, settings) == known)
    }

    @Test("gives equal bytes for equal input, and fewer for less quality")
    func deterministic() throws {
        let pixels = Picture.texture(width: 192, height: 128)
        let file = try encode(pixels, 192, 128, 3, quality: 60)
        #expect(try encode(pixels, 192, 128, 3, quality: 60) == file)
        #expect(try encode(pixels, 192, 128, 3, quality: 30).count < file.count)
    }

    @Test("leaves a picture as it is for the next file", arguments: [3, 4])
    func again(bands: Int) throws {
        let pixels = Picture.slopes(width: 64, height: 48, bands: bands)
        let image = try PlanarImage(pixels, width: 64, height: 48, bands: bands)
        let files = try [60, 30, 60].map { try AVIFEncoder.encode(image, quality: $0, effort: 6) }
        #expect(files[2] == files[0] && files[1] != files[0])
    }

    @Test("takes every effort and both ends of quality", arguments: 0...9)
    func efforts(effort: Int) throws {
        let pixels = Picture.slopes(width: 24, height: 16, bands: 4)
        for quality in [1, 100] {
            let file = try encode(pixels, 24, 16, 4, quality: quality, effort: effort)
            #expect(try HEIFDecoder.pixels(of: file).pixels.count == pixels.count)
        }
    }

    @Test("names in one line what it cannot write")
    func refusals() {
        let pixel: [UInt8] = [1, 2, 3]
        let long = [UInt8](repeating: 0, count: 16_385 * 3)
        #expect(refusal { try encode(long, 16_385, 1, 3) }?.contains("1…16384 pixels") == true)
        #expect(refusal { try encode([], 0, 1, 3) }?.contains("received 0 x 1") == true)
        #expect(refusal { try encode(pixel, 1, 2, 3) }?.contains("6 bytes of pixels, received 3") == true)
        #expect(refusal { try encode([1], 1, 1, 1) }?.contains("3 or 4 bands") == true)
        #expect(refusal { try encode(pixel, 1, 1, 3, quality: 0) }?.contains("quality, received 0") == true)
        #expect(refusal { try encode(pixel, 1, 1, 3, effort: 10) }?.contains("effort, received 10") == true)
        #expect(refusal { try encode(pixel, 1, 1, 3, exif: [1, 2, 3, 4, 5, 6]) }?.contains("TIFF") == true)
    }

    private func encode(
        _ pixels: [UInt8],
        _ width: Int,
        _ height: Int,
        _ bands: Int,
        quality: Int = 50,
        effort: Int = 3,
        exif: [UInt8] = []
    ) throws(HEIFError) -> [UInt8] {
        try AVIFEncoder.encode(
            PlanarImage(pixels, width: width, height: height, bands: bands),
            quality: quality,
            effort: effort,
            exif: exif
        )
    }

    private func refusal(_ work: () throws -> [UInt8]) -> String? {
        #expect(throws: HEIFError.self) { try work() }?.message
    }

    private func meanDifference(_ first: [UInt8], _ second: [UInt8]) -> Double {
        guard first.count == second.count, !first.isEmpty else { return .infinity }
        return zip(first, second).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(first.count)
    }
}
