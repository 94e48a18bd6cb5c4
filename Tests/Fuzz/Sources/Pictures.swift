import JPEG
import WebP

@testable import Rendering

enum Pictures {
    /// Reads the bytes as each thing that they may be.
    static func read(_ bytes: [UInt8]) {
        for credit in [XMPCredit.read(bytes), IPTCCredit.read(bytes), EXIFCredit.read(bytes)] { check(credit) }
        if let profile = ICCProfile(bytes) {
            _ = profile.isSRGB
            _ = profile.toneCurve
        }
        hold(AnimatedPNG.frames(in: bytes) >= 1, "an animation without frames")
        _ = GIFBlocks.areComplete(bytes)
        if SourceKind(startingWith: bytes) == nil {
            hold(isPlainLine(Unreadable.message(for: bytes, length: bytes.count)), "a message is not one line")
        }
        checkContainer(bytes)
    }

    /// A credit is clean, and what is written of it reads as the same credit.
    private static func check(_ credit: Credit) {
        let texts = credit.creators + [credit.rights, credit.line, credit.source].compactMap(\.self)
        hold(texts.allSatisfy { !$0.isEmpty && $0.count <= 1_000 }, "a text is empty or too long")
        hold(credit.creators.count <= 20, "there are \(credit.creators.count) creators")
        guard !credit.isEmpty else { return }
        hold(XMPCredit.read(Array(CreditWriter.packet(of: credit).utf8)) == credit, "XMP changes \(credit)")
        for segment in CreditSegments.segments(of: credit) {
            hold(segment.bytes.count <= JPEGSegment.longest, "a segment is too long")
        }
        if let tiff = CreditSegments.tiff(of: credit) {
            hold(EXIFCredit.read(tiff).rights == credit.rights, "EXIF changes \(credit)")
        }
    }

    /// Metadata that are put in twice are there once.
    private static func checkContainer(_ bytes: [UInt8]) {
        guard let once = try? WebPContainer.replacingMetadata(of: bytes, exif: [1, 2, 3], xmp: [4]) else { return }
        let twice = try? WebPContainer.replacingMetadata(of: once, exif: [1, 2, 3], xmp: [4])
        hold(twice == once, "a container changes by being written again")
    }
}
