import Glibc

/// Bounds on what a process may use, generous enough that only a fault or an attack reaches them.
///
/// There is none on processor time: the kernel counts it in whole ticks where there is one, too coarsely for what a small
/// variant costs, and the supervisor's deadline ends what takes too long.
public struct ResourceLimits: Sendable, Hashable {
    /// Private memory, in bytes. Not address space: an AV1 encoder reserves three times what it uses.
    public var memory: Int
    /// The length of a file that is written, in bytes.
    public var file: Int

    /// Open files: as many variants as one request can name, and some.
    private static let descriptors = 512

    /// Bounds for pictures of up to so many pixels, all frames together.
    ///
    /// An interlaced 16-bit PNG of 200 megapixels, the hungriest source that was tried, took 8.4 bytes a pixel.
    public init(pixels: Int) {
        let pixels = min(max(pixels, 0), 1 << 50)
        memory = 1 << 30 + 32 * pixels
        file = 1 << 26 + 5 * pixels
    }

    func apply() throws(Refusal) {
        try Self.set(RLIMIT_DATA, memory)
        try Self.set(RLIMIT_FSIZE, file)
        try Self.set(RLIMIT_NOFILE, Self.descriptors)
        try Self.set(RLIMIT_CORE, 0)
    }

    /// Lowers a limit for good; one that is lower already stays as it is.
    private static func set(_ resource: __rlimit_resource, _ value: Int) throws(Refusal) {
        let kind = __rlimit_resource_t(resource.rawValue)
        var limit = rlimit()
        try Refusal.check(getrlimit(kind, &limit))
        limit.rlim_max = min(limit.rlim_max, rlim_t(value))
        limit.rlim_cur = limit.rlim_max
        try Refusal.check(setrlimit(kind, &limit))
    }
}
