/// Why a site cannot be scanned at all.
public struct SiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line that names the folder and says what to do.
    public var message: String
    /// The message.
    public var description: String { message }

    init(_ message: String) {
        self.message = terminalText(message)
    }
}
