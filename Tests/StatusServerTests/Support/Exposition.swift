/// What a text in Prometheus' format says; reading one refuses whatever the format does not allow.
struct Exposition {
    struct Malformed: Error {
        let line: String
    }

    /// The values by name and labels, as `a{b=c,d=e}`.
    private(set) var samples: [String: Double] = [:]
    /// The types by name.
    private(set) var types: [String: String] = [:]
    /// The names that have a text of help.
    private(set) var help: Set<String> = []

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Malformed(line: "the last line has no end") }
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) { try read(String(line)) }
    }

    private mutating func read(_ line: String) throws {
        if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)+/) {
            guard help.insert(String(match.1)).inserted, types[String(match.1)] == nil else {
                throw Malformed(line: line)
            }
        } else if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary)/) {
            guard types.updateValue(String(match.2), forKey: String(match.1)) == nil else {
                throw Malformed(line: line)
            }
        } else {
            try readSample(line)
        }
    }

    private mutating func readSample(_ line: String) throws {
        guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? (-?[0-9.e+-]+)/),
            let value = Double(match.3)
        else { throw Malformed(line: line) }
        let name = String(match.1)
        let family = ["_sum", "_count"].first {
            name.hasSuffix($0) && types[String(name.dropLast($0.count))] == "summary"
        }
        guard types[name] != nil || family != nil else { throw Malformed(line: line) }
        if types[name] == "counter", !name.hasSuffix("_total") || value < 0 { throw Malformed(line: line) }
        let key = name + (try match.2.map { try Self.labels(String($0.dropFirst().dropLast()), in: line) } ?? "")
        guard samples.updateValue(value, forKey: key) == nil else { throw Malformed(line: line) }
    }

    private static func labels(_ text: String, in line: String) throws -> String {
        var rest = text[...]
        var labels: [String] = []
        while !rest.isEmpty {
            guard let match = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)",?/) else {
                throw Malformed(line: line)
            }
            let plain = match.2.replacing("\\\\", with: "\u{0}").replacing("\\n", with: "\n").replacing(
                "\\\"",
                with: "\""
            )
            labels.append("\(match.1)=\(plain.replacing("\u{0}", with: "\\"))")
            rest = rest[match.range.upperBound...]
        }
        return "{\(labels.joined(separator: ","))}"
    }
}
