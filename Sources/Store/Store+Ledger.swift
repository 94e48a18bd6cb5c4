import Glibc

/// A text about the published files that lies beside them, under a name that begins with a dot and that generators
/// therefore do not publish.
extension Store {
    /// Its name in the folder.
    public static let ledgerName = ".ledger"

    /// The longest ledger that is read, in bytes: what some hundred thousand pictures need.
    private static let longestLedger = 2_000_000_000

    private var ledgerPath: String { "\(folder)/\(Self.ledgerName)" }

    /// The text; nil where there is none.
    public func ledger() -> String? {
        guard let facts = SystemCalls.facts(of: ledgerPath), facts.isRegular, facts.st_size <= Self.longestLedger,
            let descriptor = try? SystemCalls.check("open", ledgerPath, { open(ledgerPath, O_RDONLY | O_CLOEXEC) })
        else { return nil }
        defer { close(descriptor) }
        let bytes = try? SystemCalls.readAll(Int(facts.st_size), from: descriptor, ledgerPath)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The length of the text in bytes; 0 where there is none.
    public var ledgerLength: Int { SystemCalls.facts(of: ledgerPath).map { Int($0.st_size) } ?? 0 }

    /// Adds lines at the end, which a power cut may take away again.
    public func addToLedger(_ lines: String) throws(StoreError) {
        // Whatever else has its name, as a pipe that nobody reads, is not worth keeping; a folder is refused below.
        if let facts = SystemCalls.facts(of: ledgerPath), !facts.isRegular, !facts.isFolder { unlink(ledgerPath) }
        let descriptor = try SystemCalls.check("open", ledgerPath) {
            open(ledgerPath, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
        }
        defer { close(descriptor) }
        crashPoint("appending")
        // A line that was cut off ends here, and is passed over.
        try SystemCalls.writeAll(Array("\n\(lines)".utf8), to: descriptor, ledgerPath)
    }

    /// Puts another text in its place.
    public func replaceLedger(_ text: String) throws(StoreError) {
        _ = try AtomicFile.write(Array(text.utf8), to: ledgerPath, durability: durability)
    }
}
