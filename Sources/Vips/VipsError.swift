import CVips

/// What libvips said when it refused or failed, for people; decisions rest on `operation`, never on the text.
public struct VipsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The libvips operation or function, as `jpegload_source`.
    public var operation: String
    /// One line without a line break at its end.
    public var message: String

    /// Makes an error with a text of our own.
    public init(_ operation: String, _ message: String) {
        self.operation = operation
        self.message = message
    }

    /// Takes what libvips has written to its error buffer and empties the buffer.
    ///
    /// The buffer is one for all threads, so the text may hold lines of another thread's operation.
    static func taken(from operation: String) -> VipsError {
        guard let buffer = vips_error_buffer_copy() else { return VipsError(operation, "no reason given") }
        defer { g_free(buffer) }
        var lines: [Substring] = []
        for line in String(cString: buffer).split(whereSeparator: \.isNewline) where !lines.contains(line) {
            lines.append(line)
        }
        // Decoders may repeat themselves for every tile; the last words are the nearest to the cause.
        return VipsError(operation, lines.isEmpty ? "no reason given" : lines.suffix(3).joined(separator: "; "))
    }

    /// The operation and the message, as `jpegload_source: premature end of JPEG image`.
    public var description: String { "\(operation): \(message)" }
}
