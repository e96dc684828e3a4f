/* Between a program and the C library: sees every call that changes files under one folder.
 *
 * Loaded with LD_PRELOAD; does nothing before shim_arm() is called. It can write the calls into a
 * log (from which a power cut at any moment is played), fail some of them, or end the process in
 * the place of one. Paths have to be absolute and free of links.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, SYNC, TRUNCATE, UNLINK, RENAME, MKDIR, RMDIR, LINK };
enum { RECORD = 1, FAIL = 2, KILL = 4, SKIP_SYNC = 8 };
enum { LONGEST = 4096 };

struct entry { uint32_t op, path_length, other_length, length; int64_t at; };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[LONGEST];
static size_t folder_length;
static unsigned mode, kinds;
static long count, first, last;
static int error_number, log_file = -1, failed;

#define REAL(name, type, ...)                                                                   \
    static type (*real)(__VA_ARGS__);                                                           \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t raw_write(int file, const void *bytes, size_t length) {
    REAL("write", ssize_t, int, const void *, size_t);
    return real(file, bytes, length);
}

/* Start anew. `counted` has bit 1 << op for every call that counts; call number `from` to `to` of
 * these fail with `error`, or call number `from` is the end of the process. */
void shim_arm(const char *path, int log, unsigned how, unsigned counted, long from, long to,
              int error) {
    pthread_mutex_lock(&turn);
    snprintf(folder, sizeof folder, "%s", path);
    folder_length = strlen(folder);
    log_file = log, mode = how, kinds = counted;
    count = 0, failed = 0, first = from, last = to, error_number = error;
    pthread_mutex_unlock(&turn);
}

long shim_count(void) { return count; }

/* Which call was the first to fail, or 0. */
int shim_failed(void) { return failed; }

static int inside(const char *path) {
    return folder_length && path && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || !path[folder_length]);
}

/* Index of shared memory is no data: a power cut takes all of it. */
static int is_index(const char *path) {
    size_t length = strlen(path);
    return length > 4 && !strcmp(path + length - 4, "-shm");
}

static int path_of(int file, char *path) {
    char link[64];
    if (!folder_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, LONGEST - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return inside(path) && !is_index(path);
}

static void record(unsigned op, const char *path, const char *other, int64_t at,
                   const void *bytes, size_t length) {
    if (!(mode & RECORD)) return;
    struct entry entry = {op, (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0,
                          (uint32_t)length, at};
    struct iovec parts[4] = {{&entry, sizeof entry}, {(void *)path, entry.path_length},
                             {(void *)(other ? other : ""), entry.other_length},
                             {(void *)bytes, length}};
    if (writev(log_file, parts, 4) < 0) raise(SIGABRT);
}

/* Begin a call: true when it has to fail. Holds the turn until done(). */
static int refused(unsigned op) {
    pthread_mutex_lock(&turn);
    if (!(kinds & (1u << op))) return 0;
    count++;
    if ((mode & KILL) && count == first) raise(SIGKILL);
    if ((mode & FAIL) && count >= first && count <= last) {
        if (!failed) failed = (int)op;
        pthread_mutex_unlock(&turn);
        errno = error_number;
        return 1;
    }
    return 0;
}

static void done(void) {
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
}

static ssize_t written(ssize_t result, const char *path, int64_t at, const void *bytes) {
    if (result > 0) record(WRITE, path, NULL, at, bytes, (size_t)result);
    done();
    return result;
}

ssize_t write(int file, const void *bytes, size_t length) {
    char path[LONGEST];
    if (!path_of(file, path)) return raw_write(file, bytes, length);
    if (refused(WRITE)) return -1;
    int64_t at = lseek(file, 0, SEEK_CUR);
    return written(raw_write(file, bytes, length), path, at, bytes);
}

static ssize_t put(const char *name, int file, const void *bytes, size_t length, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) =
        (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, name);
    char path[LONGEST];
    if (!path_of(file, path)) return real(file, bytes, length, at);
    if (refused(WRITE)) return -1;
    return written(real(file, bytes, length, at), path, at, bytes);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    return put("pwrite", file, bytes, length, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    return put("pwrite64", file, bytes, length, at);
}

static int synced(const char *name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char path[LONGEST];
    if (!path_of(file, path)) return real(file);
    if (refused(SYNC)) return -1;
    int result = mode & SKIP_SYNC ? 0 : real(file);
    if (!result) record(SYNC, path, NULL, 0, "", 0);
    done();
    return result;
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }

static int cut(const char *name, int file, off64_t length) {
    int (*real)(int, off64_t) = (int (*)(int, off64_t))dlsym(RTLD_NEXT, name);
    char path[LONGEST];
    if (!path_of(file, path)) return real(file, length);
    if (refused(TRUNCATE)) return -1;
    int result = real(file, length);
    if (!result) record(TRUNCATE, path, NULL, length, "", 0);
    done();
    return result;
}

int ftruncate(int file, off_t length) { return cut("ftruncate", file, length); }
int ftruncate64(int file, off64_t length) { return cut("ftruncate64", file, length); }

static int opened(const char *name, const char *path, int flags, mode_t rights) {
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
    if (!inside(path) || is_index(path) || !(flags & (O_CREAT | O_TRUNC)))
        return real(path, flags, rights);
    int is_new = access(path, F_OK) != 0;
    if (is_new && refused(CREATE)) return -1;
    if (!is_new) pthread_mutex_lock(&turn);
    int file = real(path, flags, rights);
    if (file >= 0 && is_new) record(CREATE, path, NULL, 0, "", 0);
    else if (file >= 0 && flags & O_TRUNC) record(TRUNCATE, path, NULL, 0, "", 0);
    done();
    return file;
}

static mode_t rights_of(int flags, va_list arguments) {
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t rights = rights_of(flags, arguments);
    va_end(arguments);
    return opened("open", path, flags, rights);
}

int open64(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t rights = rights_of(flags, arguments);
    va_end(arguments);
    return opened("open64", path, flags, rights);
}

static int named(unsigned op, const char *name, const char *path) {
    int (*real)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, name);
    if (!inside(path) || is_index(path)) return real(path);
    if (refused(op)) return -1;
    int result = real(path);
    if (!result) record(op, path, NULL, 0, "", 0);
    done();
    return result;
}

int unlink(const char *path) { return named(UNLINK, "unlink", path); }
int rmdir(const char *path) { return named(RMDIR, "rmdir", path); }

int mkdir(const char *path, mode_t rights) {
    REAL("mkdir", int, const char *, mode_t);
    if (!inside(path)) return real(path, rights);
    if (refused(MKDIR)) return -1;
    int result = real(path, rights);
    if (!result) record(MKDIR, path, NULL, 0, "", 0);
    done();
    return result;
}

static int moved(unsigned op, const char *name, const char *path, const char *other) {
    int (*real)(const char *, const char *) =
        (int (*)(const char *, const char *))dlsym(RTLD_NEXT, name);
    if (!inside(path) && !inside(other)) return real(path, other);
    if (refused(op)) return -1;
    int result = real(path, other);
    if (!result) record(op, path, other, 0, "", 0);
    done();
    return result;
}

int rename(const char *path, const char *other) { return moved(RENAME, "rename", path, other); }
int link(const char *path, const char *other) { return moved(LINK, "link", path, other); }
