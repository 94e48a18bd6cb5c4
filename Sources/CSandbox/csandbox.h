// The kernel's variadic or unwrapped calls by which a process gives up rights, with the types that Swift can pass;
// libseccomp builds the filter of system calls.
#include <errno.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <unistd.h>

// The numbers are the same on every architecture; older C libraries do not have them.
enum { csandbox_openat2 = 437, csandbox_create_ruleset = 444, csandbox_add_rule = 445, csandbox_restrict_self = 446 };

// Flags that the C library shows with _GNU_SOURCE only.
enum { csandbox_clone_thread = 0x10000, csandbox_at_empty_path = 0x1000 };

// The structures of <linux/landlock.h>, whose older copies lack members.
struct csandbox_ruleset {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
};

struct csandbox_path_rule {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((packed));

// The version of Landlock's interface, or -1.
static inline int csandbox_landlock_version(void) {
    return (int)syscall(csandbox_create_ruleset, (void *)0, (size_t)0, 1u);
}

// A descriptor of a set of rules, or -1; size says which members the kernel knows.
static inline int csandbox_landlock_ruleset(const struct csandbox_ruleset *rules, size_t size) {
    return (int)syscall(csandbox_create_ruleset, rules, size, 0u);
}

static inline int csandbox_landlock_allow(int ruleset, uint64_t access, int folder) {
    struct csandbox_path_rule rule = {access, folder};
    return (int)syscall(csandbox_add_rule, ruleset, 1, &rule, 0u);
}

static inline int csandbox_landlock_restrict(int ruleset) {
    return (int)syscall(csandbox_restrict_self, ruleset, 0u);
}

// Opens a file below a folder, or -1: links that lead out of it are refused, and so are those of /proc.
static inline int csandbox_open_beneath(int folder, const char *path, uint64_t flags) {
    struct { uint64_t flags, mode, resolve; } how = {flags, 0, 0x08 | 0x02};
    return (int)syscall(csandbox_openat2, folder, path, &how, sizeof how);
}

static inline int csandbox_prctl(int option, unsigned long value) {
    return prctl(option, value, 0ul, 0ul, 0ul);
}

// Asks to trace a process without stopping it; the kernel lets go of it when the calling thread ends.
static inline long csandbox_trace(pid_t process) {
    return syscall(SYS_ptrace, PTRACE_SEIZE, process, (void *)0, (void *)0);
}
