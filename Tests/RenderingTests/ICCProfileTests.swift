import Testing
import Vips

@testable import Rendering

@Suite("Colour profiles")
struct ICCProfileTests {
    /// A profile that libvips has built in.
    private func profile(_ name: String) throws -> [UInt8] {
        let photo = try Drawing.photo(width: 8, height: 8)
        let file = try photo.file("pngsave_target", ["profile": .string(name)])
        return try #require(try Image.read(file).blob("icc-profile-data"))
    }

    @Test("sRGB is told from Display P3")
    func names() throws {
        #expect(try #require(ICCProfile(profile("srgb"))).isSRGB)
        #expect(try !#require(ICCProfile(profile("p3"))).isSRGB)
    }

    @Test("a profile that is cut off anywhere is not taken for sRGB")
    func cut() throws {
        let whole = try profile("srgb")
        for length in 0..<min(whole.count, 700) { #expect(ICCProfile(Array(whole.prefix(length)))?.isSRGB != true) }
    }

    @Test("a profile with changed primaries is not taken for sRGB")
    func swapped() throws {
        var bytes = try profile("srgb")
        let red = try #require(bytes.indices.dropFirst(128).first { bytes.holds("rXYZ", at: $0) })
        bytes.replaceSubrange(red..<red + 4, with: Array("gXYZ".utf8))
        #expect(ICCProfile(bytes)?.isSRGB == false)
    }
}
