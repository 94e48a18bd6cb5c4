import Glibc
import Testing
import Vips

@Suite("Images")
struct ImageTests {
    init() throws { try VipsLibrary.start() }

    private func image() throws -> Image { try Image(pixels: Array(0..<24), width: 4, height: 2, bands: 3) }

    @Test("pixels go in and come out unchanged, with their header")
    func pixels() throws {
        let image = try image()
        #expect(image.width == 4)
        #expect(image.height == 2)
        #expect(image.bands == 3)
        #expect(!image.hasAlpha)
        #expect(image.interpretation == "srgb")
        #expect(image.format == "uchar")
        #expect(try image.pixels() == Array(0..<24))
        #expect(try image.cropped(left: 1, top: 1, width: 2, height: 1).pixels() == [15, 16, 17, 18, 19, 20])
        #expect(try image.band(1).pixels() == [1, 4, 7, 10, 13, 16, 19, 22])
    }

    @Test("pixels that are too few for the size are refused")
    func tooFew() {
        #expect(throws: VipsError.self) { try Image(pixels: [1, 2, 3], width: 2, height: 1, bands: 3) }
    }

    @Test("a picture survives a lossless file in memory")
    func memory() throws {
        let target = try Target()
        try image().save("pngsave_target", to: target)
        let read = try Image.make("pngload_source", ["source": .source(Source(bytes: target.bytes()))])
        #expect(try read.pixels() == Array(0..<24))
    }

    @Test("a picture survives a lossless file by its descriptor, which stays open")
    func descriptor() throws {
        let stream = try #require(tmpfile())
        defer { fclose(stream) }
        try image().save("pngsave_target", to: Target(descriptor: fileno(stream)))
        #expect(lseek(fileno(stream), 0, SEEK_SET) == 0)
        let read = try Image.make("pngload_source", ["source": .source(Source(descriptor: fileno(stream)))])
        #expect(try read.pixels() == Array(0..<24))
        #expect(fcntl(fileno(stream), F_GETFD) >= 0)
    }

    @Test("metadata fields are set, listed, read and removed")
    func metadata() throws {
        let original = try image()
        let image = try original.copy()
        image.set("some-bytes", to: [1, 2, 3] as [UInt8])
        image.set("some-number", to: 7)
        image.set("some-numbers", to: [40, 50])
        image.set("some-text", to: "text")
        #expect(image.blob("some-bytes") == [1, 2, 3])
        #expect(image.int("some-number") == 7)
        #expect(image.ints("some-numbers") == [40, 50])
        #expect(Set(image.fields).isSuperset(of: ["width", "some-bytes", "some-number", "some-numbers", "some-text"]))
        image.remove("some-bytes")
        #expect(image.blob("some-bytes") == nil)
        #expect(image.blob("some-number") == nil)
        #expect(!original.fields.contains("some-number"))
    }
}
