// Makes calls of the C library fail as a bad disk or a bad clock would; loaded before it by LD_PRELOAD.
//
// SHIM_FAIL=CALL:N:ERRNO lets the Nth CALL of a process fail (write, pwrite, fsync, fdatasync, syncfs, rename, open, read),
// counted from 1; SHIM_SHORT=1 lets every write take half of its bytes; SHIM_INTERRUPT=N lets every Nth read and write end
// with EINTR first; SHIM_CLOCK=SECONDS moves the wall clock, and SHIM_JUMP=SECONDS moves it again after a thousand readings.
// SHIM_WATCHES=N lets the kernel have room for N watched folders.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static atomic_long calls, readings, transfers;

static int fails(const char *name) {
    static const char *text;
    if (!text && !(text = getenv("SHIM_FAIL"))) text = "";
    size_t length = strlen(name);
    if (strncmp(text, name, length) || text[length] != ':') return 0;
    char *rest;
    long wanted = strtol(text + length + 1, &rest, 10);
    if (atomic_fetch_add(&calls, 1) + 1 != wanted) return 0;
    errno = *rest == ':' ? atoi(rest + 1) : EIO;
    return 1;
}

static int interrupted(void) {
    static long every = -1;
    if (every < 0) every = getenv("SHIM_INTERRUPT") ? atol(getenv("SHIM_INTERRUPT")) : 0;
    if (!every || atomic_fetch_add(&transfers, 1) % every) return 0;
    errno = EINTR;
    return 1;
}

// Only regular files are cut short and interrupted: libraries that own pipes need not expect it there.
static int is_file(int descriptor) {
    struct stat facts;
    return !fstat(descriptor, &facts) && S_ISREG(facts.st_mode);
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(write);
    if (is_file(descriptor)) {
        if (fails("write")) return -1;
        if (interrupted()) return -1;
        if (count > 1 && getenv("SHIM_SHORT")) count /= 2;
    }
    return real(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    REAL(pwrite64);
    return fails("pwrite") ? -1 : real(descriptor, bytes, count, offset);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    REAL(read);
    if (is_file(descriptor)) {
        if (fails("read")) return -1;
        if (interrupted()) return -1;
    }
    return real(descriptor, bytes, count);
}

int fsync(int descriptor) {
    REAL(fsync);
    return fails("fsync") ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    return fails("fdatasync") ? -1 : real(descriptor);
}

int syncfs(int descriptor) {
    REAL(syncfs);
    return fails("syncfs") ? -1 : real(descriptor);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return fails("rename") ? -1 : real(from, to);
}

static int opened(const char *path, int flags, va_list rest) {
    static int (*real)(const char *, int, ...);
    if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    if (fails("open")) return -1;
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int descriptor = opened(path, flags, rest);
    va_end(rest);
    return descriptor;
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int descriptor = opened(path, flags, rest);
    va_end(rest);
    return descriptor;
}

int inotify_add_watch(int descriptor, const char *path, uint32_t mask) {
    static atomic_long watches;
    REAL(inotify_add_watch);
    if (getenv("SHIM_WATCHES") && atomic_fetch_add(&watches, 1) >= atol(getenv("SHIM_WATCHES"))) {
        errno = ENOSPC;
        return -1;
    }
    return real(descriptor, path, mask);
}

static long moved(void) {
    static const char *first, *second;
    if (!first) {
        first = getenv("SHIM_CLOCK") ? getenv("SHIM_CLOCK") : "0";
        second = getenv("SHIM_JUMP") ? getenv("SHIM_JUMP") : "0";
    }
    return atol(first) + (atomic_fetch_add(&readings, 1) > 1000 ? atol(second) : 0);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(clock_gettime);
    int answer = real(clock, time);
    if (!answer && clock == CLOCK_REALTIME) time->tv_sec += moved();
    return answer;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    static int (*real)(struct timeval *, void *);
    if (!real) real = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
    int answer = real(time, zone);
    if (!answer) time->tv_sec += moved();
    return answer;
}

time_t time(time_t *place) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (place) *place = now.tv_sec;
    return now.tv_sec;
}
