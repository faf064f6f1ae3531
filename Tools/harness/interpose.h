/* What both shims of this folder need: finding libc's own functions, and telling whether a
 * descriptor or a path belongs to the directory that is watched.
 *
 * A shim is loaded by LD_PRELOAD and defines functions of libc.  Nothing here calls a function that
 * a shim may have defined: such calls go to the kernel directly.
 */
#ifndef CASEBOOK_INTERPOSE_H
#define CASEBOOK_INTERPOSE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* libc's definition of the function in which it stands. */
#define LIBC(name) \
  ({ \
    static __typeof__(&name) found; \
    if (!found) found = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    found; \
  })

/* The third argument of open, which is there only if a file may be created. */
#define MODE_OF(flags) \
  ({ \
    mode_t mode = 0; \
    if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    mode; \
  })

/* The directory that is watched, without a slash at the end; empty if none is. */
static char watched_root[PATH_MAX];
static size_t watched_length;

static void watch(const char *variable) {
  const char *root = getenv(variable);
  if (!root || !realpath(root, watched_root)) return;
  watched_length = strlen(watched_root);
}

/* Where `path` goes on below the root; NULL if it lies elsewhere.  The root itself gives "". */
static const char *below_root(const char *path) {
  if (!watched_length || strncmp(path, watched_root, watched_length)) return NULL;
  path += watched_length;
  return *path == '/' ? path + 1 : *path ? NULL : path;
}

/* The absolute path of an open descriptor; NULL for what has none, such as a pipe. */
static const char *path_of_descriptor(int fd, char path[PATH_MAX]) {
  char link[64];
  int saved = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = (ssize_t)syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  errno = saved;
  if (length <= 0 || path[0] != '/') return NULL;
  path[length] = 0;
  return path;
}

/* The absolute path of what `path` names, whether it exists or not; its folder must. */
static inline const char *absolute(int at, const char *path, char result[PATH_MAX]) {
  char folder[PATH_MAX], joined[PATH_MAX];
  int saved = errno;
  if (path[0] == '/' || at == AT_FDCWD) {
    if (snprintf(joined, PATH_MAX, "%s", path) >= PATH_MAX) return NULL;
  } else {
    if (!path_of_descriptor(at, folder)) return NULL;
    if (snprintf(joined, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) return NULL;
  }
  char *slash = strrchr(joined, '/');
  const char *name = slash ? slash + 1 : joined;
  char last[PATH_MAX];
  snprintf(last, sizeof last, "%s", name);
  if (slash) slash[slash == joined] = 0;
  const char *found = realpath(slash ? joined : ".", folder);
  errno = saved;
  if (!found || snprintf(result, PATH_MAX, "%s/%s", folder, last) >= PATH_MAX) return NULL;
  return result;
}

#endif
