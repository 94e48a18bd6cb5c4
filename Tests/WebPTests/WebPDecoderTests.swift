import Foundation
import TestSupport
import Testing

@testable import WebP

@Suite("Reading WebP files that may be broken")
struct WebPDecoderTests {
    private func files() throws -> [[UInt8]] {
        let (opaque, cutout) = (Picture.slopes(width: 40, height: 30, bands: 3), Picture.cutout(width: 40, height: 30))
        return [
            try Picture.file(opaque, 40, 30, 3),
            try Picture.file(cutout, 40, 30, 4, exif: [1, 2, 3], xmp: [4]),
            try WebPEncoder.encodeLossless(opaque, width: 40, height: 30, bands: 3, effort: 4),
            try WebPEncoder.encodeLossless(cutout, width: 40, height: 30, bands: 4, effort: 4),
        ]
    }

    @Test("gives the pixels that libvips gives")
    func likeLibvips() throws {
        for file in try files() { #expect(try WebPDecoder.pixels(of: file).pixels == Picture.readByLibvips(file)) }
    }

    @Test("a file that is cut off before its pixels end is an error")
    func truncated() throws {
        // Without metadata, which follow the pixels, and a byte of padding.
        for file in try files() where !file.contains([1, 2, 3, 0] + "XMP ".utf8) {
            let taken = (0..<file.count - 2).filter { (try? WebPDecoder.pixels(of: Array(file.prefix($0)))) != nil }
            #expect(taken.isEmpty)
        }
    }

    @Test("errors are in words")
    func words() {
        #expect(throws: WebPError("the file is cut off")) { try WebPDecoder.pixels(of: []) }
        #expect(throws: WebPError("the file is damaged or no WebP")) {
            try WebPDecoder.pixels(of: Array("GIF89a, which has some more bytes than a header needs".utf8))
        }
    }

    @Test("a file with changed bytes is an error or a picture of the size it claims")
    func changed() throws {
        var dice = Dice()
        for original in try files() {
            for round in 0..<200 {
                var file = original
                for _ in 0...round % 4 {
                    file[.random(in: 0..<file.count, using: &dice)] = .random(in: 0...255, using: &dice)
                }
                guard let read = try? WebPDecoder.pixels(of: file, limit: 1_000_000) else { continue }
                #expect(read.pixels.count == read.width * read.height * read.bands)
                #expect(throws: Never.self) { try WebPContainer.replacingMetadata(of: file, exif: [], xmp: [7]) }
            }
        }
    }

    @Test("a header that claims more pixels than the limit is refused before the pixels are read")
    func limit() throws {
        var file = try Picture.file(Picture.slopes(width: 10, height: 10, bands: 3), 10, 10, 3)
        #expect(throws: Never.self) { try WebPDecoder.pixels(of: file, limit: 100) }
        #expect(throws: WebPError("expected 1…99 pixels, the file claims 100")) {
            try WebPDecoder.pixels(of: file, limit: 99)
        }
        // RFC 6386 section 9.1: the size follows a frame's start code, in 14 bits each.
        let start = try #require(file.indices.first { file[$0...].starts(with: [0x9D, 0x01, 0x2A]) }) + 3
        file.replaceSubrange(start..<start + 4, with: [0xFF, 0x3F, 0xFF, 0x3F])
        #expect(throws: WebPError("expected 1…100000000 pixels, the file claims 268402689")) {
            try WebPDecoder.pixels(of: file)
        }
    }

    @Test("an animation is refused")
    func animation() throws {
        // VP8X with the flag of an animation, and a frame of nothing.
        let file =
            Array("RIFF".utf8) + [30, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            + Array("ANIM".utf8) + [0, 0, 0, 0]
        #expect(throws: WebPError("expected a still picture, received an animation")) {
            try WebPDecoder.pixels(of: file)
        }
    }

    @Test(
        "survives hostile files of every kind",
        .enabled(if: Corpus.folder != nil, "needs a corpus; set ASSETS_CORPUS to its folder"),
        arguments: Corpus.files(in: "hostile")
    )
    func hostile(file: URL) throws {
        guard let read = try? WebPDecoder.pixels(of: [UInt8](Data(contentsOf: file))) else { return }
        #expect(read.pixels.count == read.width * read.height * read.bands)
    }
}

/// Numbers that look random and are the same in every run.
private struct Dice: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 32) | (state << 32)
    }
}
