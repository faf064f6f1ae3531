/* count_shim: how many bytes a program hands to the files of one directory, by write calls.
 *
 * The kernel's own count (write_bytes in /proc) is of whole folios and says up to five times as
 * much for single events.
 *
 *   CASEBOOK_COUNTED=DIRECTORY  CASEBOOK_COUNT_FILE=FILE  LD_PRELOAD=count_shim.so  PROGRAM...
 *
 * At its end a process appends a line "bytes calls flushes" to the file.
 */
#include "../harness/interpose.h"
#include <stdatomic.h>

static _Atomic uint64_t byte_count, call_count, flush_count;
static int output = -1;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("CASEBOOK_COUNT_FILE");
  if (!path) return;
  watch("CASEBOOK_COUNTED");
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  output = (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0644);
  if (output < 0 || !watched_length) abort();
}

__attribute__((destructor)) static void end(void) {
  char line[80];
  int length = snprintf(
    line, sizeof line, "%lu %lu %lu\n", (unsigned long)byte_count, (unsigned long)call_count,
    (unsigned long)flush_count);
  if (output >= 0) syscall(SYS_write, output, line, length);
}

static int is_watched(int fd) {
  char path[PATH_MAX];
  return output >= 0 && path_of_descriptor(fd, path) && below_root(path);
}

static ssize_t counted(int fd, ssize_t done) {
  if (done > 0 && is_watched(fd)) {
    byte_count += (uint64_t)done;
    call_count++;
  }
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  return counted(fd, LIBC(write)(fd, bytes, length));
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
  return counted(fd, LIBC(writev)(fd, parts, number));
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return counted(fd, LIBC(pwrite)(fd, bytes, length, at));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return counted(fd, LIBC(pwrite64)(fd, bytes, length, at));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int number, off64_t at) {
  return counted(fd, LIBC(pwritev64)(fd, parts, number, at));
}
ssize_t pwritev(int fd, const struct iovec *parts, int number, off_t at) {
  return counted(fd, LIBC(pwritev)(fd, parts, number, at));
}

#define DEFINE_FLUSH(name) \
  int name(int fd) { \
    int result = LIBC(name)(fd); \
    if (!result && is_watched(fd)) flush_count++; \
    return result; \
  }
DEFINE_FLUSH(fsync)
DEFINE_FLUSH(fdatasync)
