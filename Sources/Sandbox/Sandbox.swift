import CSandbox
import Glibc

/// Gives up the rights of this process for good, in two steps with the start of the codecs between them.
///
/// What reads pictures that anyone may have made must be able to do no more than that. Codecs load modules while they
/// start, so reading libraries is still allowed between the steps; what an attacker could use ends with the second one,
/// before the first byte of a picture comes in.
public enum Sandbox {
    /// The first step: no new rights, bounds, and Landlock.
    ///
    /// To be called while the process has one thread, because Landlock binds a thread and those that it starts later.
    public static func enter(_ limits: ResourceLimits) -> SandboxReport {
        var report = SandboxReport(landlock: FileRules.version)
        report.add(.privileges) { () throws(Refusal) in
            try Refusal.check(csandbox_prctl(PR_SET_NO_NEW_PRIVS, 1))
            try Refusal.check(csandbox_prctl(PR_SET_DUMPABLE, 0))
        }
        report.add(.limits) { () throws(Refusal) in try limits.apply() }
        report.add(.files) { () throws(Refusal) in
            guard threads() == 1 else { throw Refusal(reason: "the process has more than one thread already") }
            try FileRules.apply()
        }
        return report
    }

    /// The second step, for all threads at once: the filter of system calls.
    ///
    /// To be called when all that is loaded lazily has been loaded.
    ///
    /// - Returns: The first step's report, with this step added.
    public static func seal(_ report: SandboxReport) -> SandboxReport {
        var report = report
        report.add(.calls) { () throws(Refusal) in try CallFilter.apply() }
        return report
    }

    private static func threads() -> Int {
        guard let folder = opendir("/proc/self/task") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            // All but `.` and `..`.
            if entry.pointee.d_name.0 != CChar(bitPattern: UInt8(ascii: ".")) { count += 1 }
        }
        return count
    }
}
