import CSandbox
import Glibc

/// The filter of system calls: what decoding needs is allowed, all else fails.
///
/// A forbidden call fails and does not kill: libraries ask for much that they can do without (a time zone, the number of
/// processors, a place for generated code), and a picture that makes them ask is no attack yet. What is forbidden by name
/// fails with `EPERM`, which everyone takes for a refusal. What is not named fails with `ENOSYS`, as on a kernel that is
/// too old for it: the C library then takes an older call that is named here, so that a newer one goes on working.
enum CallFilter {
    /// Filters the calls of all threads, for good.
    static func apply() throws(Refusal) {
        guard let filter = seccomp_init(fails(with: ENOSYS)) else { throw Refusal(code: ENOMEM) }
        defer { seccomp_release(filter) }
        try check(seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1))
        for name in allowed { try add(CallRule(name), to: filter) }
        for name in forbidden { try add(CallRule(name, error: EPERM), to: filter) }
        for rule in conditional() { try add(rule, to: filter) }
        try check(seccomp_load(filter))
    }

    /// Calls that may be made with any arguments; they reach nothing but memory and files that are open already.
    private static let allowed = [
        "read", "readv", "pread64", "preadv", "write", "writev", "pwrite64", "pwritev", "lseek", "_llseek", "ftruncate",
        "fstat", "fstat64", "close", "dup", "recvmsg", "sendmsg", "poll", "ppoll", "munmap", "mremap", "madvise", "brk",
        "futex", "set_robust_list", "rseq", "exit", "exit_group", "restart_syscall", "rt_sigaction", "rt_sigprocmask",
        "rt_sigreturn", "sigaltstack", "getpid", "gettid", "clock_gettime", "clock_getres", "gettimeofday",
        "clock_nanosleep", "nanosleep", "getrandom", "sched_yield", "sched_getaffinity", "getrusage", "sysinfo",
        "uname",
        "membarrier",
    ]

    /// What an attacker would want first. Listed for a clear answer: without it these would fail too.
    private static let forbidden = [
        "open", "openat", "openat2", "creat", "socket", "socketpair", "connect", "bind", "execve", "execveat", "fork",
        "vfork", "kill", "tkill", "rt_sigqueueinfo", "ptrace", "process_vm_readv", "process_vm_writev", "ioctl",
        "memfd_create", "unlink", "unlinkat", "setpriority",
    ]

    /// Calls that may be made with some arguments only.
    private static func conditional() -> [CallRule] {
        let own = UInt64(getpid())
        let commands = [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC].map {
            CallRule("fcntl", [.equals(1, UInt64($0))])
        }
        return commands
            + CallRule.unless("mmap", argument: 2, has: UInt64(PROT_EXEC))
            + CallRule.unless("mprotect", argument: 2, has: UInt64(PROT_EXEC))
            // A thread yes, a process no. `clone3` hides its flags from the filter, so it is not named and libc uses this.
            + CallRule.unless("clone", argument: 0, lacks: UInt64(csandbox_clone_thread))
            // The C library examines open files with this call and an empty path; a filter cannot read the path.
            + CallRule.unless("newfstatat", argument: 3, lacks: UInt64(csandbox_at_empty_path))
            + [
                CallRule("tgkill", [.equals(0, own)]),
                CallRule("prlimit64", [.equals(0, 0), .equals(2, 0)]),
                CallRule("prctl", [.equals(0, UInt64(PR_SET_NAME))]),
            ]
    }

    private static func add(_ rule: CallRule, to filter: scmp_filter_ctx) throws(Refusal) {
        let number = seccomp_syscall_resolve_name(rule.name)
        // A call that this libseccomp does not know is not named, so it fails.
        guard number != __NR_SCMP_ERROR else { return }
        let action = rule.error.map(fails) ?? SCMP_ACT_ALLOW
        try check(seccomp_rule_add_array(filter, action, number, UInt32(rule.conditions.count), rule.conditions))
    }

    /// `SCMP_ACT_ERRNO`.
    private static func fails(with code: Int32) -> UInt32 { 0x0005_0000 | UInt32(code) }

    private static func check(_ result: Int32) throws(Refusal) {
        guard result >= 0 else { throw Refusal(code: -result) }
    }
}
