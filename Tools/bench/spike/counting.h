/* Counts what the program hands to the kernel, and reports it with the times of its commits.
 *
 * The wrappers stand before libc's functions because the program exports them (`-rdynamic`).
 */
#ifndef SPIKE_COUNTING_H
#define SPIKE_COUNTING_H

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

static uint64_t written_bytes, write_calls;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static ssize_t counted(ssize_t count) {
  if (count > 0) written_bytes += (uint64_t)count;
  write_calls++;
  return count;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  static __typeof__(&pwrite) real;
  if (!real) real = REAL(pwrite);
  return counted(real(fd, bytes, count, offset));
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  static __typeof__(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  return counted(real(fd, bytes, count, offset));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  static __typeof__(&writev) real;
  if (!real) real = REAL(writev);
  return counted(real(fd, parts, count));
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  static __typeof__(&pwritev) real;
  if (!real) real = REAL(pwritev);
  return counted(real(fd, parts, count, offset));
}

static int compare_doubles(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void report(const char *what, double *us, int count, uint64_t events, double total_us) {
  qsort(us, count, sizeof *us, compare_doubles);
  printf(
      "%s events/s %.0f p50_us %.0f p99_us %.0f p99.9_us %.0f max_us %.0f bytes/event %.0f "
      "calls/event %.2f\n",
      what, events / (total_us / 1e6), us[count / 2], us[count * 99 / 100],
      us[(int)(count * 99.9 / 100)], us[count - 1], (double)written_bytes / events,
      (double)write_calls / events);
}

#endif
