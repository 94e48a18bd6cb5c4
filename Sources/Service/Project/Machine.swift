import Foundation
import Glibc

/// What the machine offers.
public enum Machine {
    /// The number of processors this process may use, at least 1.
    public static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Lets this process open as many files as the system allows it: each worker's job holds one a variant.
    public static func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
