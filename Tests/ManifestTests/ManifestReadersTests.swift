import Foundation
import Manifest
import Testing

@Suite("The manifest in the eyes of others")
struct ManifestReadersTests {
    /// Compares what Jekyll's way of reading `_data/*.json`, a YAML parser, makes of a file with what JSON says.
    private static let jekyllScript = """
        require "jekyll"
        require "json"
        site = Jekyll::Site.new(Jekyll.configuration("source" => ARGV[0], "quiet" => true))
        data = Jekyll::DataReader.new(site).read("_data")["assets"]
        expected = JSON.parse(File.read(ARGV[0] + "/_data/assets.json", encoding: "UTF-8"))
        same = JSON.generate(data) == JSON.generate(expected)
        puts same ? "same #{data["images"].size}" : "different"
        """

    @Test("Jekyll reads the same as a JSON reader, odd names included", .enabled(if: Tool.rubyHas("jekyll")))
    func jekyll() throws {
        let folder = try TemporaryFolder()
        try folder.write("_data/assets.json", Samples.odd.encoded())
        let output = try #require(Tool("ruby")).run(["-e", Self.jekyllScript, folder.url.path])
        #expect(output.status == 0, Comment(rawValue: output.standardError))
        let text = String(decoding: output.standardOutput, as: UTF8.self)
        #expect(text == "same \(Samples.oddNames.count)\n")
    }

    /// Prints the number of errors of a file by a schema, then the first of them.
    private static let schemaScript = """
        import json, sys, jsonschema
        schema, file = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
        jsonschema.Draft202012Validator.check_schema(schema)
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(file))
        print(len(errors), *(f"{e.json_path}: {e.message}"[:300] for e in errors[:1]))
        """

    private func schemaErrors(_ bytes: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        let schema = try folder.write("schema.json", Manifest.schema)
        let file = try folder.write("assets.json", bytes)
        let output = try #require(Tool("python3")).run(["-c", Self.schemaScript, schema.path, file.path])
        #expect(output.status == 0, Comment(rawValue: output.standardError))
        return String(decoding: output.standardOutput, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    @Test("the schema accepts everything that is written", .enabled(if: Tool.pythonHas("jsonschema")))
    func schemaAccepts() throws {
        #expect(try schemaErrors(Samples.odd.encoded()) == "0")
        #expect(try schemaErrors(Manifest().encoded()) == "0")
    }

    @Test(
        "the schema refuses what templates could not use",
        .enabled(if: Tool.pythonHas("jsonschema")),
        arguments: [
            (#""width":940"#, #""width":"940""#), (#""version":1"#, #""version":2"#),
            (#""color":"#, #""colour":"#), (#" 320w, "#, #" 320, "#), (#""images":{"#, #""images":{"/x":{},"#),
        ]
    )
    func schemaRefuses(right: String, wrong: String) throws {
        let text = String(decoding: Manifest(images: ["a.jpg": Samples.full("a")]).encoded(), as: UTF8.self)
        let broken = text.replacingOccurrences(of: right, with: wrong)
        #expect(broken != text)
        #expect(try schemaErrors(Array(broken.utf8)).first != "0")
    }
}
