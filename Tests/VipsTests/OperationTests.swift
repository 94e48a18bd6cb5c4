import Testing
import Vips

@Suite("Operations check what they are told")
struct OperationTests {
    init() throws { try VipsLibrary.start() }

    private func image() throws -> Image {
        try Image(pixels: Array(0..<12), width: 2, height: 2, bands: 3)
    }

    @Test("an operation that libvips does not know is refused")
    func unknownOperation() {
        #expect(throws: VipsError.self) { _ = try Operation("resise") }
        #expect(!Operation.exists("resise"))
        #expect(Operation.exists("resize"))
    }

    @Test("an argument that the operation does not have is refused")
    func unknownArgument() throws {
        let image = try image()
        let error = #expect(throws: VipsError.self) { try image.applying("resize", ["scael": 0.5]) }
        #expect(error == VipsError("resize", "there is no argument scael"))
    }

    @Test("a nickname that the enumeration does not have is refused")
    func unknownNick() throws {
        let image = try image()
        let error = #expect(throws: VipsError.self) {
            try image.applying("resize", ["scale": 0.5, "kernel": .nick("lanczos9")])
        }
        #expect(error == VipsError("resize", "lanczos9 is no value of kernel"))
    }

    @Test("a number out of an argument's range is refused", arguments: [-1, 0, 101, 1 << 40])
    func outOfRange(quality: Int) throws {
        let image = try image()
        let target = try Target()
        #expect(throws: VipsError.self) { try image.save("jpegsave_target", to: target, ["Q": .int(quality)]) }
        #expect(try target.bytes().isEmpty)
    }

    @Test("a value of another type is refused")
    func otherType() throws {
        let image = try image()
        #expect(throws: VipsError.self) { try image.applying("resize", ["scale": .string("half")]) }
        #expect(throws: VipsError.self) { try image.applying("resize", ["in": .target(Target()), "scale": 0.5]) }
    }

    @Test("a required argument that is missing is an error")
    func missing() throws {
        let image = try image()
        #expect(throws: VipsError.self) { try image.applying("resize") }
    }

    @Test("an error names its operation and has a text of one line")
    func text() throws {
        let image = try image()
        let error = try #require(throws: VipsError.self) { try image.cropped(left: 5, top: 0, width: 2, height: 2) }
        #expect(error.operation == "extract_area")
        #expect(!error.message.isEmpty)
        #expect(!error.description.contains("\n"))
    }

    @Test("savers are asked whether they know `strip` or `keep`")
    func probing() throws {
        let operation = try Operation("jpegsave_target")
        let known = ["strip", "keep", "Q", "quality"].filter { operation.takes($0) }
        #expect(known == ["strip", "Q"] || known == ["keep", "Q"] || known == ["strip", "keep", "Q"])
    }

    @Test("several images go in as one argument")
    func several() throws {
        let image = try image()
        let joined = try Image.make("arrayjoin", ["in": .images([image, image, image]), "across": 1])
        #expect(joined.height == 6)
        #expect(try joined.pixels() == Array(0..<12) + Array(0..<12) + Array(0..<12))
    }

    @Test(
        "loaders that nobody needs are blocked",
        arguments: ["svgload_source", "pdfload_source", "magickload_source", "openslideload_source", "ppmload_source"]
    )
    func blocked(loader: String) {
        #expect(!Operation.exists(loader))
    }
}
