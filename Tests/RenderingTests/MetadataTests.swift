import Presets
import Rendering
import Testing
import Vips

@Suite("Metadata")
struct MetadataTests {
    private static let packet = """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
        photoshop:Credit="Agency &amp; Sons" exif:GPSLatitude="52,30N" aux:SerialNumber="S3CRET"><dc:creator><rdf:Seq>\
        <rdf:li>Ada</rdf:li><rdf:li>Grace</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt>\
        <rdf:li xml:lang="x-default">© 2025 Ada</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>
        """

    private func source(xmp: Bool = true) throws -> [UInt8] {
        let photo = try Drawing.photo(width: 200, height: 100).copy()
        photo.set("exif-ifd0-Artist", to: "Exif (Artist) (ASCII)")
        photo.set("exif-ifd0-Copyright", to: "Exif Rights")
        photo.set("exif-ifd0-Model", to: "S3CRET")
        photo.set("exif-ifd2-MakerNote", to: "S3CRET")
        photo.set("exif-ifd2-BodySerialNumber", to: "S3CRET")
        photo.set("exif-ifd3-GPSLatitude", to: "52/1 30/1 0/1")
        photo.set("exif-ifd3-GPSLatitudeRef", to: "N")
        if xmp { photo.set("xmp-data", to: Array(Self.packet.utf8)) }
        let file = try photo.file("jpegsave_target", ["profile": .string("p3")])
        let read = try Image.read(file)
        try #require(read.fields.contains("exif-ifd3-GPSLatitude") && read.fields.contains("icc-profile-data"))
        return file
    }

    static let formats: [ImageFormat] = [.avif, .webp, .jpeg, .png]

    @Test("nothing private survives, with and without credit", arguments: formats, [Preset.Metadata.credit, .none])
    func privacy(format: ImageFormat, metadata: Preset.Metadata) throws {
        let file = try Studio.render(source(), [.test(format, 100, 50, metadata: metadata)]).files[0]
        let fields = try Image.read(file).fields
        for secret in [
            "exif-ifd3-", "exif-ifd1-", "SerialNumber", "MakerNote", "Model", "icc-profile", "iptc", "thumbnail",
        ] {
            #expect(!fields.contains { $0.contains(secret) }, "\(secret) in \(fields)")
        }
        let text = String(decoding: file, as: Unicode.ASCII.self)
        #expect(!text.contains("S3CRET"))
        #expect(!text.contains("GPS"))
        if metadata == .none { #expect(!fields.contains { $0.hasPrefix("exif") || $0.hasPrefix("xmp") }) }
    }

    @Test("credit survives as XMP and EXIF", arguments: formats)
    func credit(format: ImageFormat) throws {
        let file = try Studio.render(source(), [.test(format, 100, 50, metadata: .credit)]).files[0]
        let read = try Image.read(file)
        let packet = String(decoding: try #require(read.blob("xmp-data")), as: UTF8.self)
        for part in ["<rdf:li>Ada</rdf:li><rdf:li>Grace</rdf:li>", "© 2025 Ada", "Agency &amp; Sons"] {
            #expect(packet.contains(part))
        }
        // The PNG saver of libvips 8.14 knows no EXIF.
        guard format != .png else { return }
        let exif = String(decoding: try #require(read.blob("exif-data")), as: UTF8.self)
        #expect(exif.contains("Ada; Grace"))
        // EXIF texts are ASCII by its specification; libvips writes ©, for example, as (C).
        #expect(exif.contains("2025 Ada"))
    }

    @Test("credit comes from EXIF where there is no XMP")
    func fromEXIF() throws {
        let file = try Studio.render(source(xmp: false), [.test(.jpeg, 100, 50, metadata: .credit)]).files[0]
        let packet = String(decoding: try #require(try Image.read(file).blob("xmp-data")), as: UTF8.self)
        #expect(packet.contains("Exif (Artist)</rdf:li>"))
        #expect(packet.contains("Exif Rights</rdf:li>"))
    }

    @Test("a source without credit gives variants without any metadata", arguments: formats)
    func noCredit(format: ImageFormat) throws {
        let source = try Drawing.photo(width: 60, height: 40).file("pngsave_target")
        let read = try Image.read(Studio.render(source, [.test(format, 30, 20, metadata: .credit)]).files[0])
        #expect(!read.fields.contains { $0.hasPrefix("exif") || $0.hasPrefix("xmp") || $0.hasPrefix("icc") })
    }
}
