import CHEIF

/// Why a HEIF or AVIF file gives no pixels, in one line for people.
public struct HEIFError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One clause without the file's name.
    public var message: String

    init(_ message: String) { self.message = message }

    /// The message.
    public var description: String { message }

    /// Throws what libheif reports, where it reports a failure.
    static func check(_ outcome: heif_error) throws(HEIFError) {
        guard outcome.code != heif_error_Ok else { return }
        throw HEIFError(outcome.message.map { String(cString: $0) } ?? "no reason given")
    }
}
