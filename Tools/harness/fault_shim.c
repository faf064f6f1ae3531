/* fault_shim: makes one call of a program fail, as a disk may, or ends the program there.
 *
 *   CASEBOOK_FAULT=CALL:NTH:WHAT[:always]  the NTH call of that name on a file of the directory,
 *                                          and with `always` every one after it
 *   CASEBOOK_FAULT_ROOT=BOOK               the directory
 *   CASEBOOK_FAULT_LOG=FILE                gets a line for each call that was met
 *   LD_PRELOAD=fault_shim.so PROGRAM...
 *
 * CALL is pread, pwrite, write, writev, fdatasync, fsync, ftruncate, mmap, open or rename, each
 * with its relatives.  WHAT is EIO, ENOSPC or EINTR; `short`, where half of the bytes are written
 * and counted; `kill` or `killafter`, where the process dies before or after the call.
 */
#include "interpose.h"
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>

enum outcome { NONE, FAIL, SHORT, KILL, KILL_AFTER };

static char wanted_call[16];
static unsigned wanted_count;
static enum outcome wanted;
static int wanted_errno, is_for_good, fault_log = -1;
static _Atomic unsigned count;

__attribute__((constructor)) static void begin(void) {
  const char *fault = getenv("CASEBOOK_FAULT"), *path = getenv("CASEBOOK_FAULT_LOG");
  char what[16] = "", always[16] = "";
  if (!fault || !path) return;
  watch("CASEBOOK_FAULT_ROOT");
  int found =
    sscanf(fault, "%15[^:]:%u:%15[^:]:%15s", wanted_call, &wanted_count, what, always);
  if (found < 3) abort();
  is_for_good = !strcmp(always, "always");
  wanted = FAIL;
  if (!strcmp(what, "EIO")) wanted_errno = EIO;
  else if (!strcmp(what, "ENOSPC")) wanted_errno = ENOSPC;
  else if (!strcmp(what, "EINTR")) wanted_errno = EINTR;
  else if (!strcmp(what, "short")) wanted = SHORT;
  else if (!strcmp(what, "kill")) wanted = KILL;
  else if (!strcmp(what, "killafter")) wanted = KILL_AFTER;
  else abort();
  fault_log = (int)syscall(
    SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fault_log < 0 || !watched_length) abort();
}

static void die(void) {
  for (;;) syscall(SYS_kill, (pid_t)syscall(SYS_getpid), SIGKILL);
}

/* What is to become of this call on the file at `path`. */
static enum outcome meet(const char *name, const char *path) {
  char line[PATH_MAX + 64];
  if (fault_log < 0 || strcmp(name, wanted_call) || !path || !below_root(path)) return NONE;
  unsigned number = atomic_fetch_add(&count, 1) + 1;
  if (number < wanted_count || (number > wanted_count && !is_for_good)) return NONE;
  int length = snprintf(line, sizeof line, "%s %u %s\n", name, number, below_root(path));
  syscall(SYS_write, fault_log, line, length);
  if (wanted == KILL) die();
  return wanted;
}

static enum outcome meet_descriptor(const char *name, int fd) {
  char path[PATH_MAX];
  return fault_log < 0 ? NONE : meet(name, path_of_descriptor(fd, path));
}

static enum outcome meet_path(const char *name, int at, const char *relative) {
  char path[PATH_MAX];
  return fault_log < 0 ? NONE : meet(name, absolute(at, relative, path));
}

/* Carries out a call in the way that was `met`; `half` is the call with half of the bytes. */
#define CARRY_OUT(met, whole, half, failed) \
  ({ \
    enum outcome what = (met); \
    if (what == FAIL) { \
      errno = wanted_errno; \
      return failed; \
    } \
    __typeof__(whole) result = what == SHORT ? (half) : (whole); \
    if (what == KILL_AFTER) die(); \
    result; \
  })

/* MARK: Bytes */

static size_t half_of(size_t length) { return length > 1 ? length / 2 : length; }

ssize_t pread(int fd, void *bytes, size_t length, off_t at) {
  return CARRY_OUT(
    meet_descriptor("pread", fd), LIBC(pread)(fd, bytes, length, at),
    LIBC(pread)(fd, bytes, half_of(length), at), -1);
}
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) {
  return CARRY_OUT(
    meet_descriptor("pread", fd), LIBC(pread64)(fd, bytes, length, at),
    LIBC(pread64)(fd, bytes, half_of(length), at), -1);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return CARRY_OUT(
    meet_descriptor("pwrite", fd), LIBC(pwrite)(fd, bytes, length, at),
    LIBC(pwrite)(fd, bytes, half_of(length), at), -1);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return CARRY_OUT(
    meet_descriptor("pwrite", fd), LIBC(pwrite64)(fd, bytes, length, at),
    LIBC(pwrite64)(fd, bytes, half_of(length), at), -1);
}
ssize_t write(int fd, const void *bytes, size_t length) {
  return CARRY_OUT(
    meet_descriptor("write", fd), LIBC(write)(fd, bytes, length),
    LIBC(write)(fd, bytes, half_of(length)), -1);
}

/* Half of a list of parts is its first half; of a single part, half of its bytes. */
static ssize_t half_of_parts(int fd, const struct iovec *parts, int number) {
  if (number > 1) return LIBC(writev)(fd, parts, number / 2);
  struct iovec first = {parts->iov_base, half_of(parts->iov_len)};
  return LIBC(writev)(fd, &first, 1);
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
  return CARRY_OUT(
    meet_descriptor("writev", fd), LIBC(writev)(fd, parts, number),
    half_of_parts(fd, parts, number), -1);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int number, off64_t at) {
  return CARRY_OUT(
    meet_descriptor("writev", fd), LIBC(pwritev64)(fd, parts, number, at),
    LIBC(pwritev64)(fd, parts, (number + 1) / 2, at), -1);
}
ssize_t pwritev(int fd, const struct iovec *parts, int number, off_t at) {
  return pwritev64(fd, parts, number, at);
}

/* MARK: Files */

#define DEFINE_FLUSH(name) \
  int name(int fd) { \
    return CARRY_OUT(meet_descriptor(#name, fd), LIBC(name)(fd), LIBC(name)(fd), -1); \
  }
DEFINE_FLUSH(fdatasync)
DEFINE_FLUSH(fsync)

int ftruncate64(int fd, off64_t length) {
  return CARRY_OUT(
    meet_descriptor("ftruncate", fd), LIBC(ftruncate64)(fd, length),
    LIBC(ftruncate64)(fd, length), -1);
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
  return CARRY_OUT(
    fd < 0 ? NONE : meet_descriptor("mmap", fd),
    LIBC(mmap64)(at, length, protection, flags, fd, offset),
    LIBC(mmap64)(at, length, protection, flags, fd, offset), MAP_FAILED);
}
void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  return mmap64(at, length, protection, flags, fd, offset);
}

#define DEFINE_OPEN(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = MODE_OF(flags); \
    return CARRY_OUT( \
      meet_path("open", AT_FDCWD, path), LIBC(name)(path, flags, mode), \
      LIBC(name)(path, flags, mode), -1); \
  }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_OPENAT(name) \
  int name(int at, const char *path, int flags, ...) { \
    mode_t mode = MODE_OF(flags); \
    return CARRY_OUT( \
      meet_path("open", at, path), LIBC(name)(at, path, flags, mode), \
      LIBC(name)(at, path, flags, mode), -1); \
  }
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

int rename(const char *old, const char *new) {
  return CARRY_OUT(
    meet_path("rename", AT_FDCWD, new), LIBC(rename)(old, new), LIBC(rename)(old, new), -1);
}
int renameat(int old_at, const char *old, int new_at, const char *new) {
  return CARRY_OUT(
    meet_path("rename", new_at, new), LIBC(renameat)(old_at, old, new_at, new),
    LIBC(renameat)(old_at, old, new_at, new), -1);
}
