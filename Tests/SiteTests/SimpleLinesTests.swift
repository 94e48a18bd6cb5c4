import Testing

@testable import Site

@Suite("The quick reader of simple lines says what a YAML parser says, or nothing")
struct SimpleLinesTests {
    /// Values as they stand behind `image: `, some simple, most not.
    static let values = [
        "a.png", "\"a.png\"", "'a.png'", "a b.png", "a.png # note", "a#b.png", "'a''b.png'", "\"a\\u0041.png\"",
        "\"a\" # x",
        "'a' b", "\"a\"b", "a: b", "a:", "a:b", "[a, b]", "{a: b}", "|", ">-", "&x a", "*x", "!!str a", "@a", "`a`",
        "%a",
        "- a", "-a", "? a", "?a", ":a", ",a", "null", "~", "", "  ", "false", "#a", "'", "\"", "''", "\"\"", "'''",
        "''''",
        "a\tb", "\ta", "a \t# b", "é—만화.png", "a.png ", "'a\nimage: b'", "a\n b", "|\n  image: b", "a\n\n# c\nsub: y",
        "a\nimage: b", "\"a\n\nb\"", "a\n- b", "a\nb", "a\n...", "a\r", "\"a\\\"b\"", "https://x.org/a#b",
        "{{ site.url }}/a",
    ]

    @Test("equal for the key that is asked for", arguments: values)
    func asked(value: String) {
        expectAgreement("title: x\nimage: \(value)\ndate: 2024-01-01")
    }

    @Test(
        "equal when the value belongs to a key that is not asked for",
        arguments: values + ["[a, [b]]", "[a,", "[a\n]"]
    )
    func passedOver(value: String) {
        expectAgreement("tags: \(value)\nimage: i.png\ndate: 2024-01-01")
    }

    private func expectAgreement(_ header: String) {
        let keys: Set<String> = ["image", "date"]
        let bytes = Array(header.utf8)
        guard let quick = SimpleLines(keys: keys).values(in: bytes, bytes.indices, firstLine: 1) else { return }
        // The parser refuses a key that stands twice, where Jekyll and the quick reader take the last.
        guard let careful = try? YAMLReader.mapping(in: bytes[...], keys: keys) else {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.components("image:") > 1, "only the quick reader reads: \(text)")
            return
        }
        #expect(quick == careful)
    }
}

extension String {
    fileprivate func components(_ separator: String) -> Int { split(separator: separator).count - 1 }
}
