/// What libjpeg said when it refused or failed, for people.
public struct JPEGError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line, as `Maximum supported image dimension is 65500 pixels`.
    public var message: String

    /// The message.
    public var description: String { message }
}
