import Glibc

/// A system call's refusal.
public struct SystemError: Error, Sendable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32
    /// What was tried, as a verb: `read`, `open`.
    public let action: String

    /// Makes an error of an `errno` and what was tried.
    public init(code: Int32, action: String) {
        self.code = code
        self.action = action
    }

    /// One line for people, as "cannot open it: Permission denied".
    public var description: String { "cannot \(action) it: \(String(cString: strerror(code)))" }
}
