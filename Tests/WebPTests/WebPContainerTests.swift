import TestSupport
import Testing
import Vips
import WebP

@Suite("Metadata in WebP")
struct WebPContainerTests {
    /// TIFF data with an artist and a copyright line, little endian.
    private let tiff: [UInt8] =
        [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
        + [0x3B, 1, 2, 0, 8, 0, 0, 0, 38, 0, 0, 0]
        + [0x98, 0x82, 2, 0, 8, 0, 0, 0, 46, 0, 0, 0]
        + [0, 0, 0, 0] + [UInt8]("A. Lens\0".utf8) + [UInt8]("2026 AL\0".utf8)

    private let packet = [UInt8](
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
        <rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="The Agency"/>\
        </rdf:RDF></x:xmpmeta>
        """.utf8
    )

    /// Files of each coding, with and without alpha, all 9 by 7 pixels.
    private func files(exif: [UInt8], xmp: [UInt8]) throws -> [[UInt8]] {
        try [3, 4].flatMap { bands in
            let pixels = Picture.slopes(width: 9, height: 7, bands: bands)
            return [
                try Picture.file(pixels, 9, 7, bands, exif: exif, xmp: xmp),
                try WebPEncoder.encodeLossless(
                    pixels,
                    width: 9,
                    height: 7,
                    bands: bands,
                    effort: 4,
                    exif: exif,
                    xmp: xmp
                ),
            ]
        }
    }

    @Test("is read back by libvips, and the pixels stay")
    func readBack() throws {
        let bare = try files(exif: [], xmp: [])
        for (file, plain) in zip(try files(exif: tiff, xmp: packet), bare) {
            try VipsLibrary.start()
            let read = try Image.make("webpload_source", ["source": .source(Source(bytes: file))])
            #expect(read.blob("exif-data") == tiff)
            #expect(read.blob("xmp-data") == packet)
            #expect(try WebPDecoder.pixels(of: file) == WebPDecoder.pixels(of: plain))
            #expect(file.count % 2 == 0)
        }
    }

    @Test("is read back by another program", .enabled(if: Program("exiftool") != nil, "needs exiftool"))
    func secondOpinion() throws {
        for file in try files(exif: tiff, xmp: packet) {
            let report = try exiftool(file)
            for line in [
                "[IFD0] Artist : A. Lens", "[IFD0] Copyright : 2026 AL", "[XMP-photoshop] Credit : The Agency",
                "ImageWidth : 9", "ImageHeight : 7",
            ] {
                #expect(report.contains(line))
            }
            #expect(!report.contains("Warning"))
        }
    }

    @Test("is not there unless it is given")
    func nothing() throws {
        let files = try files(exif: [], xmp: [])
        for file in files { for name in ["EXIF", "XMP ", "ICCP"] { #expect(!file.contains(name.utf8)) } }
        // Only lossy pixels with alpha need the header.
        #expect(files.map { $0.contains("VP8X".utf8) } == [false, false, true, false])
    }

    @Test("goes where it is replaced by nothing, with the header where that says no more")
    func removed() throws {
        for (file, bare) in zip(try files(exif: tiff, xmp: packet), try files(exif: [], xmp: [])) {
            let stripped = try WebPContainer.replacingMetadata(of: file, exif: [], xmp: [])
            #expect(try WebPDecoder.pixels(of: stripped) == WebPDecoder.pixels(of: bare))
            #expect(!stripped.contains("EXIF".utf8) && !stripped.contains("XMP ".utf8))
            let again = try WebPContainer.replacingMetadata(of: stripped, exif: tiff, xmp: packet)
            #expect(again == file)
        }
    }

    @Test("leaves chunks as they are that nobody knows, whatever their names")
    func unknownChunk() throws {
        let unknown: [UInt8] = [0xFF, 0xFE, 0xFD, 0xFC, 2, 0, 0, 0, 7, 8]
        for file in try files(exif: tiff, xmp: packet) {
            let replaced = try WebPContainer.replacingMetadata(of: file + unknown, exif: tiff, xmp: packet)
            #expect(replaced.firstRange(of: unknown) != nil)
            #expect(try WebPContainer.replacingMetadata(of: replaced, exif: tiff, xmp: packet) == replaced)
        }
    }

    @Test("what is no WebP is an error")
    func garbage() {
        for bytes in [[], Array("RIFF".utf8), Array("RIFF1234WEBP".utf8), [UInt8](repeating: 9, count: 40)] {
            #expect(throws: WebPError.self) { try WebPContainer.replacingMetadata(of: bytes, exif: tiff, xmp: []) }
        }
    }

    private func exiftool(_ file: [UInt8]) throws -> String {
        let tool = try #require(Program("exiftool"))
        let folder = try TemporaryFolder()
        try folder.write(file, to: "a.webp")
        let report = try withExtendedLifetime(folder) {
            try tool.run(["-a", "-G1", "-s", folder.path("a.webp")]).output
        }
        // Without the columns.
        return report.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}
