/// Where the front matter of a file stands, by Jekyll's rule: a first line of `---`, a later one of `---` or `...`.
enum FrontMatterBlock: Equatable {
    /// The file does not begin with front matter, so it is no post.
    case none
    /// Front matter in TOML, between lines of `+++`, which is not read.
    case toml
    /// The first line opens front matter that nothing closes.
    case unclosed
    /// Front matter longer than the limit.
    case tooLong
    /// The bytes between the two lines, the number of their first line, and where the body begins.
    case found(header: Range<Int>, firstLine: Int, body: Int)

    /// The longest front matter that is read, in bytes; real ones are a hundred times smaller.
    static let limit = 65_536

    /// Looks at the beginning of a file.
    static func locate(in bytes: [UInt8]) -> FrontMatterBlock {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let start = hasMark ? 3 : 0
        if bytes[start...].starts(with: [0x2B, 0x2B, 0x2B]) { return .toml }
        let first = lineEnd(in: bytes, from: start)
        guard isMarker(bytes[start..<first], 0x2D) else { return .none }
        var line = min(first + 1, bytes.count)
        let header = line
        while line < bytes.count {
            let end = lineEnd(in: bytes, from: line)
            if isMarker(bytes[line..<end], 0x2D) || isMarker(bytes[line..<end], 0x2E) {
                guard line - header <= limit else { return .tooLong }
                return .found(header: header..<line, firstLine: 2, body: min(end + 1, bytes.count))
            }
            line = end + 1
        }
        return bytes.count - header > limit ? .tooLong : .unclosed
    }

    /// Whether a line is three of a character and then white space alone.
    private static func isMarker(_ line: ArraySlice<UInt8>, _ character: UInt8) -> Bool {
        line.count >= 3 && line.prefix(3).allSatisfy { $0 == character } && line.dropFirst(3).allSatisfy(isBlank)
    }
}

/// The index of the line feed that ends the line, or the end of the bytes.
func lineEnd(in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
}

/// Whether a byte is a space, a tab or a carriage return.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

/// A slice without the blanks at its ends.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes.drop(while: isBlank)
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
}

extension String {
    /// Makes a text of bytes, with U+FFFD for what is not UTF-8.
    init(bytes: some Collection<UInt8>) {
        self = String(decoding: bytes, as: UTF8.self)
    }

    /// The text without blanks and line ends around it, looked at by bytes.
    var withoutBlankEnds: String {
        var slice = Array(utf8).drop { isBlank($0) || $0 == 0x0A }
        while let last = slice.last, isBlank(last) || last == 0x0A { slice.removeLast() }
        return String(bytes: slice)
    }
}
