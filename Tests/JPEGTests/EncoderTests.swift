import Testing

@testable import JPEG

@Suite("Writing JPEG files")
struct EncoderTests {
    private static let sizes = [(1, 1), (1, 40), (7, 9), (8, 8), (16, 16), (17, 15), (33, 65), (100, 3)]

    @Test("pictures of any size come back near to what they were", arguments: sizes)
    func roundTrip(width: Int, height: Int) throws {
        let scene = Scene(width: width, height: height)
        let read = try JPEGDecoder.pixels(of: scene.file(quality: 98, chroma: .full))
        #expect(read.width == width)
        #expect(read.height == height)
        #expect(read.pixels.count == scene.pixels.count)
        // A PSNR of 33 dB, of a scene that is all texture and edge.
        #expect(scene.error(of: read.pixels) < 32)
    }

    @Test("rows and colours stay where they are")
    func places() throws {
        let scene = Scene(width: 64, height: 48)
        let read = try JPEGDecoder.pixels(of: scene.file(quality: 100, chroma: .full)).pixels
        #expect(zip(scene.pixels, read).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
    }

    @Test("the frame is progressive, with the sampling asked for")
    func frame() throws {
        let scene = Scene(width: 50, height: 30)
        #expect(try Markers(scene.file(chroma: .halved)).sampling == [0x22, 0x11, 0x11])
        #expect(try Markers(scene.file(chroma: .full)).sampling == [0x11, 0x11, 0x11])
        #expect(try Markers(scene.file(chroma: .halved))[0xC0].isEmpty)
    }

    @Test("a picture without colour has one component and comes back in three bands")
    func grey() throws {
        let scene = Scene(width: 50, height: 30, coloured: false)
        let file = try scene.file(quality: 90)
        #expect(Markers(file).sampling == [0x11])
        #expect(Markers(file).tables.count == 1)
        let read = try JPEGDecoder.pixels(of: file)
        #expect(read.pixels.count == scene.pixels.count)
        #expect(scene.error(of: read.pixels) < 30)
        var coloured = scene
        coloured.pixels[coloured.pixels.count - 1] ^= 1
        #expect(try Markers(coloured.file()).sampling.count == 3)
    }

    @Test("segments stand behind the JFIF header, in order and unchanged")
    func segments() throws {
        let segments = [
            JPEGSegment(marker: 0xE1, bytes: Array("first".utf8)),
            JPEGSegment(marker: 0xFE, bytes: []),
            JPEGSegment(marker: 0xE1, bytes: [UInt8](repeating: 7, count: JPEGSegment.longest)),
        ]
        let file = try Scene(width: 20, height: 20).file(segments: segments)
        let head = Markers(file).segments.prefix(4)
        #expect(head.first?.marker == 0xE0)
        #expect(head.first?.bytes.starts(with: "JFIF\u{0}".utf8) == true)
        let written = head.dropFirst().map { JPEGSegment(marker: $0.marker, bytes: $0.bytes) }
        #expect(written.map(\.marker) == segments.map(\.marker))
        #expect(zip(written, segments).allSatisfy(==))
        #expect(try JPEGDecoder.pixels(of: file).width == 20)
    }

    @Test("segments that would spoil the file are refused")
    func badSegments() {
        let scene = Scene(width: 8, height: 8)
        let long = JPEGSegment(marker: 0xE1, bytes: [UInt8](repeating: 0, count: JPEGSegment.longest + 1))
        #expect(throws: JPEGError.self) { try scene.file(segments: [long]) }
        #expect(throws: JPEGError.self) { try scene.file(segments: [JPEGSegment(marker: 0xD9, bytes: [])]) }
    }

    @Test("sizes and qualities out of range are refused with words")
    func ranges() {
        let wide = Scene(width: 65_501, height: 1)
        #expect(throws: JPEGError(message: "expected 1…65500 pixels for width and height, received 65501 x 1")) {
            try wide.file()
        }
        #expect(throws: JPEGError.self) {
            try JPEGCoefficients([], width: 0, height: 0, chroma: .full)
        }
        #expect(throws: JPEGError(message: "expected 12 bytes of pixels, received 11")) {
            try JPEGCoefficients(Array(0..<11), width: 2, height: 2, chroma: .full)
        }
        for quality in [0, 101] {
            #expect(throws: JPEGError(message: "expected 1…100 for quality, received \(quality)")) {
                try Scene(width: 8, height: 8).file(quality: quality)
            }
        }
    }

    @Test("the widest picture is written and read")
    func widest() throws {
        let read = try JPEGDecoder.pixels(of: Scene(width: 65_500, height: 1).file())
        #expect(read.width == 65_500)
    }

    @Test("a file that outgrows the first block of memory is whole")
    func large() throws {
        var scene = Scene(width: 400, height: 400)
        var state: UInt32 = 1
        for index in scene.pixels.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            scene.pixels[index] = UInt8(state >> 24)
        }
        let file = try scene.file(quality: 100, chroma: .full)
        #expect(file.count > 1 << 18)
        #expect(file.suffix(2) == [0xFF, 0xD9])
        #expect(try scene.error(of: JPEGDecoder.pixels(of: file).pixels) < 4)
    }
}
