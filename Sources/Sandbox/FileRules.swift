import CSandbox
import Glibc

/// Landlock's rules: libraries and what belongs to them can be read, and nothing else can be done with any file.
///
/// Files that come as open descriptors are not touched by them. Numbers are those of the kernel's `landlock.h`.
enum FileRules {
    private static let readFile: UInt64 = 1 << 2
    private static let readFolder: UInt64 = 1 << 3

    /// What codecs and the C library read while they start. No secrets lie there.
    private static let readable = [
        "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share", "/etc/fonts", "/etc/ld.so.cache",
        "/proc/self", "/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu",
    ]

    /// The version of the interface in the running kernel; 0 where it has none or it is switched off.
    static var version: Int { max(0, Int(csandbox_landlock_version())) }

    /// Restricts this thread and all that it will start, by what a version of the interface can do; by default by the
    /// running kernel's.
    static func apply(version: Int32? = nil) throws(Refusal) {
        let known = try Refusal.check(csandbox_landlock_version())
        var rules = handled(by: min(version ?? known, known))
        let ruleset = try Refusal.check(csandbox_landlock_ruleset(&rules, size(of: rules)))
        defer { close(ruleset) }
        for path in Set(readable + LibraryFolders.loaded()).sorted() { try allow(path, in: ruleset) }
        try Refusal.check(csandbox_landlock_restrict(ruleset))
    }

    /// All that a version of the interface can forbid.
    static func handled(by version: Int32) -> csandbox_ruleset {
        // 13 rights at first; linking across folders, truncating and commands to devices came later.
        let rights = version < 2 ? 13 : version < 3 ? 14 : version < 5 ? 15 : 16
        return csandbox_ruleset(
            handled_access_fs: 1 << rights - 1,
            // To bind and to connect TCP.
            handled_access_net: version < 4 ? 0 : 0b11,
            // Abstract Unix sockets and signals.
            scoped: version < 6 ? 0 : 0b11
        )
    }

    /// How much of the structure a kernel of this version knows.
    private static func size(of rules: csandbox_ruleset) -> Int {
        rules.scoped > 0 ? 24 : rules.handled_access_net > 0 ? 16 : 8
    }

    private static func allow(_ path: String, in ruleset: Int32) throws(Refusal) {
        let place = open(path, O_RDONLY | O_CLOEXEC)
        // What does not exist here need not be allowed.
        guard place >= 0 else { return }
        defer { close(place) }
        var facts = stat()
        try Refusal.check(fstat(place, &facts))
        let isFolder = facts.st_mode & S_IFMT == S_IFDIR
        try Refusal.check(csandbox_landlock_allow(ruleset, isFolder ? readFile | readFolder : readFile, place))
    }
}
