import Foundation
import GRDB

/// What the catalog knows of published variants, as text that lies beside them and outlives the database.
///
/// Lines of fields with tabs between them; later lines overrule earlier ones. A variant belongs to the source of the last
/// line that began with `source`. What does not read as a whole line is passed over: a run that was killed may have left
/// half of one.
public enum Ledger {
    /// The line of a source that can be rendered; empty for others, which are quickly looked at again.
    public static func line(of source: SourceRecord, engine: String) -> String {
        guard case .usable(let header) = source.verdict else { return "" }
        var fields = ["source", source.content.description, String(source.bytes), engine, header.format]
        fields += [header.width, header.height, header.frames].map { String($0) }
        fields += [header.transparent, header.graphic].map { $0 ? "1" : "0" }
        fields += [source.look?.color ?? "", source.look?.placeholder ?? ""]
        return fields.joined(separator: "\t") + "\n"
    }

    /// The line of a variant of the source whose line came last.
    public static func line(of variant: VariantRecord) -> String {
        func text(_ number: (some LosslessStringConvertible)?) -> String { number.map { String($0) } ?? "" }
        var fields = ["variant", variant.key, variant.name]
        fields += [variant.width, variant.height, variant.bytes].map { String($0) }
        fields += [text(variant.quality), text(variant.look?.target), text(variant.look?.score)]
        fields.append(Data(variant.digest ?? []).base64EncodedString())
        fields += [text(variant.cpu), variant.isWithheld ? "1" : "0"]
        return fields.joined(separator: "\t") + "\n"
    }

    /// The lines that say that variants were taken away.
    public static func lines(withheld keys: [String]) -> String { keys.map { "withheld\t\($0)\n" }.joined() }

    /// The lines that say that the files of variants are not what was written, or are so again.
    public static func lines(damaged: Bool, keys: [String]) -> String {
        keys.map { "\(damaged ? "damaged" : "sound")\t\($0)\n" }.joined()
    }
}

extension Catalog {
    /// How long the ledger was when a run left it, in bytes; nil where none did.
    public func ledgerLength(in db: Database) throws -> Int? {
        try Int.fetchOne(db, sql: "SELECT bytes FROM ledger")
    }

    /// Notes how long the ledger is.
    public func record(ledgerLength bytes: Int, in db: Database) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO ledger (id, bytes) VALUES (1, ?)", arguments: [bytes])
    }

    /// The whole catalog as the text of a ledger.
    public func ledger(engine: String, in db: Database) throws -> String {
        let variants = try variants(in: db).values.sorted { ($0.source, $0.name) < ($1.source, $1.name) }
        let sources = try sources(in: db)
        var text = ""
        var last: Int64?
        for variant in variants {
            if variant.source != last, let source = sources[variant.source] {
                text += Ledger.line(of: source, engine: engine)
                last = variant.source
            }
            text += Ledger.line(of: variant)
        }
        return text + Ledger.lines(damaged: true, keys: variants.filter(\.isDamaged).map(\.key))
    }

    /// Takes over what a ledger says of sources and variants that the catalog does not know.
    ///
    /// Whether files are still as they were is not looked at here.
    public func restore(_ ledger: String, in db: Database) throws {
        let known = Set(try String.fetchAll(db, sql: "SELECT key FROM variant"))
        // What a worker said since is newer than what the ledger says.
        let judged = Set(
            try String.fetchAll(db, sql: "SELECT lower(hex(content)) FROM source WHERE engine IS NOT NULL")
        )
        var damaged: [String: Bool] = [:]
        var withheld: [String: Bool] = [:]
        var source: Int64?
        for line in ledger.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(Substring($0))
            }
            guard fields.count > 1 else { continue }
            let isKnown = known.contains(fields[1])
            switch (fields[0], fields.count) {
            case ("source", 12): source = try restore(source: fields, isJudged: judged.contains(fields[1]), in: db)
            case ("damaged", 2), ("sound", 2): damaged[fields[1]] = fields[0] == "damaged"
            case ("variant", 12):
                damaged[fields[1]] = false
                withheld[fields[1]] = fields[11] == "1"
                guard !isKnown, let source, let variant = VariantRecord(fields, of: source) else { continue }
                try record(variant, in: db)
            case ("withheld", 2):
                withheld[fields[1]] = true
                if !isKnown { try withhold(keys: [fields[1]], in: db) }
            default: continue
            }
        }
        // An older catalog may take for whole what is known to be damaged since; making that again costs little.
        try mark(damaged: true, keys: damaged.filter(\.value).map(\.key), in: db)
        // It may also take for withheld what was made again since, whose file then nobody would take away.
        try unwithhold(keys: withheld.filter { !$0.value }.map(\.key), in: db)
    }

    /// Widths, heights and numbers of frames that make sense.
    fileprivate static let sides = 1...10_000_000

    /// The row of a source's line; nil where the line does not make sense.
    private func restore(source fields: [String], isJudged: Bool, in db: Database) throws -> Int64? {
        // Drawings have no line, and what has a width and is none breaks the schema.
        guard fields[4] != "svg", !fields[4].isEmpty, let content = ContentHash(hexadecimal: fields[1]),
            let bytes = Int(fields[2]), bytes >= 0,
            let width = Int(fields[5]), let height = Int(fields[6]), let frames = Int(fields[7]),
            Self.sides.contains(width), Self.sides.contains(height), Self.sides.contains(frames)
        else { return nil }
        let source = try source(content: content, bytes: bytes, in: db)
        if !isJudged {
            let header = SourceRecord.Header(
                format: fields[4],
                width: width,
                height: height,
                frames: frames,
                transparent: fields[8] == "1",
                graphic: fields[9] == "1"
            )
            try judge(source.id, as: .usable(header), engine: fields[3], in: db)
        }
        if let look = SourceRecord.Look(checking: fields[10], placeholder: fields[11]), !isJudged || source.look == nil
        {
            try record(look, of: source.id, in: db)
        }
        return source.id
    }
}

extension VariantRecord {
    /// Whether a file of this name can be the variant: one line must not make a stranger's file one of ours.
    private static func isName(_ name: String, width: Int, key: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let plain = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
                || $0 == 0x2E || $0 == 0x5F
        }
        return plain && parts.count == 2 && parts[0].hasSuffix("-\(width)-\(key)") && !name.hasPrefix("_")
    }

    /// Reads the line of a variant; nil where it does not make sense.
    fileprivate init?(_ fields: [String], of source: Int64) {
        guard let width = Int(fields[3]), let height = Int(fields[4]), let bytes = Int(fields[5]),
            Catalog.sides.contains(width), Catalog.sides.contains(height), (1...1_000_000_000_000).contains(bytes),
            fields[1].utf8.count == VariantKey.length, Self.isName(fields[2], width: width, key: fields[1])
        else { return nil }
        var look: Look?
        if let target = Double(fields[7]), let score = Double(fields[8]), target.isFinite, score.isFinite {
            look = Look(target: target, score: score)
        }
        let digest = Data(base64Encoded: fields[9]).flatMap { $0.count == 16 ? Array($0) : nil }
        self.init(
            source: source,
            key: fields[1],
            name: fields[2],
            width: width,
            height: height,
            bytes: bytes,
            quality: Int(fields[6]).flatMap { 1...100 ~= $0 ? $0 : nil },
            look: look,
            digest: digest,
            cpu: Double(fields[10]).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil },
            isWithheld: fields[11] == "1"
        )
    }
}
