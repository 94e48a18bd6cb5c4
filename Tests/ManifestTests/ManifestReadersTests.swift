import Foundation
import Manifest
import TestSupport
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

    @Test(
        "Jekyll reads the same as a JSON reader, odd names included",
        .enabled(if: Program.ruby(with: "jekyll") != nil, "needs jekyll")
    )
    func jekyll() throws {
        let folder = try TemporaryFolder()
        try folder.write(Samples.odd.encoded(), to: "_data/assets.json")
        let ruby = try #require(Program.ruby(with: "jekyll"))
        let finished = try ruby.run(["-e", Self.jekyllScript, folder.path])
        #expect(finished.code == 0, "\(finished.errors)")
        #expect(finished.output == "same \(Samples.oddNames.count)\n")
    }

    /// Prints the number of errors of a file by a schema, then the first of them.
    private static let schemaScript = """
        import json, sys, jsonschema
        schema, file = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
        jsonschema.Draft202012Validator.check_schema(schema)
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(file))
        print(len(errors), *(f"{e.json_path}: {e.message}"[:300] for e in errors[:1]))
        """

    private static let python = Program.python(with: "jsonschema")

    private func schemaErrors(_ bytes: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        let schema = try folder.write(Manifest.schema, to: "schema.json")
        let file = try folder.write(bytes, to: "assets.json")
        let python = try #require(Self.python)
        let finished = try python.run(["-c", Self.schemaScript, schema.path, file.path])
        #expect(finished.code == 0, "\(finished.errors)")
        return finished.output.trimmingCharacters(in: .newlines)
    }

    @Test("the schema accepts everything that is written", .enabled(if: python != nil, "needs python3-jsonschema"))
    func schemaAccepts() throws {
        #expect(try schemaErrors(Samples.odd.encoded()) == "0")
        #expect(try schemaErrors(Manifest().encoded()) == "0")
    }

    @Test(
        "the schema refuses what templates could not use",
        .enabled(if: python != nil, "needs python3-jsonschema"),
        arguments: [
            (#""width":940"#, #""width":"940""#), (#""version":2"#, #""version":1"#),
            (#""color":"#, #""colour":"#), (#" 320w, "#, #" 320, "#), (#"|avif "#, #"|"#), (#""loading":"lazy","#, ""),
            (#""images":{"#, #""images":{"/x":{},"#),
        ]
    )
    func schemaRefuses(right: String, wrong: String) throws {
        let text = String(
            decoding: Manifest(images: ["a.jpg": Samples.full("a")], presets: Samples.presets).encoded(),
            as: UTF8.self
        )
        let broken = text.replacingOccurrences(of: right, with: wrong)
        #expect(broken != text)
        #expect(try schemaErrors(Array(broken.utf8)).first != "0")
    }
}
