import JPEG
import Testing
import Vips

@Suite("Pictures through JPEG files")
struct PictureTests {
    static let sizes = [(1, 1), (7, 3), (17, 33), (96, 64)]

    @Test(
        "another reader takes the file without a warning and sees the same",
        arguments: sizes,
        [JPEGChroma.halved, .full]
    )
    func otherReader(size: (width: Int, height: Int), chroma: JPEGChroma) throws {
        for coloured in [true, false] {
            let file = try Scene(width: size.width, height: size.height, coloured: coloured).file(chroma: chroma)
            let source = try Source(bytes: file)
            let image = try Image.make("jpegload_source", ["source": .source(source), "fail_on": .nick("warning")])
            #expect(image.width == size.width && image.height == size.height)
            let pixels = try JPEGDecoder.pixels(of: file).pixels
            #expect(try image.pixels() == (image.bands == 3 ? pixels : Self.firstBand(pixels)))
        }
    }

    private static func firstBand(_ pixels: [UInt8]) -> [UInt8] {
        stride(from: 0, to: pixels.count, by: 3).map { pixels[$0] }
    }

    @Test("quality 95 is near to the picture", arguments: [JPEGChroma.halved, .full])
    func near(chroma: JPEGChroma) throws {
        // Without the texture and the edge, which halved colour cannot keep.
        var scene = Scene(width: 64, height: 64)
        for index in scene.pixels.indices {
            let (x, y) = (index / 3 % 64, index / 192)
            scene.pixels[index] = UInt8([60 + 2 * x, 40 + 2 * y, 200 - x - y][index % 3])
        }
        let error = try scene.error(of: JPEGDecoder.pixels(of: scene.file(quality: 95, chroma: chroma)).pixels)
        // A PSNR of 43 dB.
        #expect(error < 3.2)
    }

    @Test("the mean colour is kept", arguments: [20, 50, 80], [JPEGChroma.halved, .full])
    func mean(quality: Int, chroma: JPEGChroma) throws {
        let scene = Scene(width: 96, height: 80)
        let read = try JPEGDecoder.pixels(of: scene.file(quality: quality, chroma: chroma)).pixels
        for band in 0..<3 {
            func mean(_ pixels: [UInt8]) -> Double {
                let values = stride(from: band, to: pixels.count, by: 3).map { Double(pixels[$0]) }
                return values.reduce(0, +) / Double(values.count)
            }
            #expect(abs(mean(scene.pixels) - mean(read)) < 0.7)
        }
    }

    @Test("a picture transformed once gives the same files as one transformed anew, and twice the same")
    func repeatable() throws {
        let scene = Scene(width: 40, height: 30)
        let picture = try JPEGCoefficients(scene.pixels, width: 40, height: 30, chroma: .halved)
        for quality in [80, 30, 80] {
            #expect(try JPEGEncoder.encode(picture, quality: quality) == scene.file(quality: quality))
        }
    }

    @Test("a higher quality takes more bytes", arguments: [JPEGChroma.halved, .full])
    func rising(chroma: JPEGChroma) throws {
        let scene = Scene(width: 160, height: 120)
        let sizes = try stride(from: 20, through: 90, by: 10).map { try scene.file(quality: $0, chroma: chroma).count }
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy(<))
    }
}
