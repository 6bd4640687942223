// A library that stands between a process and the C library (LD_PRELOAD) and makes chosen calls fail: of .NET, of SQLite and of git,
// whose processes inherit it. What it shall do stands in a small file that all of them map; FaultControl.cs has the same layout.
// It also keeps the list of what is not synced yet, which is what the order of an atomic write is checked against.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CALL_OPEN, CALL_CREATE, CALL_WRITE, CALL_TRUNCATE, CALL_ALLOCATE, CALL_SYNC, CALL_RENAME, CALL_LINK, CALL_UNLINK, CALL_MKDIR, CALLS };
enum { KIND_EIO, KIND_ENOSPC, KIND_EINTR, KIND_SHORT, KIND_EACCES, KIND_EXDEV };
enum { STATE_IDLE, STATE_FAULTS, STATE_WATCH };
enum { SHORT_WRITE = -1, BURST = 3, ENTRIES = 1024, PATH_SIZE = 240 };

struct entry { uint64_t device, inode; int32_t used, is_name; char path[PATH_SIZE]; };

struct control {
    int32_t state, kind, sticky, locks_do_nothing, only, reserved;
    int64_t target, eligible, injected, hit_call, hit_process, calls[CALLS];
    int32_t guard, violations;
    char root[256], hit[256], violation[512];
    struct entry entries[ENTRIES];
};

// The bytes of a file as they were at its last sync: what a failed sync leaves of it.
struct shadow { uint64_t device, inode; char *bytes; size_t length; struct shadow *next; };

static struct control *control;
static struct shadow *shadows;
static pthread_mutex_t shadow_guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#define REAL(name) ((__typeof__(&name)) real(&real_##name, #name))
#define DECLARE(name) static void *real_##name;
static void *real(void **slot, const char *name)
{
    if (*slot == NULL)
        *slot = dlsym(RTLD_NEXT, name);
    return *slot;
}

DECLARE(open) DECLARE(write) DECLARE(pwrite) DECLARE(writev) DECLARE(pwritev) DECLARE(ftruncate) DECLARE(fallocate) DECLARE(posix_fallocate)
DECLARE(fsync) DECLARE(fdatasync) DECLARE(renameat) DECLARE(renameat2) DECLARE(linkat)
DECLARE(unlinkat) DECLARE(mkdirat) DECLARE(openat) DECLARE(copy_file_range) DECLARE(fcntl)

static void map_control(void)
{
    const char *path = getenv("ELF_FAULTS");
    int file = path == NULL ? -1 : REAL(open)(path, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    void *address = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    control = address == MAP_FAILED ? NULL : address;
}

static int is_idle(void)
{
    pthread_once(&once, map_control);
    return control == NULL || control->state == STATE_IDLE;
}

static int is_inside(const char *path)
{
    size_t length = strlen(control->root);
    return length > 0 && strncmp(path, control->root, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int path_of_file(int file, char *path)
{
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = '\0';
    return length > 0 && is_inside(path);
}

static int path_of_name(int directory, const char *name, char *path)
{
    path[0] = '\0';
    if (name == NULL)
        return 0;
    if (name[0] != '/') {
        if (directory == AT_FDCWD ? getcwd(path, PATH_MAX / 2) == NULL : !path_of_file(directory, path))
            return 0;
        strncat(path, "/", 2);
        while (name[0] == '.' && name[1] == '/')
            name += 2;
    }
    strncat(path, name, PATH_MAX / 2 - 1);
    return is_inside(path);
}

static void lock_entries(void)
{
    while (__atomic_exchange_n(&control->guard, 1, __ATOMIC_ACQUIRE) != 0)
        sched_yield();
}

static void unlock_entries(void) { __atomic_store_n(&control->guard, 0, __ATOMIC_RELEASE); }

// ---- What is not synced: bytes by file, names by path.

static void note(uint64_t device, uint64_t inode, int is_name, const char *path)
{
    struct entry *spare = NULL;
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &control->entries[i];
        if (!e->used)
            spare = spare == NULL ? e : spare;
        else if (e->is_name == is_name && (is_name ? strcmp(e->path, path) == 0 : e->device == device && e->inode == inode))
            return;
    }
    if (spare == NULL) {
        __atomic_add_fetch(&control->violations, 1, __ATOMIC_SEQ_CST);
        snprintf(control->violation, sizeof control->violation, "the list of what is not synced is full");
        return;
    }
    *spare = (struct entry) { .device = device, .inode = inode, .used = 1, .is_name = is_name };
    snprintf(spare->path, PATH_SIZE, "%s", path);
}

static void note_bytes(int file, const char *path)
{
    struct stat stat;
    if (control->state != STATE_WATCH || fstat(file, &stat) != 0 || !S_ISREG(stat.st_mode))
        return;
    lock_entries();
    note(stat.st_dev, stat.st_ino, 0, path);
    unlock_entries();
}

static void note_name(const char *path)
{
    if (control->state != STATE_WATCH)
        return;
    lock_entries();
    note(0, 0, 1, path);
    unlock_entries();
}

static void forget_name(const char *path)
{
    if (control->state != STATE_WATCH)
        return;
    lock_entries();
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &control->entries[i];
        if (e->used && e->is_name && strcmp(e->path, path) == 0)
            e->used = 0;
    }
    unlock_entries();
}

// The last name of a file is about to go, and with it whatever it has.
static void forget_bytes(const char *path)
{
    struct stat stat;
    if (control->state != STATE_WATCH || lstat(path, &stat) != 0 || !S_ISREG(stat.st_mode) || stat.st_nlink > 1)
        return;
    lock_entries();
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &control->entries[i];
        if (e->used && !e->is_name && e->device == stat.st_dev && e->inode == stat.st_ino)
            e->used = 0;
    }
    unlock_entries();
}

static void note_sync(int file, const char *path)
{
    struct stat stat;
    if (control->state != STATE_WATCH || fstat(file, &stat) != 0)
        return;
    size_t length = strlen(path);
    lock_entries();
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &control->entries[i];
        if (!e->used)
            continue;
        if (!e->is_name && e->device == stat.st_dev && e->inode == stat.st_ino)
            e->used = 0;
        // A name is durable once the folder that it stands in is synced.
        if (e->is_name && S_ISDIR(stat.st_mode) && strncmp(e->path, path, length) == 0 && e->path[length] == '/'
            && strchr(e->path + length + 1, '/') == NULL)
            e->used = 0;
    }
    unlock_entries();
}

// A name must never lead to bytes that are not on disk: the source of a rename or link is synced before.
static void check_source(const char *from, const char *to)
{
    struct stat stat;
    // A repository that git makes beside its place is judged as a whole, when it has its place.
    if (control->state != STATE_WATCH || strstr(to, "/.git-elf-") != NULL || lstat(from, &stat) != 0)
        return;
    lock_entries();
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &control->entries[i];
        if (e->used && !e->is_name && e->device == stat.st_dev && e->inode == stat.st_ino) {
            control->violations++;
            snprintf(control->violation, sizeof control->violation, "%.200s got its name before its bytes were synced", to);
        }
    }
    unlock_entries();
}

static void note_move(const char *from, const char *to)
{
    forget_name(from);
    note_name(to);
}

// ---- What a failed sync leaves: the kernel drops the pages and calls them clean.

static void keep_shadow(int file)
{
    struct stat stat;
    if (control->state != STATE_FAULTS || fstat(file, &stat) != 0 || !S_ISREG(stat.st_mode) || stat.st_size > (32 << 20))
        return;
    pthread_mutex_lock(&shadow_guard);
    struct shadow *s = shadows;
    while (s != NULL && (s->device != stat.st_dev || s->inode != stat.st_ino))
        s = s->next;
    if (s == NULL && (s = calloc(1, sizeof *s)) != NULL) {
        s->device = stat.st_dev;
        s->inode = stat.st_ino;
        s->bytes = malloc(stat.st_size + 1);
        ssize_t length = s->bytes == NULL ? -1 : pread(file, s->bytes, stat.st_size, 0);
        if (length < 0 && errno == EBADF) {
            // Open for writing alone. Never done to a file of SQLite's, which reads its own: closing a second descriptor would drop its locks.
            char link[40];
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            int reader = REAL(open)(link, O_RDONLY | O_CLOEXEC);
            length = reader < 0 ? -1 : pread(reader, s->bytes, stat.st_size, 0);
            if (reader >= 0)
                close(reader);
        }
        s->length = length < 0 ? 0 : length;
        s->next = shadows;
        shadows = s;
    }
    pthread_mutex_unlock(&shadow_guard);
}

static void end_shadow(int file, int failed)
{
    struct stat stat;
    if (fstat(file, &stat) != 0)
        return;
    pthread_mutex_lock(&shadow_guard);
    for (struct shadow **at = &shadows; *at != NULL; at = &(*at)->next) {
        struct shadow *s = *at;
        if (s->device != stat.st_dev || s->inode != stat.st_ino)
            continue;
        if (failed && REAL(ftruncate)(file, 0) == 0 && REAL(pwrite)(file, s->bytes, s->length, 0) >= 0)
            (void)!REAL(ftruncate)(file, stat.st_size);
        *at = s->next;
        free(s->bytes);
        free(s);
        break;
    }
    pthread_mutex_unlock(&shadow_guard);
}

static void drop_shadows(void)
{
    pthread_mutex_lock(&shadow_guard);
    for (struct shadow *s = shadows; s != NULL;) {
        struct shadow *next = s->next;
        free(s->bytes);
        free(s);
        s = next;
    }
    shadows = NULL;
    pthread_mutex_unlock(&shadow_guard);
}

// Called between experiments: inodes may come again.
void faults_forget(void) { drop_shadows(); }

// ---- Which call fails.

static int can_give(int kind, int call)
{
    // One more than the call, when only that one is to fail.
    if (control->only != 0 && control->only != call + 1)
        return 0;
    switch (kind) {
    case KIND_EIO: return 1;
    case KIND_ENOSPC: return call != CALL_OPEN && call != CALL_UNLINK;
    case KIND_EINTR: return call == CALL_OPEN || call == CALL_CREATE || call == CALL_WRITE || call == CALL_TRUNCATE || call == CALL_ALLOCATE || call == CALL_SYNC;
    case KIND_SHORT: return call == CALL_WRITE;
    case KIND_EACCES: return call == CALL_OPEN || call == CALL_CREATE || call >= CALL_RENAME;
    case KIND_EXDEV: return call == CALL_RENAME || call == CALL_LINK;
    default: return 0;
    }
}

static int error_of(int kind)
{
    static const int errors[] = { EIO, ENOSPC, EINTR, SHORT_WRITE, EACCES, EXDEV };
    return errors[kind];
}

// 0: let it pass; SHORT_WRITE: write a part; else the error.
static int strike(int call, const char *path)
{
    if (control->state != STATE_FAULTS)
        return 0;
    __atomic_add_fetch(&control->calls[call], 1, __ATOMIC_SEQ_CST);
    if (!can_give(control->kind, call))
        return 0;
    int64_t number = __atomic_add_fetch(&control->eligible, 1, __ATOMIC_SEQ_CST);
    int64_t target = control->target;
    // A signal interrupts a few calls in a row, not all for ever: nobody could go on then.
    int64_t last = !control->sticky ? target : control->kind == KIND_EINTR ? target + BURST : INT64_MAX;
    if (target == 0 || number < target || number > last)
        return 0;
    if (__atomic_add_fetch(&control->injected, 1, __ATOMIC_SEQ_CST) == 1) {
        control->hit_call = call;
        control->hit_process = getpid();
        snprintf(control->hit, sizeof control->hit, "%.255s", path);
    }
    return error_of(control->kind);
}

static int fails(int call, const char *path)
{
    int error = strike(call, path);
    if (error == 0)
        return 0;
    errno = error;
    return 1;
}

// ---- The calls.

static int open_at(int directory, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    int inside = !is_idle() && path_of_name(directory, name, path);
    int creates = inside && (flags & O_CREAT) != 0 && faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    if (inside && fails(creates ? CALL_CREATE : CALL_OPEN, path))
        return -1;
    int file = REAL(openat)(directory, name, flags, mode);
    if (inside && file >= 0 && creates)
        note_name(path);
    if (inside && file >= 0 && (flags & O_TRUNC) != 0)
        note_bytes(file, path);
    return file;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if (((flags) & (O_CREAT | O_TMPFILE)) != 0) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *name, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, name, flags, mode); }
int openat(int directory, const char *name, int flags, ...) { MODE_OF(flags) return open_at(directory, name, flags, mode); }
int openat64(int directory, const char *name, int flags, ...) { MODE_OF(flags) return open_at(directory, name, flags, mode); }
int creat(const char *name, mode_t mode) { return open_at(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return creat(name, mode); }

// How many bytes may be written: all, a part, or none (-1, errno set).
static ssize_t allowed(int file, size_t length)
{
    char path[PATH_MAX];
    if (is_idle() || !path_of_file(file, path))
        return length;
    int error = strike(CALL_WRITE, path);
    if (error > 0) {
        errno = error;
        return -1;
    }
    keep_shadow(file);
    note_bytes(file, path);
    return error == SHORT_WRITE && length > 1 ? length / 2 : length;
}

ssize_t write(int file, const void *bytes, size_t length)
{
    ssize_t part = allowed(file, length);
    return part < 0 ? -1 : REAL(write)(file, bytes, part);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset)
{
    ssize_t part = allowed(file, length);
    return part < 0 ? -1 : REAL(pwrite)(file, bytes, part, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return pwrite(file, bytes, length, offset); }

ssize_t writev(int file, const struct iovec *parts, int count)
{
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += parts[i].iov_len;
    ssize_t part = allowed(file, length);
    if (part >= 0 && (size_t)part < length && count > 0)
        return REAL(write)(file, parts[0].iov_base, parts[0].iov_len / 2 + 1 > parts[0].iov_len ? parts[0].iov_len : parts[0].iov_len / 2 + 1);
    return part < 0 ? -1 : REAL(writev)(file, parts, count);
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset)
{
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += parts[i].iov_len;
    ssize_t part = allowed(file, length);
    if (part >= 0 && (size_t)part < length && count > 0)
        return REAL(pwrite)(file, parts[0].iov_base, parts[0].iov_len / 2 + 1 > parts[0].iov_len ? parts[0].iov_len : parts[0].iov_len / 2 + 1, offset);
    return part < 0 ? -1 : REAL(pwritev)(file, parts, count, offset);
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) { return pwritev(file, parts, count, offset); }

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags)
{
    ssize_t part = allowed(to, length);
    return part < 0 ? -1 : REAL(copy_file_range)(from, from_offset, to, to_offset, part, flags);
}

static int changes_length(int call, int file)
{
    char path[PATH_MAX];
    if (is_idle() || !path_of_file(file, path))
        return 1;
    if (fails(call, path))
        return 0;
    keep_shadow(file);
    note_bytes(file, path);
    return 1;
}

int ftruncate(int file, off_t length) { return changes_length(CALL_TRUNCATE, file) ? REAL(ftruncate)(file, length) : -1; }
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }
int fallocate(int file, int mode, off_t offset, off_t length) { return changes_length(CALL_ALLOCATE, file) ? REAL(fallocate)(file, mode, offset, length) : -1; }
int fallocate64(int file, int mode, off64_t offset, off64_t length) { return fallocate(file, mode, offset, length); }
int posix_fallocate(int file, off_t offset, off_t length) { return changes_length(CALL_ALLOCATE, file) ? REAL(posix_fallocate)(file, offset, length) : errno; }
int posix_fallocate64(int file, off64_t offset, off64_t length) { return posix_fallocate(file, offset, length); }

static int sync_file(int file, int (*call)(int))
{
    char path[PATH_MAX];
    if (is_idle() || !path_of_file(file, path))
        return call(file);
    if (fails(CALL_SYNC, path)) {
        int error = errno;
        // An interrupted sync has failed nothing: the pages are as dirty as before.
        if (error != EINTR)
            end_shadow(file, 1);
        errno = error;
        return -1;
    }
    int result = call(file);
    if (result == 0) {
        end_shadow(file, 0);
        note_sync(file, path);
    }
    return result;
}

int fsync(int file) { return sync_file(file, REAL(fsync)); }
int fdatasync(int file) { return sync_file(file, REAL(fdatasync)); }

static int rename_at(int from_directory, const char *from, int to_directory, const char *to, unsigned flags)
{
    char from_path[PATH_MAX], to_path[PATH_MAX];
    int inside = !is_idle() && path_of_name(to_directory, to, to_path) && path_of_name(from_directory, from, from_path);
    if (inside && fails(CALL_RENAME, to_path))
        return -1;
    if (inside)
        check_source(from_path, to_path);
    if (inside && flags == 0)
        forget_bytes(to_path);
    int result = flags == 0 ? REAL(renameat)(from_directory, from, to_directory, to) : REAL(renameat2)(from_directory, from, to_directory, to, flags);
    if (inside && result == 0)
        note_move(from_path, to_path);
    return result;
}

int rename(const char *from, const char *to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return rename_at(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return rename_at(a, from, b, to, flags); }

int linkat(int from_directory, const char *from, int to_directory, const char *to, int flags)
{
    char path[PATH_MAX], source[PATH_MAX];
    int inside = !is_idle() && path_of_name(to_directory, to, path);
    if (inside && fails(CALL_LINK, path))
        return -1;
    if (inside && path_of_name(from_directory, from, source))
        check_source(source, path);
    int result = REAL(linkat)(from_directory, from, to_directory, to, flags);
    if (inside && result == 0)
        note_name(path);
    return result;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int directory, const char *name, int flags)
{
    char path[PATH_MAX];
    int inside = !is_idle() && path_of_name(directory, name, path);
    if (inside && fails(CALL_UNLINK, path))
        return -1;
    if (inside)
        forget_bytes(path);
    int result = REAL(unlinkat)(directory, name, flags);
    if (inside && result == 0)
        forget_name(path);
    return result;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int directory, const char *name, mode_t mode)
{
    char path[PATH_MAX];
    int inside = !is_idle() && path_of_name(directory, name, path);
    if (inside && fails(CALL_MKDIR, path))
        return -1;
    int result = REAL(mkdirat)(directory, name, mode);
    if (inside && result == 0)
        note_name(path);
    return result;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

// A mount on which locks do nothing, as some network file systems are: every open-file-description lock is granted.
static int lock_or(int file, int command, void *argument)
{
    pthread_once(&once, map_control);
    if (control != NULL && control->locks_do_nothing && (command == F_OFD_SETLK || command == F_OFD_SETLKW))
        return 0;
    return REAL(fcntl)(file, command, argument);
}

int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return lock_or(file, command, argument);
}

int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return lock_or(file, command, argument);
}
