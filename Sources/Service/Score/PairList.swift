import Glibc

/// Pairs of files in a text, one a line, `original<tab>variant`; read as they are asked for.
public final class PairList: Sendable {
    /// What a line holds.
    public enum Line: Sendable {
        /// A pair.
        case pair(ScorePair)
        /// No pair, with a clause that says what was expected.
        case malformed(String)
    }

    private let path: String
    private nonisolated(unsafe) let stream: UnsafeMutablePointer<FILE>

    /// Opens a text; `-` is standard input.
    ///
    /// - Throws: `ProjectError.unreadable` where it cannot be opened.
    public init(path: String) throws {
        self.path = path
        guard let stream = path == "-" ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "re") else {
            throw ProjectError.unreadable(path: path)
        }
        self.stream = stream
    }

    deinit { fclose(stream) }

    /// The next line, or nil at the end of the text; waits for it off the cooperative pool.
    ///
    /// - Throws: `ProjectError.unreadable` where the text cannot be read on.
    public func next() async throws -> Line? {
        guard let line = try await offPool({ try self.readLine() }) else { return nil }
        let paths = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard paths.count == 2, !paths.contains("") else {
            let name = path == "-" ? "standard input" : path
            return .malformed("expected original<tab>variant in each line of \(name), received '\(line)'")
        }
        return .pair(ScorePair(original: paths[0], variant: paths[1]))
    }

    private func readLine() throws -> String? {
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        let count = getline(&buffer, &capacity, stream)
        guard count >= 0, let buffer else {
            if ferror(stream) != 0 { throw ProjectError.unreadable(path: path) }
            return nil
        }
        var bytes = UnsafeRawBufferPointer(start: buffer, count: count)[...]
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
