/* clock_shim: gives a program another time of day.
 *
 *   CASEBOOK_CLOCK=+SECONDS or -SECONDS   so far from the true time
 *   CASEBOOK_CLOCK==SECONDS               this moment since 1970, and time stands still
 *   LD_PRELOAD=clock_shim.so PROGRAM...
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static struct timespec shifted(struct timespec time) {
  const char *clock = getenv("CASEBOOK_CLOCK");
  if (!clock) return time;
  if (*clock == '=') return (struct timespec){strtol(clock + 1, NULL, 10), 0};
  time.tv_sec += strtol(clock, NULL, 10);
  return time;
}

int clock_gettime(clockid_t id, struct timespec *time) {
  int result = (int)syscall(SYS_clock_gettime, id, time);
  if (!result && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) *time = shifted(*time);
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t *result) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
