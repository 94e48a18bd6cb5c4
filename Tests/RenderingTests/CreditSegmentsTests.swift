import JPEG
import TestSupport
import Testing

@testable import Rendering

@Suite("Credit in JPEG segments")
struct CreditSegmentsTests {
    private let credit = Credit(creators: ["Ada & <Grace>", "Ömer"], rights: "© \"2025\"", line: "Line", source: "S")
    private let namespace = Array("http://ns.adobe.com/xap/1.0/\u{0}".utf8)

    @Test("what is written is read back the same, from EXIF and from XMP")
    func roundTrip() throws {
        let segments = CreditSegments.segments(of: credit)
        #expect(segments.map(\.marker) == [0xE1, 0xE1])
        let exif = try #require(segments.first?.bytes)
        let xmp = try #require(segments.last?.bytes)
        #expect(EXIFCredit.read(exif) == Credit(creators: ["Ada & <Grace>; Ömer"], rights: "© \"2025\""))
        #expect(xmp.starts(with: namespace))
        #expect(XMPCredit.read(Array(xmp.dropFirst(namespace.count))) == credit)
    }

    @Test(
        "an accent behind a bracket or before a text hides neither",
        arguments: ["\u{301}A", "A<\u{338}b>\u{301}&\u{301}"]
    )
    func accents(text: String) {
        let packet = CreditWriter.packet(of: Credit(creators: [text], line: text))
        #expect(!packet.utf8.lazy.split(separator: UInt8(ascii: "<")).contains { $0.first == 0xCC })
        #expect(XMPCredit.read(Array(packet.utf8)) == Credit(creators: [text], line: text))
    }

    @Test("texts of every length are read back", arguments: 1...9)
    func lengths(length: Int) throws {
        let text = String("photographer".prefix(length))
        for credit in [Credit(creators: [text], rights: text), Credit(creators: [text]), Credit(rights: text)] {
            let exif = try #require(CreditSegments.segments(of: credit).first?.bytes)
            #expect(EXIFCredit.read(exif) == credit)
        }
    }

    @Test("an empty credit leaves no segment, and one without creator and rights no EXIF block")
    func empty() {
        #expect(CreditSegments.segments(of: Credit()).isEmpty)
        let segments = CreditSegments.segments(of: Credit(line: "Agency"))
        #expect(segments.count == 1)
        #expect(segments.first?.bytes.starts(with: namespace) == true)
    }

    @Test("texts that outgrow a segment are left out, and the others stay")
    func overflow() throws {
        let long = String(repeating: "&", count: 20_000)
        let credit = Credit(creators: ["Ada"], rights: long, line: "Line")
        let segments = CreditSegments.segments(of: credit)
        #expect(segments.allSatisfy { $0.bytes.count <= JPEGSegment.longest })
        let exif = try #require(segments.first?.bytes)
        let xmp = try #require(segments.last?.bytes)
        // Each ampersand takes five bytes in XML but one in EXIF.
        #expect(EXIFCredit.read(exif).rights?.isEmpty == false)
        let read = XMPCredit.read(Array(xmp.dropFirst(namespace.count)))
        #expect(read == Credit(creators: ["Ada"], line: "Line"))
        let endless = Credit(rights: String(repeating: "x", count: 70_000))
        #expect(CreditSegments.segments(of: endless).isEmpty)
    }

    @Test("another program finds the credit in a file", .enabled(if: Program("exiftool") != nil, "no exiftool here"))
    func secondOpinion() throws {
        let grey = [UInt8](repeating: 90, count: 8 * 8 * 3)
        let file = try JPEGEncoder.encode(
            JPEGCoefficients(grey, width: 8, height: 8, chroma: .halved),
            quality: 80,
            segments: CreditSegments.segments(of: credit)
        )
        let folder = try TemporaryFolder()
        try folder.write(file, to: "a.jpg")
        let program = try #require(Program("exiftool"))
        let tags = ["-IFD0:Artist", "-IFD0:Copyright", "-XMP-dc:Rights", "-XMP-photoshop:Credit", "-warning"]
        let run = try program.run(["-charset", "exif=utf8", "-s3"] + tags + [folder.path("a.jpg")])
        #expect(run.output == "Ada & <Grace>; Ömer\n© \"2025\"\n© \"2025\"\nLine\n")
    }
}
