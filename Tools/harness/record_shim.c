/* record_shim: writes down what a program does to the files of one directory, and when the disk
 * promised to keep it, so that crash_states.py can rebuild what a power cut would have left.
 *
 *   CASEBOOK_RECORDING=FILE  the recording; appended to
 *   CASEBOOK_RECORDED=BOOK   the directory
 *   CASEBOOK_ACK_FILE=FILE   where the program writes a line with the position up to which it has
 *                            answered its callers
 *   LD_PRELOAD=record_shim.so PROGRAM...
 *
 * An entry of the recording is five native u64, then `length` bytes:
 *
 *   | kind | inode | place | thread | length | bytes ... |
 *
 * It is appended by one call, after what it tells of has returned, so threads and processes may
 * share a recording: its order is one that happened.  Only the beginning of a flush is written down
 * before it, since the flush covers what had been written by then.
 *
 * LMDB's lock file is left out: it means nothing after a restart.  What could change a file behind
 * our back (a shared writable mapping, a copy inside the kernel, stdio) is entered as BLIND, and
 * the recording is then refused.
 */
#include "interpose.h"
#include <sys/mman.h>

enum {
  WRITE = 1,       /* place = offset: the disk may have any part of it */
  SYNC_WRITE = 2,  /* the same through an O_DSYNC descriptor: on the disk */
  FLUSH_BEGIN = 3, /* fsync or fdatasync of a file or a directory was called */
  FLUSH_END = 4,   /* and has succeeded */
  LENGTH = 5,      /* place = the length that the file was given */
  OPENED = 6,      /* bytes = the path of an inode, relative to the directory */
  CREATED = 7,     /* the same, and the entry is new */
  RENAMED = 8,     /* bytes = old path, zero byte, new path */
  REMOVED = 9,     /* bytes = path */
  ACKED = 10,      /* place = position */
  BLIND = 11,      /* place = line of this file */
};

static int recording = -1;
static char ack_path[PATH_MAX];

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("CASEBOOK_RECORDING"), *acks = getenv("CASEBOOK_ACK_FILE");
  if (!path) return;
  watch("CASEBOOK_RECORDED");
  if (acks) absolute(AT_FDCWD, acks, ack_path);
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  recording = (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0644);
  if (recording < 0 || !watched_length) abort();
}

/* Appends an entry.  A recording with a hole would be worse than none, hence the abort. */
static void enter_parts(
  uint64_t kind, uint64_t inode, uint64_t place, const struct iovec *parts, int count, size_t length
) {
  if (recording < 0) return;
  int saved = errno;
  uint64_t head[5] = {kind, inode, place, (uint64_t)syscall(SYS_gettid), length};
  struct iovec out[IOV_MAX] = {{head, sizeof head}};
  int used = 1;
  for (size_t left = length; left > 0; parts++, count--, used++) {
    if (!count || used == IOV_MAX) abort();
    out[used] = (struct iovec){parts->iov_base, parts->iov_len < left ? parts->iov_len : left};
    left -= out[used].iov_len;
  }
  if (syscall(SYS_writev, recording, out, used) != (ssize_t)(sizeof head + length)) abort();
  errno = saved;
}

static void enter(uint64_t kind, uint64_t inode, uint64_t place, const char *text, size_t length) {
  enter_parts(kind, inode, place, &(struct iovec){(void *)text, length}, 1, length);
}

#define ENTER_BLIND() enter(BLIND, 0, __LINE__, NULL, 0)

static int is_left_out(const char *relative) {
  const char *name = strrchr(relative, '/');
  return !strcmp(name ? name + 1 : relative, "lock.mdb");
}

/* The inode behind `fd` if it is a file or folder that is watched, else 0. */
static uint64_t watched_inode(int fd) {
  char path[PATH_MAX];
  if (recording < 0 || !path_of_descriptor(fd, path)) return 0;
  const char *relative = below_root(path);
  struct stat status;
  int saved = errno;
  int failed = !relative || is_left_out(relative) || fstat(fd, &status);
  errno = saved;
  return failed ? 0 : status.st_ino;
}

/* MARK: Names */

static int exists(const char *path) {
  int saved = errno;
  int found = !syscall(SYS_faccessat, AT_FDCWD, path, F_OK);
  errno = saved;
  return found;
}

/* Enters that `fd` came out of opening: a new entry of a folder, or an inode to know by name. */
static int opened(int fd, int flags, int was_there) {
  char path[PATH_MAX];
  uint64_t inode = fd < 0 ? 0 : watched_inode(fd);
  if (!inode || !path_of_descriptor(fd, path)) return fd;
  const char *relative = below_root(path);
  enter(was_there ? OPENED : CREATED, inode, 0, relative, strlen(relative));
  int truncates = (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY;
  if (truncates && was_there) enter(LENGTH, inode, 0, NULL, 0);
  if ((flags & O_TMPFILE) == O_TMPFILE) ENTER_BLIND();
  return fd;
}

/* Whether what is about to be opened is there already; only asked when it may be created. */
static int is_there(int at, const char *path, int flags) {
  char full[PATH_MAX];
  if (recording < 0 || !(flags & O_CREAT)) return 1;
  return absolute(at, path, full) && exists(full);
}

#define DEFINE_OPEN(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = MODE_OF(flags); \
    int was_there = is_there(AT_FDCWD, path, flags); \
    return opened(LIBC(name)(path, flags, mode), flags, was_there); \
  }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_OPENAT(name) \
  int name(int at, const char *path, int flags, ...) { \
    mode_t mode = MODE_OF(flags); \
    int was_there = is_there(at, path, flags); \
    return opened(LIBC(name)(at, path, flags, mode), flags, was_there); \
  }
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

/* What open becomes where the compiler checks its arguments. */
int __open_2(const char *path, int flags) { return opened(LIBC(__open_2)(path, flags), flags, 1); }
int __open64_2(const char *path, int flags) {
  return opened(LIBC(__open64_2)(path, flags), flags, 1);
}
int creat(const char *path, mode_t mode) {
  return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int mkstemp(char *pattern) { return opened(LIBC(mkstemp)(pattern), 0, 0); }
int mkstemp64(char *pattern) { return opened(LIBC(mkstemp64)(pattern), 0, 0); }
int mkostemp(char *pattern, int flags) { return opened(LIBC(mkostemp)(pattern, flags), 0, 0); }
int mkstemps(char *pattern, int suffix) { return opened(LIBC(mkstemps)(pattern, suffix), 0, 0); }

static void entered_name(uint64_t kind, int at, const char *path) {
  char full[PATH_MAX];
  if (recording < 0 || !absolute(at, path, full)) return;
  const char *relative = below_root(full);
  if (relative && !is_left_out(relative)) enter(kind, 0, 0, relative, strlen(relative));
}

static int renamed(int result, int old_at, const char *old, int new_at, const char *new) {
  char from[PATH_MAX], to[PATH_MAX], both[2 * PATH_MAX];
  if (result || recording < 0) return result;
  if (!absolute(old_at, old, from) || !absolute(new_at, new, to)) return result;
  const char *relative_from = below_root(from), *relative_to = below_root(to);
  if (!relative_from && !relative_to) return result;
  if (!relative_from || !relative_to) {
    ENTER_BLIND(); /* Something came in, or left, with contents that were not recorded. */
    return result;
  }
  int length = snprintf(both, sizeof both, "%s%c%s", relative_from, 0, relative_to);
  enter(RENAMED, 0, 0, both, (size_t)length);
  return result;
}
int rename(const char *old, const char *new) {
  return renamed(LIBC(rename)(old, new), AT_FDCWD, old, AT_FDCWD, new);
}
int renameat(int old_at, const char *old, int new_at, const char *new) {
  return renamed(LIBC(renameat)(old_at, old, new_at, new), old_at, old, new_at, new);
}
int renameat2(int old_at, const char *old, int new_at, const char *new, unsigned flags) {
  int result = LIBC(renameat2)(old_at, old, new_at, new, flags);
  if (!result && flags & RENAME_EXCHANGE) ENTER_BLIND();
  return renamed(result, old_at, old, new_at, new);
}

static int removed(int result, int at, const char *path) {
  if (!result) entered_name(REMOVED, at, path);
  return result;
}
int unlink(const char *path) { return removed(LIBC(unlink)(path), AT_FDCWD, path); }
int unlinkat(int at, const char *path, int flags) {
  return removed(LIBC(unlinkat)(at, path, flags), at, path);
}
int rmdir(const char *path) { return removed(LIBC(rmdir)(path), AT_FDCWD, path); }
int remove(const char *path) { return removed(LIBC(remove)(path), AT_FDCWD, path); }

static int made(int result, int at, const char *path) {
  char full[PATH_MAX];
  struct stat status;
  if (result || recording < 0 || !absolute(at, path, full) || !below_root(full)) return result;
  const char *relative = below_root(full);
  if (!stat(full, &status)) enter(CREATED, status.st_ino, 1, relative, strlen(relative));
  return result;
}
int mkdir(const char *path, mode_t mode) { return made(LIBC(mkdir)(path, mode), AT_FDCWD, path); }
int mkdirat(int at, const char *path, mode_t mode) {
  return made(LIBC(mkdirat)(at, path, mode), at, path);
}

/* MARK: Contents */

/* The last number in what the program says to the file of acknowledgements. */
static void acknowledged(const char *text, size_t length) {
  uint64_t number = 0;
  int found = 0, inside = 0;
  for (size_t i = 0; i < length; i++) {
    int digit = text[i] - '0';
    int is_digit = digit >= 0 && digit <= 9;
    if (is_digit) number = (inside ? number * 10 : 0) + (uint64_t)digit;
    inside = is_digit;
    found |= is_digit;
  }
  if (found) enter(ACKED, 0, number, NULL, 0);
}

/* `done` bytes of `parts` have been written to `fd`, at `offset` or, if that is -1, up to where
 * the descriptor now stands. */
static ssize_t wrote(int fd, const struct iovec *parts, int count, off64_t offset, ssize_t done) {
  char path[PATH_MAX];
  if (done <= 0 || recording < 0 || fd == recording) return done;
  if (*ack_path && path_of_descriptor(fd, path) && !strcmp(path, ack_path)) {
    acknowledged(parts[0].iov_base, parts[0].iov_len);
    return done;
  }
  uint64_t inode = watched_inode(fd);
  if (!inode) return done;
  int saved = errno;
  int flags = (int)syscall(SYS_fcntl, fd, F_GETFL);
  if (offset < 0) offset = (off64_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) - done;
  errno = saved;
  enter_parts(
    flags & O_DSYNC ? SYNC_WRITE : WRITE, inode, (uint64_t)offset, parts, count, (size_t)done);
  return done;
}

#define ONE(bytes, length) (&(struct iovec){(void *)(bytes), (length)}), 1

ssize_t write(int fd, const void *bytes, size_t length) {
  return wrote(fd, ONE(bytes, length), -1, LIBC(write)(fd, bytes, length));
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return wrote(fd, parts, count, -1, LIBC(writev)(fd, parts, count));
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return wrote(fd, ONE(bytes, length), offset, LIBC(pwrite)(fd, bytes, length, offset));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return wrote(fd, ONE(bytes, length), offset, LIBC(pwrite64)(fd, bytes, length, offset));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  return wrote(fd, parts, count, offset, LIBC(pwritev)(fd, parts, count, offset));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  return wrote(fd, parts, count, offset, LIBC(pwritev64)(fd, parts, count, offset));
}

static int resized(int result, int fd, off64_t length) {
  uint64_t inode = result ? 0 : watched_inode(fd);
  if (inode) enter(LENGTH, inode, (uint64_t)length, NULL, 0);
  return result;
}
int ftruncate(int fd, off_t length) { return resized(LIBC(ftruncate)(fd, length), fd, length); }
int ftruncate64(int fd, off64_t length) {
  return resized(LIBC(ftruncate64)(fd, length), fd, length);
}

/* MARK: Flushes */

static int flushed(int fd, int (*flush)(int)) {
  uint64_t inode = watched_inode(fd);
  if (inode) enter(FLUSH_BEGIN, inode, 0, NULL, 0);
  int result = flush(fd);
  if (inode && !result) enter(FLUSH_END, inode, 0, NULL, 0);
  return result;
}
int fsync(int fd) { return flushed(fd, LIBC(fsync)); }
int fdatasync(int fd) { return flushed(fd, LIBC(fdatasync)); }

/* MARK: What cannot be followed */

static void blind_if_watched(int fd, int line) {
  if (watched_inode(fd)) enter(BLIND, 0, (uint64_t)line, NULL, 0);
}

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  if (protection & PROT_WRITE && flags & MAP_SHARED) blind_if_watched(fd, __LINE__);
  return LIBC(mmap)(at, length, protection, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
  if (protection & PROT_WRITE && flags & MAP_SHARED) blind_if_watched(fd, __LINE__);
  return LIBC(mmap64)(at, length, protection, flags, fd, offset);
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
  blind_if_watched(fd, __LINE__);
  return LIBC(fallocate)(fd, mode, offset, length);
}
int posix_fallocate(int fd, off_t offset, off_t length) {
  blind_if_watched(fd, __LINE__);
  return LIBC(posix_fallocate)(fd, offset, length);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
  blind_if_watched(out, __LINE__);
  return LIBC(sendfile)(out, in, offset, count);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
  blind_if_watched(out, __LINE__);
  return LIBC(copy_file_range)(in, from, out, to, count, flags);
}
FILE *fopen(const char *path, const char *mode) {
  char full[PATH_MAX];
  int writes = mode[strspn(mode, "rb")] != 0;
  if (recording >= 0 && writes && absolute(AT_FDCWD, path, full) && below_root(full)) ENTER_BLIND();
  return LIBC(fopen)(path, mode);
}
int link(const char *old, const char *new) {
  char full[PATH_MAX];
  if (recording >= 0 && absolute(AT_FDCWD, new, full) && below_root(full)) ENTER_BLIND();
  return LIBC(link)(old, new);
}
