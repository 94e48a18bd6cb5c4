import HEIF
import TestSupport
import Testing

@Suite("Metadata in AVIF")
struct AVIFMetadataTests {
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

    @Test(
        "is read back, with and without the prefix that JPEG has",
        .enabled(if: Program("exiftool") != nil, "needs exiftool"),
        arguments: [[], [UInt8]("Exif\0\0".utf8)]
    )
    func readBack(prefix: [UInt8]) throws {
        let report = try exiftool(encode(exif: prefix + tiff, xmp: packet))
        #expect(report.contains("[IFD0] Artist : A. Lens"))
        #expect(report.contains("[IFD0] Copyright : 2026 AL"))
        #expect(report.contains("[XMP-photoshop] Credit : The Agency"))
        #expect(!report.contains("Warning"))
    }

    @Test("is not there unless it is given", .enabled(if: Program("exiftool") != nil, "needs exiftool"))
    func nothing() throws {
        let report = try exiftool(encode(exif: [], xmp: []))
        #expect(report.contains("ImageWidth : 8"))
        for group in ["[IFD0]", "[ExifIFD]", "[XMP", "[ICC", "Thumbnail"] { #expect(!report.contains(group)) }
    }

    private func encode(exif: [UInt8], xmp: [UInt8]) throws -> [UInt8] {
        let pixels = Picture.slopes(width: 8, height: 8, bands: 3)
        return try AVIFEncoder.encode(
            PlanarImage(pixels, width: 8, height: 8, bands: 3),
            quality: 50,
            effort: 9,
            exif: exif,
            xmp: xmp
        )
    }

    private func exiftool(_ file: [UInt8]) throws -> String {
        let tool = try #require(Program("exiftool"))
        let folder = try TemporaryFolder()
        let place = folder.path("a.avif")
        try folder.write(file, to: "a.avif")
        let report = try withExtendedLifetime(folder) { try tool.run(["-a", "-G1", "-s", place]).output }
        // Without the columns.
        return report.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}
