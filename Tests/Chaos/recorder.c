// Writes down every change of files and folders that a process and its children make; loaded before the C library by
// LD_PRELOAD. RECORDER_LOG names the file; powercut.py reads it, and says what it makes of it.
//
// A change is written down after it was made, and a flush before and after, so that a flush covers only what was written
// down before it began. The log is opened when a process starts, before a worker gives up its right to open files.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct record {
    uint32_t kind, length_a, length_b, process;
    uint64_t inode, offset;
};

static int journal = -1;
static atomic_uint_fast64_t flushes;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("RECORDER_LOG");
    if (!path) return;
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    int low = real(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    // Out of the way of those who count on low numbers.
    journal = fcntl(low, F_DUPFD_CLOEXEC, 200);
    close(low);
}

static void note(char kind, uint64_t inode, uint64_t offset, const void *a, size_t length_a, const void *b, size_t length_b) {
    if (journal < 0) return;
    int code = errno;
    struct record head = {kind, length_a, length_b, getpid(), inode, offset};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)a, length_a}, {(void *)b, length_b}};
    ssize_t (*real)(int, const struct iovec *, int) = (ssize_t (*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
    if (real(journal, parts, 3) != (ssize_t)(sizeof head + length_a + length_b)) abort();
    errno = code;
}

static uint64_t inode(int descriptor) {
    struct stat facts;
    return !fstat(descriptor, &facts) && (S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode)) ? facts.st_ino : 0;
}

// The absolute form of a path that is relative to an open folder or the current one.
static const char *absolute(int folder, const char *path, char *buffer) {
    if (*path == '/') return path;
    char link[64];
    ssize_t length;
    if (folder == AT_FDCWD) {
        length = getcwd(buffer, PATH_MAX) ? (ssize_t)strlen(buffer) : 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, buffer, PATH_MAX - 1);
    }
    if (length < 0) length = 0;
    snprintf(buffer + length, PATH_MAX, "/%s", path);
    return buffer;
}

static void names(char kind, int from_folder, const char *from, int to_folder, const char *to, uint64_t number) {
    char a[2 * PATH_MAX], b[2 * PATH_MAX];
    from = absolute(from_folder, from, a);
    to = to ? absolute(to_folder, to, b) : "";
    note(kind, number, 0, from, strlen(from), to, strlen(to));
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    static int (*real)(int, const char *, int, ...);
    if (!real) real = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat64");
    struct stat facts;
    int existed = !(flags & O_CREAT) || !fstatat(folder, path, &facts, AT_SYMLINK_NOFOLLOW);
    int descriptor = real(folder, path, flags, mode);
    if (descriptor < 0 || (flags & O_ACCMODE) == O_RDONLY) return descriptor;
    uint64_t number = inode(descriptor);
    if (!number) return descriptor;
    if (!existed) names('C', folder, path, 0, NULL, number);
    else if (flags & O_TRUNC) note('T', number, 0, "", 0, "", 0);
    return descriptor;
}

#define OPEN(name, folder, ...) \
    int name(__VA_ARGS__ const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return opened(folder, path, flags, mode); \
    }
OPEN(open, AT_FDCWD)
OPEN(open64, AT_FDCWD)
OPEN(openat, at, int at, )
OPEN(openat64, at, int at, )

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(write);
    ssize_t done = real(descriptor, bytes, count);
    uint64_t number = done > 0 ? inode(descriptor) : 0;
    if (number) note('W', number, lseek(descriptor, 0, SEEK_CUR) - done, bytes, done, "", 0);
    return done;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    ssize_t done = 0;
    for (int part = 0; part < count; part++) {
        ssize_t more = write(descriptor, parts[part].iov_base, parts[part].iov_len);
        if (more < 0) return done ? done : -1;
        done += more;
        if ((size_t)more < parts[part].iov_len) break;
    }
    return done;
}

#define PWRITE(name, type) \
    ssize_t name(int descriptor, const void *bytes, size_t count, type offset) { \
        REAL(name); \
        ssize_t done = real(descriptor, bytes, count, offset); \
        if (done > 0) note('W', inode(descriptor), offset, bytes, done, "", 0); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, type) \
    int name(int descriptor, type length) { \
        REAL(name); \
        int answer = real(descriptor, length); \
        if (!answer) note('T', inode(descriptor), length, "", 0, "", 0); \
        return answer; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define FLUSH(name, before, after) \
    int name(int descriptor) { \
        REAL(name); \
        uint64_t number = inode(descriptor), flush = atomic_fetch_add(&flushes, 1); \
        note(before, number, flush, "", 0, "", 0); \
        int answer = real(descriptor); \
        if (!answer) note(after, number, flush, "", 0, "", 0); \
        return answer; \
    }
FLUSH(fsync, 'f', 'F')
FLUSH(fdatasync, 'f', 'F')
FLUSH(syncfs, 's', 'S')

#define PAIR(kind, name, from_folder, to_folder, arguments, values) \
    int name arguments { \
        REAL(name); \
        int answer = real values; \
        if (!answer) names(kind, from_folder, from, to_folder, to, 0); \
        return answer; \
    }
#define AT int a, const char *from, int b, const char *to
PAIR('R', rename, AT_FDCWD, AT_FDCWD, (const char *from, const char *to), (from, to))
PAIR('R', renameat, a, b, (AT), (a, from, b, to))
PAIR('R', renameat2, a, b, (AT, unsigned flags), (a, from, b, to, flags))
PAIR('L', link, AT_FDCWD, AT_FDCWD, (const char *from, const char *to), (from, to))
PAIR('L', linkat, a, b, (AT, int flags), (a, from, b, to, flags))

#define SINGLE(kind, name, folder, arguments, values) \
    int name arguments { \
        REAL(name); \
        int answer = real values; \
        struct stat facts; \
        if (!answer) names(kind, folder, path, 0, NULL, fstatat(folder, path, &facts, 0) ? 0 : facts.st_ino); \
        return answer; \
    }
SINGLE('U', unlink, AT_FDCWD, (const char *path), (path))
SINGLE('U', unlinkat, at, (int at, const char *path, int flags), (at, path, flags))
SINGLE('U', rmdir, AT_FDCWD, (const char *path), (path))
SINGLE('M', mkdir, AT_FDCWD, (const char *path, mode_t mode), (path, mode))
SINGLE('M', mkdirat, at, (int at, const char *path, mode_t mode), (at, path, mode))

