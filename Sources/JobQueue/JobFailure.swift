/// How an attempt failed, which decides whether there is another one.
public enum JobFailure: Hashable, Sendable {
    /// The input cannot be used; another attempt would fail alike.
    case refused
    /// Whoever did the job died of it, ran out of memory or time, or failed otherwise; the job is suspect from now on.
    case fault
    /// Whoever did the job was killed from outside. That is not the job's fault, until it happens more often than chance.
    case killed
}
