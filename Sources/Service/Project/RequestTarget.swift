/// What is to be tried again, or to be left out.
public enum RequestTarget: Sendable, Codable, Hashable {
    /// Everything that failed; what is cancelled: everything that waits.
    case all
    /// Everything in quarantine; nothing to cancel.
    case quarantined
    /// Jobs by their numbers.
    case jobs([Int64])
    /// All that is to be done with pictures, by their paths relative to the site.
    case pictures([String])
}
