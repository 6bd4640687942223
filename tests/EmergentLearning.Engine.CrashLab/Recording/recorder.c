/*
 * Writes down, in true order and with all bytes, what every process below it does to one folder: the .NET runtime, SQLite inside of it,
 * and the git processes that it starts. It is preloaded (LD_PRELOAD) and stands between the callers and libc's functions.
 *
 * Environment: CRASHLAB_ROOT, the folder (a real path, no link in it); CRASHLAB_JOURNAL, the file that is written. Without them it only
 * passes calls on. One lock over "do the call, then write it down" makes the journal's order the true one, over threads and processes.
 *
 * What it cannot record it writes down as such (UNSUPPORTED), and the reader refuses the journal: nothing is left out in silence.
 * The index of SQLite's log (-shm) is mapped memory and cannot be seen; it is left out on purpose, because SQLite builds it anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, LINK, UNLINK, MKDIR, RMDIR, SYMLINK, MARK, UNSUPPORTED };

static pthread_mutex_t mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int depth;
static int journal = -1;
static pid_t journal_owner;
static char root[PATH_MAX];
static size_t root_length;

static void die(const char *what)
{
    dprintf(2, "recorder: %s: %s\n", what, strerror(errno));
    abort();
}

__attribute__((constructor)) static void start(void)
{
    const char *folder = getenv("CRASHLAB_ROOT");
    if (folder == NULL || getenv("CRASHLAB_JOURNAL") == NULL)
        return;
    root_length = strlen(folder);
    if (root_length == 0 || root_length >= sizeof root)
        die("CRASHLAB_ROOT");
    memcpy(root, folder, root_length + 1);
}

/* Takes the lock. A forked child opens the journal anew: a lock that it shared with its parent would lock neither of them out. */
static void enter(void)
{
    pthread_mutex_lock(&mutex);
    if (depth++ > 0)
        return;
    if (journal < 0 || journal_owner != getpid()) {
        journal = syscall(SYS_openat, AT_FDCWD, getenv("CRASHLAB_JOURNAL"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
        if (journal < 0)
            die("the journal cannot be opened");
        journal_owner = getpid();
    }
    while (flock(journal, LOCK_EX) != 0)
        if (errno != EINTR)
            die("the journal cannot be locked");
}

static void leave(void)
{
    int kept = errno;
    if (--depth == 0)
        flock(journal, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = kept;
}

struct head { uint32_t size; uint32_t kind; uint64_t inode; uint64_t offset; uint32_t path; uint32_t other; uint32_t data; uint32_t pid; }
    __attribute__((packed));

static void put(enum kind kind, uint64_t inode, uint64_t offset, const char *path, const char *other, const struct iovec *data, int parts,
    size_t length)
{
    int kept = errno;
    struct head head = { 0, kind, inode, offset, strlen(path), strlen(other), length, getpid() };
    head.size = sizeof head + head.path + head.other + head.data;
    struct iovec all[3 + parts];
    all[0] = (struct iovec){ &head, sizeof head };
    all[1] = (struct iovec){ (void *)path, head.path };
    all[2] = (struct iovec){ (void *)other, head.other };
    int count = 3;
    for (int i = 0; i < parts && length > 0; i++) {
        size_t part = data[i].iov_len < length ? data[i].iov_len : length;
        all[count++] = (struct iovec){ data[i].iov_base, part };
        length -= part;
    }
    if (syscall(SYS_writev, journal, all, count) != (long)head.size)
        die("the journal cannot be written");
    errno = kept;
}

static void put_plain(enum kind kind, uint64_t inode, uint64_t offset, const char *path, const char *other)
{
    put(kind, inode, offset, path, other, NULL, 0, 0);
}

static void unsupported(const char *what, const char *path) { put_plain(UNSUPPORTED, 0, 0, path, what); }

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* The part of a path below the root, or NULL when it is not ours to record. */
static const char *below(char *path)
{
    if (root_length == 0 || strncmp(path, root, root_length) != 0 || (path[root_length] != '/' && path[root_length] != 0))
        return NULL;
    if (ends_with(path, " (deleted)"))
        path[strlen(path) - strlen(" (deleted)")] = 0;
    return ends_with(path, "-shm") ? NULL : path[root_length] == 0 ? "" : path + root_length + 1;
}

static const char *of_fd(int fd, char *buffer)
{
    if (root_length == 0 || fd < 0)
        return NULL;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int kept = errno;
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    errno = kept;
    if (length <= 0)
        return NULL;
    buffer[length] = 0;
    return below(buffer);
}

/* Absolute, without ".", ".." and "//". Links on the way are not followed: there are none in a store. */
static const char *of_path(int at, const char *path, char *buffer)
{
    if (root_length == 0 || path == NULL)
        return NULL;
    int kept = errno;
    char whole[PATH_MAX * 2];
    if (path[0] == '/') {
        snprintf(whole, sizeof whole, "%s", path);
    } else {
        char folder[PATH_MAX];
        if (at == AT_FDCWD) {
            if (getcwd(folder, sizeof folder) == NULL)
                folder[0] = 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t length = readlink(link, folder, sizeof folder - 1);
            folder[length > 0 ? length : 0] = 0;
        }
        snprintf(whole, sizeof whole, "%s/%s", folder, path);
    }
    size_t used = 0;
    for (char *rest = NULL, *part = strtok_r(whole, "/", &rest); part != NULL; part = strtok_r(NULL, "/", &rest)) {
        if (strcmp(part, ".") == 0)
            continue;
        if (strcmp(part, "..") == 0) {
            while (used > 0 && buffer[--used] != '/') { }
            continue;
        }
        if (used + strlen(part) + 2 > PATH_MAX)
            return NULL;
        buffer[used++] = '/';
        memcpy(buffer + used, part, strlen(part));
        used += strlen(part);
    }
    buffer[used] = 0;
    errno = kept;
    return below(buffer);
}

static int stat_fd(int fd, struct stat *found) { int kept = errno; int r = fstat(fd, found); errno = kept; return r; }

static int stat_path(int at, const char *path, struct stat *found)
{
    int kept = errno;
    int r = fstatat(at, path, found, AT_SYMLINK_NOFOLLOW);
    errno = kept;
    return r;
}

/* What a call that moves bytes inside of the kernel has written is read back. */
static void put_range(int fd, uint64_t inode, const char *path, uint64_t offset, size_t length)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int reader = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    char *bytes = malloc(length);
    if (reader < 0 || bytes == NULL || pread(reader, bytes, length, offset) != (ssize_t)length) {
        unsupported("bytes that cannot be read back", path);
    } else {
        struct iovec part = { bytes, length };
        put(WRITE, inode, offset, path, "", &part, 1, length);
    }
    free(bytes);
    if (reader >= 0)
        syscall(SYS_close, reader);
}

/* ---- opening ---- */

static int open_at(int at, const char *path, int flags, mode_t mode)
{
    char buffer[PATH_MAX];
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
    const char *name = writes ? of_path(at, path, buffer) : NULL;
    if (name == NULL)
        return syscall(SYS_openat, at, path, flags, mode);
    enter();
    struct stat before, after;
    int existed = stat_path(at, path, &before) == 0;
    int fd = syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0 && stat_fd(fd, &after) == 0) {
        if ((flags & O_TMPFILE) == O_TMPFILE || (flags & (O_SYNC | O_DSYNC)) != 0)
            unsupported("open with O_TMPFILE or O_SYNC", name);
        else if (!existed)
            put_plain(CREATE, after.st_ino, 0, name, "");
        else if ((flags & O_TRUNC) != 0 && before.st_size > 0)
            put_plain(TRUNCATE, after.st_ino, 0, name, "");
    }
    leave();
    return fd;
}

#define MODE(last) mode_t mode = 0; if ((flags & (O_CREAT | O_TMPFILE)) != 0) { va_list l; va_start(l, last); mode = va_arg(l, mode_t); va_end(l); }
int open(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }
int __open_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char *path, int flags) { return open_at(at, path, flags, 0); }
int __openat64_2(int at, const char *path, int flags) { return open_at(at, path, flags, 0); }
int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/* ---- writing ---- */

static ssize_t write_parts(int fd, const struct iovec *parts, int count, off_t offset, int positioned)
{
    char buffer[PATH_MAX];
    struct stat found;
    const char *name = of_fd(fd, buffer);
    if (name == NULL || stat_fd(fd, &found) != 0 || !S_ISREG(found.st_mode))
        return positioned ? syscall(SYS_pwritev, fd, parts, count, offset, 0) : syscall(SYS_writev, fd, parts, count);
    enter();
    stat_fd(fd, &found);
    if (!positioned)
        offset = (fcntl(fd, F_GETFL) & O_APPEND) != 0 ? found.st_size : lseek(fd, 0, SEEK_CUR);
    ssize_t done = positioned ? syscall(SYS_pwritev, fd, parts, count, offset, 0) : syscall(SYS_writev, fd, parts, count);
    if (done > 0)
        put(WRITE, found.st_ino, offset, name, "", parts, count, done);
    leave();
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    struct iovec part = { (void *)bytes, length };
    return write_parts(fd, &part, 1, 0, 0);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    struct iovec part = { (void *)bytes, length };
    return write_parts(fd, &part, 1, offset, 1);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return pwrite(fd, bytes, length, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_parts(fd, parts, count, 0, 0); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return write_parts(fd, parts, count, offset, 1); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return write_parts(fd, parts, count, offset, 1); }

static ssize_t moved(int out, off_t before, ssize_t done, const char *name)
{
    struct stat found;
    if (done > 0 && stat_fd(out, &found) == 0)
        put_range(out, found.st_ino, name, before, done);
    return done;
}

ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t length, unsigned flags)
{
    char buffer[PATH_MAX];
    const char *name = of_fd(out, buffer);
    if (name == NULL)
        return syscall(SYS_copy_file_range, in, in_at, out, out_at, length, flags);
    enter();
    off_t before = out_at != NULL ? *out_at : lseek(out, 0, SEEK_CUR);
    ssize_t done = moved(out, before, syscall(SYS_copy_file_range, in, in_at, out, out_at, length, flags), name);
    leave();
    return done;
}

ssize_t sendfile(int out, int in, off_t *in_at, size_t length)
{
    char buffer[PATH_MAX];
    const char *name = of_fd(out, buffer);
    if (name == NULL)
        return syscall(SYS_sendfile, out, in, in_at, length);
    enter();
    ssize_t done = moved(out, lseek(out, 0, SEEK_CUR), syscall(SYS_sendfile, out, in, in_at, length), name);
    leave();
    return done;
}
ssize_t sendfile64(int out, int in, off64_t *in_at, size_t length) { return sendfile(out, in, in_at, length); }

/* A clone shares blocks and writes no byte that could be recorded; the caller then copies. */
int ioctl(int fd, unsigned long request, ...)
{
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    char buffer[PATH_MAX];
    if ((request == FICLONE || request == FICLONERANGE) && of_fd(fd, buffer) != NULL) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return syscall(SYS_ioctl, fd, request, argument);
}

static int resize(int fd, off_t size, int result_of(int, off_t))
{
    char buffer[PATH_MAX];
    const char *name = of_fd(fd, buffer);
    if (name == NULL)
        return result_of(fd, size);
    enter();
    struct stat before, found;
    stat_fd(fd, &before);
    int result = result_of(fd, size);
    if (result == 0 && stat_fd(fd, &found) == 0 && found.st_size != before.st_size)
        put_plain(TRUNCATE, found.st_ino, found.st_size, name, "");
    leave();
    return result;
}

static int raw_truncate(int fd, off_t size) { return syscall(SYS_ftruncate, fd, size); }
static int raw_allocate(int fd, off_t size) { return syscall(SYS_fallocate, fd, 0, 0, size); }
int ftruncate(int fd, off_t size) { return resize(fd, size, raw_truncate); }
int ftruncate64(int fd, off64_t size) { return resize(fd, size, raw_truncate); }
int truncate(const char *path, off_t size)
{
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    int result = resize(fd, size, raw_truncate);
    int kept = errno;
    syscall(SYS_close, fd);
    errno = kept;
    return result;
}
int truncate64(const char *path, off64_t size) { return truncate(path, size); }
int posix_fallocate(int fd, off_t offset, off_t length)
{
    int kept = errno;
    int result = resize(fd, offset + length, raw_allocate) == 0 ? 0 : errno;
    errno = kept;
    return result;
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }
int fallocate(int fd, int mode, off_t offset, off_t length)
{
    char buffer[PATH_MAX];
    const char *name = of_fd(fd, buffer);
    if (name == NULL || mode == FALLOC_FL_KEEP_SIZE)
        return syscall(SYS_fallocate, fd, mode, offset, length);
    if (mode == 0)
        return resize(fd, offset + length, raw_allocate);
    enter();
    unsupported("fallocate that changes content", name);
    leave();
    return syscall(SYS_fallocate, fd, mode, offset, length);
}
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }

/* ---- syncing ---- */

static int sync_fd(int fd, long number)
{
    char buffer[PATH_MAX];
    const char *name = of_fd(fd, buffer);
    if (name == NULL)
        return syscall(number, fd);
    enter();
    struct stat found;
    int result = syscall(number, fd);
    if (result == 0 && stat_fd(fd, &found) == 0)
        put_plain(SYNC, found.st_ino, 0, name, "");
    leave();
    return result;
}
int fsync(int fd) { return sync_fd(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_fd(fd, SYS_fdatasync); }

static void sync_everything(const char *what)
{
    if (root_length == 0)
        return;
    enter();
    unsupported(what, "");
    leave();
}
void sync(void) { sync_everything("sync"); syscall(SYS_sync); }
int syncfs(int fd) { sync_everything("syncfs"); return syscall(SYS_syncfs, fd); }
int msync(void *at, size_t length, int flags) { return syscall(SYS_msync, at, length, flags); }

/* ---- names ---- */

static int rename_at(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
    char first[PATH_MAX], second[PATH_MAX];
    const char *old_name = of_path(from_at, from, first);
    const char *new_name = of_path(to_at, to, second);
    if (old_name == NULL && new_name == NULL)
        return syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    enter();
    struct stat found, there;
    stat_path(from_at, from, &found);
    int same = stat_path(to_at, to, &there) == 0 && there.st_ino == found.st_ino;
    int result = syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    if (result == 0) {
        if (old_name == NULL || new_name == NULL || (flags & ~(unsigned)RENAME_NOREPLACE) != 0)
            unsupported("rename into or out of the folder, or an exchange", old_name != NULL ? old_name : new_name);
        else if (!same)
            put_plain(RENAME, found.st_ino, 0, old_name, new_name);
    }
    leave();
    return result;
}
int rename(const char *from, const char *to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_at, const char *from, int to_at, const char *to) { return rename_at(from_at, from, to_at, to, 0); }
int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags) { return rename_at(from_at, from, to_at, to, flags); }

int linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
    char buffer[PATH_MAX];
    const char *name = of_path(to_at, to, buffer);
    if (name == NULL)
        return syscall(SYS_linkat, from_at, from, to_at, to, flags);
    enter();
    struct stat found;
    int result = syscall(SYS_linkat, from_at, from, to_at, to, flags);
    if (result == 0 && stat_path(to_at, to, &found) == 0)
        put_plain(LINK, found.st_ino, 0, name, "");
    leave();
    return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

static int unlink_at(int at, const char *path, int flags)
{
    char buffer[PATH_MAX];
    const char *name = of_path(at, path, buffer);
    if (name == NULL)
        return syscall(SYS_unlinkat, at, path, flags);
    enter();
    struct stat found;
    stat_path(at, path, &found);
    int result = syscall(SYS_unlinkat, at, path, flags);
    if (result == 0)
        put_plain((flags & AT_REMOVEDIR) != 0 ? RMDIR : UNLINK, found.st_ino, 0, name, "");
    leave();
    return result;
}
int unlink(const char *path) { return unlink_at(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return unlink_at(at, path, flags); }
int rmdir(const char *path) { return unlink_at(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path)
{
    int result = unlink_at(AT_FDCWD, path, 0);
    return result != 0 && errno == EISDIR ? unlink_at(AT_FDCWD, path, AT_REMOVEDIR) : result;
}

int mkdirat(int at, const char *path, mode_t mode)
{
    char buffer[PATH_MAX];
    const char *name = of_path(at, path, buffer);
    if (name == NULL)
        return syscall(SYS_mkdirat, at, path, mode);
    enter();
    struct stat found;
    int result = syscall(SYS_mkdirat, at, path, mode);
    if (result == 0 && stat_path(at, path, &found) == 0)
        put_plain(MKDIR, found.st_ino, 0, name, "");
    leave();
    return result;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int symlinkat(const char *target, int at, const char *path)
{
    char buffer[PATH_MAX];
    const char *name = of_path(at, path, buffer);
    if (name == NULL)
        return syscall(SYS_symlinkat, target, at, path);
    enter();
    struct stat found;
    int result = syscall(SYS_symlinkat, target, at, path);
    if (result == 0 && stat_path(at, path, &found) == 0)
        put_plain(SYMLINK, found.st_ino, 0, name, target);
    leave();
    return result;
}
int symlink(const char *target, const char *path) { return symlinkat(target, AT_FDCWD, path); }

/* ---- what cannot be recorded ---- */

static void *map(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
    char buffer[PATH_MAX];
    if (fd >= 0 && (protection & PROT_WRITE) != 0 && (flags & MAP_SHARED) != 0 && of_fd(fd, buffer) != NULL) {
        enter();
        unsupported("a writable shared mapping", buffer);
        leave();
    }
    return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}
void *mmap(void *at, size_t n, int protection, int flags, int fd, off_t offset) { return map(at, n, protection, flags, fd, offset); }
void *mmap64(void *at, size_t n, int protection, int flags, int fd, off64_t offset) { return map(at, n, protection, flags, fd, offset); }

/* ---- buffered streams: libc writes them by itself, so what a flush has added to the file is read back ---- */

static void *(*real_dlsym(void))(void *, const char *)
{
    static void *(*found)(void *, const char *);
    const char *versions[] = { "GLIBC_2.34", "GLIBC_2.2.5", "GLIBC_2.17" };
    for (int i = 0; found == NULL && i < 3; i++)
        found = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    if (found == NULL)
        die("dlsym cannot be found");
    return found;
}
#define REAL(name) ((__typeof__(&name))real_dlsym()(RTLD_NEXT, #name))

enum { MOST_STREAMS = 64 };
static struct { FILE *stream; off_t known; } streams[MOST_STREAMS];

static FILE *track(FILE *stream)
{
    char buffer[PATH_MAX];
    struct stat found;
    if (stream == NULL || of_fd(fileno(stream), buffer) == NULL || stat_fd(fileno(stream), &found) != 0)
        return stream;
    enter();
    int place = 0;
    while (place < MOST_STREAMS && streams[place].stream != NULL)
        place++;
    if (place == MOST_STREAMS)
        unsupported("too many streams", buffer);
    else
        streams[place].stream = stream, streams[place].known = found.st_size;
    leave();
    return stream;
}

static FILE *open_stream(const char *path, const char *mode, FILE *real(const char *, const char *))
{
    char buffer[PATH_MAX];
    const char *name = strpbrk(mode, "wa+") == NULL ? NULL : of_path(AT_FDCWD, path, buffer);
    if (name == NULL)
        return real(path, mode);
    enter();
    struct stat before, after;
    int existed = stat_path(AT_FDCWD, path, &before) == 0;
    FILE *stream = real(path, mode);
    if (stream != NULL && stat_fd(fileno(stream), &after) == 0) {
        if (!existed)
            put_plain(CREATE, after.st_ino, 0, name, "");
        else if (after.st_size != before.st_size)
            put_plain(TRUNCATE, after.st_ino, 0, name, "");
    }
    track(stream);
    leave();
    return stream;
}
FILE *fopen(const char *path, const char *mode) { return open_stream(path, mode, REAL(fopen)); }
FILE *fopen64(const char *path, const char *mode) { return open_stream(path, mode, REAL(fopen64)); }
FILE *fdopen(int fd, const char *mode)
{
    FILE *stream = REAL(fdopen)(fd, mode);
    return strpbrk(mode, "wa+") == NULL ? stream : track(stream);
}

static int flush_one(FILE *stream, int place, int closes)
{
    char buffer[PATH_MAX];
    struct stat found;
    enter();
    int fd = dup(fileno(stream));
    const char *name = of_fd(fd, buffer);
    int result = closes ? REAL(fclose)(stream) : REAL(fflush)(stream);
    if (name != NULL && stat_fd(fd, &found) == 0) {
        if (found.st_size > streams[place].known)
            put_range(fd, found.st_ino, name, streams[place].known, found.st_size - streams[place].known);
        streams[place].known = found.st_size;
    }
    int kept = errno;
    syscall(SYS_close, fd);
    errno = kept;
    if (closes)
        streams[place].stream = NULL;
    leave();
    return result;
}

static int place_of(FILE *stream)
{
    for (int i = 0; i < MOST_STREAMS && root_length > 0; i++)
        if (stream != NULL && streams[i].stream == stream)
            return i;
    return -1;
}
int fclose(FILE *stream) { int at = place_of(stream); return at < 0 ? REAL(fclose)(stream) : flush_one(stream, at, 1); }
int fflush(FILE *stream)
{
    for (int i = 0; stream == NULL && i < MOST_STREAMS; i++)
        if (streams[i].stream != NULL)
            flush_one(streams[i].stream, i, 0);
    int at = place_of(stream);
    return at < 0 ? REAL(fflush)(stream) : flush_one(stream, at, 0);
}

/* ---- marks, and functions that .NET looks up by name ---- */

/* Writes a text into the journal: what a workload was promised, at the moment of the promise. Returns 0 when nothing records. */
int crashlab_mark(const void *text, int length)
{
    if (root_length == 0)
        return 0;
    enter();
    struct iovec part = { (void *)text, length };
    put(MARK, 0, 0, "", "", &part, 1, length);
    leave();
    return 1;
}

/* A look-up in libc itself, as P/Invoke makes it, would go past the functions above. */
void *dlsym(void *library, const char *name)
{
    static const struct { const char *name; void *function; } ours[] = {
#define OURS(f) { #f, (void *)f }
        OURS(open), OURS(open64), OURS(openat), OURS(openat64), OURS(creat), OURS(creat64), OURS(write), OURS(pwrite), OURS(pwrite64),
        OURS(writev), OURS(pwritev), OURS(pwritev64), OURS(copy_file_range), OURS(sendfile), OURS(sendfile64), OURS(ftruncate),
        OURS(ftruncate64), OURS(truncate), OURS(truncate64), OURS(posix_fallocate), OURS(posix_fallocate64), OURS(fallocate),
        OURS(fallocate64), OURS(fsync), OURS(fdatasync), OURS(sync), OURS(syncfs), OURS(rename), OURS(renameat), OURS(renameat2),
        OURS(link), OURS(linkat), OURS(unlink), OURS(unlinkat), OURS(rmdir), OURS(remove), OURS(mkdir), OURS(mkdirat), OURS(symlink),
        OURS(symlinkat), OURS(mmap), OURS(mmap64), OURS(fopen), OURS(fopen64), OURS(fdopen), OURS(fclose), OURS(fflush),
    };
    for (size_t i = 0; root_length > 0 && i < sizeof ours / sizeof *ours; i++)
        if (strcmp(ours[i].name, name) == 0)
            return ours[i].function;
    return real_dlsym()(library, name);
}
