import FileStamps
import Foundation

/// What a post said, in bytes that are read back in a fraction of the time that parsing takes.
///
/// Numbers are in the machine's own order of bytes: a note never leaves the machine.
enum PostNote {
    /// The bytes of what was read from a file; a file that is no post has a note too, without content.
    static func encoded(_ post: Post?, under rules: UInt64) -> [UInt8] {
        var note = ByteWriter()
        note.add(rules)
        guard let post else { return note.bytes }
        note.add(post.date?.timeIntervalSinceReferenceDate.bitPattern ?? .max)
        note.add(post.mediaFolder)
        note.add(UInt64(post.mentions.count))
        for mention in post.mentions {
            note.add(mention.value)
            note.add(mention.place)
            note.add(mention.line.map(UInt64.init) ?? .max)
            note.add((mention.isNothing ? 1 : 0) | (mention.lacksText ? 2 : 0))
        }
        note.add(UInt64(post.findings.count))
        for finding in post.findings {
            note.add(finding.kind.rawValue)
            note.add(finding.line.map(UInt64.init) ?? .max)
            note.add(finding.value)
            note.add(finding.message)
        }
        return note.bytes
    }

    /// What a note says of the post at a path: nil where it was made under other rules or is damaged; `.some(nil)`
    /// where the file is no post.
    static func decoded(_ bytes: [UInt8], path: String, under rules: UInt64) -> Post?? {
        var note = ByteReader(bytes: bytes)
        guard note.number() == rules else { return nil }
        if note.isAtEnd { return .some(nil) }
        var post = Post(path: path)
        guard let date = note.number() else { return nil }
        if date != .max { post.date = Date(timeIntervalSinceReferenceDate: Double(bitPattern: date)) }
        guard let folder = note.text() else { return nil }
        post.mediaFolder = folder
        guard let mentions = note.number() else { return nil }
        for _ in 0..<mentions {
            guard case .some(.some(let value)) = note.text(), case .some(.some(let place)) = note.text(),
                let line = note.line(), let flags = note.number(), flags < 4
            else { return nil }
            post.mentions.append(
                Mention(
                    value: value,
                    place: place,
                    line: line,
                    isNothing: flags & 1 != 0,
                    lacksText: flags & 2 != 0
                )
            )
        }
        guard let findings = note.number() else { return nil }
        for _ in 0..<findings {
            guard let finding = finding(&note, path) else { return nil }
            post.findings.append(finding)
        }
        return note.isAtEnd ? .some(post) : nil
    }

    private static func finding(_ note: inout ByteReader, _ path: String) -> Finding? {
        guard case .some(.some(let name)) = note.text(), let kind = Finding.Kind(rawValue: name),
            let line = note.line(), case .some(.some(let value)) = note.text(),
            case .some(.some(let message)) = note.text()
        else { return nil }
        return Finding(kind: kind, post: path, line: line, value: value, message: message)
    }
}

/// Puts numbers and texts one behind the other.
private struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: UInt64) { withUnsafeBytes(of: number) { bytes += $0 } }

    mutating func add(_ text: String?) {
        guard let text else { return add(.max) }
        add(UInt64(text.utf8.count))
        bytes += text.utf8
    }
}

/// Takes them out again; nil where there are not enough bytes.
private struct ByteReader {
    let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number() -> UInt64? {
        guard bytes.count - place >= 8 else { return nil }
        defer { place += 8 }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }

    /// The number of a line, or `.some(nil)` for one that is missing.
    mutating func line() -> Int?? {
        guard let number = number() else { return nil }
        if number == .max { return .some(nil) }
        return Int(exactly: number).map { .some($0) }
    }

    /// The text, or `.some(nil)` for one that is missing.
    mutating func text() -> String?? {
        guard let count = number() else { return nil }
        if count == .max { return .some(nil) }
        guard count <= UInt64(bytes.count - place) else { return nil }
        defer { place += Int(count) }
        return .some(String(decoding: bytes[place..<place + Int(count)], as: UTF8.self))
    }
}
