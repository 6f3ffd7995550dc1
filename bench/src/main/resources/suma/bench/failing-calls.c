/*
 * A library to be preloaded: the n-th call that touches a file below a folder fails, and so do some that follow. Says on
 * standard error what failed. Told by the environment:
 *   FAIL_UNDER the folder    FAIL_AT n    FAIL_TIMES how many calls fail    FAIL_ERRNO with what
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long passed;
static long at, times;
static int error;
static char under[4096];
static size_t under_length;

__attribute__((constructor)) static void begin(void) {
    snprintf(under, sizeof under, "%s", getenv("FAIL_UNDER") ? getenv("FAIL_UNDER") : "");
    under_length = strlen(under);
    at = atol(getenv("FAIL_AT") ? getenv("FAIL_AT") : "0");
    times = atol(getenv("FAIL_TIMES") ? getenv("FAIL_TIMES") : "1");
    error = atoi(getenv("FAIL_ERRNO") ? getenv("FAIL_ERRNO") : "5");
}

static void say(const char *call, const char *path) {
    char line[4500];
    int length = snprintf(line, sizeof line, "failing %s of %s\n", call, path);
    syscall(SYS_write, 2, line, length);
}

static int fails_path(const char *call, const char *path) {
    if (under_length == 0 || path == NULL || strncmp(path, under, under_length) != 0) {
        return 0;
    }
    long n = atomic_fetch_add(&passed, 1) + 1;
    if (n < at || n >= at + times) {
        return 0;
    }
    say(call, path);
    errno = error;
    return 1;
}

static int fails(const char *call, int fd) {
    char link[64], path[4096];
    if (under_length == 0) {
        return 0;
    }
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
    errno = before;
    if (length <= 0) {
        return 0;
    }
    path[length] = 0;
    return fails_path(call, path);
}

#define REAL(name) ((typeof(&name)) dlsym(RTLD_NEXT, #name))
#define ON_FD(type, name, parameters, arguments, fd) \
    type name parameters { static typeof(&name) real; if (!real) real = REAL(name); return fails(#name, fd) ? (type) -1 : real arguments; }
#define ON_PATH(type, name, parameters, arguments, path) \
    type name parameters { static typeof(&name) real; if (!real) real = REAL(name); return fails_path(#name, path) ? (type) -1 : real arguments; }

ON_FD(ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n), fd)
ON_FD(ssize_t, pwrite, (int fd, const void *bytes, size_t n, off_t to), (fd, bytes, n, to), fd)
ON_FD(ssize_t, pwrite64, (int fd, const void *bytes, size_t n, off64_t to), (fd, bytes, n, to), fd)
ON_FD(ssize_t, writev, (int fd, const struct iovec *parts, int n), (fd, parts, n), fd)
ON_FD(ssize_t, read, (int fd, void *bytes, size_t n), (fd, bytes, n), fd)
ON_FD(ssize_t, pread, (int fd, void *bytes, size_t n, off_t from), (fd, bytes, n, from), fd)
ON_FD(ssize_t, pread64, (int fd, void *bytes, size_t n, off64_t from), (fd, bytes, n, from), fd)
ON_FD(int, fsync, (int fd), (fd), fd)
ON_FD(int, fdatasync, (int fd), (fd), fd)
ON_FD(int, ftruncate, (int fd, off_t length), (fd, length), fd)
ON_FD(int, ftruncate64, (int fd, off64_t length), (fd, length), fd)
ON_FD(int, fallocate, (int fd, int mode, off_t from, off_t n), (fd, mode, from, n), fd)
ON_FD(int, fallocate64, (int fd, int mode, off64_t from, off64_t n), (fd, mode, from, n), fd)
ON_FD(int, sync_file_range, (int fd, off64_t from, off64_t n, unsigned flags), (fd, from, n, flags), fd)
ON_FD(void *, mmap, (void *to, size_t n, int protection, int flags, int fd, off_t from), (to, n, protection, flags, fd, from), fd)
ON_FD(void *, mmap64, (void *to, size_t n, int protection, int flags, int fd, off64_t from), (to, n, protection, flags, fd, from), fd)
ON_PATH(int, rename, (const char *from, const char *to), (from, to), to)
ON_PATH(int, unlink, (const char *path), (path), path)
ON_PATH(int, mkdir, (const char *path, mode_t mode), (path, mode), path)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        static int (*real)(const char *, int, ...); \
        if (!real) real = (int (*)(const char *, int, ...)) dlsym(RTLD_NEXT, #name); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, int); va_end(rest); \
        return fails_path(#name, path) ? -1 : real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPEN_STREAM(name) \
    FILE *name(const char *path, const char *mode) { \
        static FILE *(*real)(const char *, const char *); \
        if (!real) real = (FILE *(*)(const char *, const char *)) dlsym(RTLD_NEXT, #name); \
        return fails_path(#name, path) ? NULL : real(path, mode); \
    }
OPEN_STREAM(fopen)
OPEN_STREAM(fopen64)

/* Says how many calls there were, so that n can be chosen among them. */
__attribute__((destructor)) static void end(void) {
    char line[64];
    int length = snprintf(line, sizeof line, "calls %ld\n", atomic_load(&passed));
    if (under_length > 0) {
        syscall(SYS_write, 2, line, length);
    }
}
