import Testing

@testable import Rendering

@Suite("Credit in files as they are found")
struct CreditTests {
    /// One IPTC data set of record 2.
    private func dataSet(_ number: UInt8, _ text: [UInt8]) -> [UInt8] {
        [0x1C, 2, number, UInt8(text.count >> 8), UInt8(text.count & 255)] + text
    }

    private func photoshop(_ iptc: [UInt8]) -> [UInt8] {
        let other = Array("8BIM".utf8) + [3, 0xED, 3] + Array("abc".utf8) + [0, 0, 0, 3, 1, 2, 3, 0]
        let length = [0, 0, UInt8(iptc.count >> 8), UInt8(iptc.count & 255)]
        return Array("Photoshop 3.0\u{0}".utf8) + other + Array("8BIM".utf8) + [4, 4, 0, 0] + length + iptc
    }

    @Test("IPTC is read bare and inside Photoshop's resources")
    func iptc() {
        let sets =
            dataSet(80, Array("Ada".utf8)) + dataSet(80, Array("Grace".utf8)) + dataSet(110, Array("Agency".utf8))
            + dataSet(115, Array("Paper".utf8)) + dataSet(116, [0xA9, 0x20, 0x41])
        let expected = Credit(creators: ["Ada", "Grace"], rights: "© A", line: "Agency", source: "Paper")
        #expect(IPTCCredit.read(sets) == expected)
        #expect(IPTCCredit.read(photoshop(sets)) == expected)
    }

    @Test("XMP is read as attributes and as elements, and entities are understood")
    func xmp() {
        let packet = """
            <!-- a > comment --><rdf:Description photoshop:Source='A "B"' photoshop:Credit = "x &lt; y"/>
            <dc:creator><rdf:Bag><rdf:li>M&#252;ller</rdf:li></rdf:Bag></dc:creator>
            <dc:rights> plain &amp; simple </dc:rights>
            """
        let credit = XMPCredit.read(Array(packet.utf8))
        #expect(credit == Credit(creators: ["Müller"], rights: "plain & simple", line: "x < y", source: "A \"B\""))
    }

    @Test("blocks that are cut anywhere neither trap nor invent")
    func broken() {
        let packet = Array(
            CreditWriter.packet(of: Credit(creators: ["Ada"], rights: "Ada", line: "A", source: "B")).utf8
        )
        let iptc = photoshop(dataSet(80, Array("Ada".utf8)))
        let exif =
            Array("Exif\u{0}\u{0}II*\u{0}".utf8) + [
                8, 0, 0, 0, 255, 255, 0x3B, 1, 2, 0, 255, 255, 255, 255, 9, 0, 0, 0,
            ]
        for length in 0...max(packet.count, iptc.count, exif.count) {
            let credit = CreditReader.credit(
                xmp: Array(packet.prefix(length)),
                iptc: Array(iptc.prefix(length)),
                exif: Array(exif.prefix(length))
            )
            #expect(credit.creators.isEmpty || credit.creators == ["Ada"])
        }
    }

    @Test("what is written is read back the same")
    func roundTrip() {
        let credit = Credit(creators: ["Ada & <Grace>", "Ömer"], rights: "© \"2025\"", line: "Line", source: "S")
        #expect(XMPCredit.read(Array(CreditWriter.packet(of: credit).utf8)) == credit)
    }

    @Test("control characters and endless texts are cut down")
    func cleaning() {
        #expect(Credit.cleaned("  a\u{0}\n\tb ") == "a b")
        #expect(Credit.cleaned(" \u{0} ") == nil)
        #expect(Credit.cleaned(String(repeating: "x", count: 5_000))?.count == 1_000)
        // Where the cut falls behind a space, the space goes too.
        let text = String(repeating: "x", count: 999)
        #expect(Credit.cleaned(text + " y") == text)
    }
}

@Suite("Credits without measure")
struct CreditFloodTests {
    @Test("thousands of EXIF entries with a long text each are read no further than one")
    func exif() {
        let (entries, length) = (4_000, 40_000)
        func number(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let text = 8 + 2 + 12 * entries
        var block = Array("MM".utf8) + number(42, 2) + number(8, 4) + number(entries, 2)
        for _ in 0..<entries { block += number(0x013B, 2) + number(2, 2) + number(length, 4) + number(text, 4) }
        block += [UInt8](repeating: UInt8(ascii: "a"), count: length)
        let credit = EXIFCredit.read(block)
        #expect(credit.creators.count == 1)
        #expect(credit.creators[0].count == 1_000)
    }
}
