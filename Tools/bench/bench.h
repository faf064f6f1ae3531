/* What the C programs of the comparison share: the events, the clock, the order statistics.
 *
 * A file of events holds one entry for each event, all numbers native:
 *
 *   | length u32 | feed count u32 | command 16 | feeds 17 each ... | record, length bytes |
 *
 * A feed is a kind in one byte and a subject in 16.  The record is what casebook stores for the
 * event, chain hash included.  A file of batches is text: the number of events in each, by line.
 */
#ifndef CASEBOOK_BENCH_H
#define CASEBOOK_BENCH_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { COMMAND_SIZE = 16, FEED_SIZE = 17 };

typedef struct {
  uint32_t length, feed_count;
  const unsigned char *command, *feeds, *record;
} Event;

typedef struct {
  const unsigned char *at, *end;
} Events;

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static inline Events open_events(const char *path) {
  struct stat status;
  int fd = open(path, O_RDONLY);
  if (fd < 0 || fstat(fd, &status)) stop(path);
  const unsigned char *bytes =
    mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  if (bytes == MAP_FAILED) stop(path);
  return (Events){bytes, bytes + status.st_size};
}

/* Takes the next event; 0 when there is none. */
static inline int next_event(Events *events, Event *event) {
  if (events->at == events->end) return 0;
  memcpy(event, events->at, 8);
  event->command = events->at + 8;
  event->feeds = event->command + COMMAND_SIZE;
  event->record = event->feeds + (size_t)event->feed_count * FEED_SIZE;
  events->at = event->record + event->length;
  return 1;
}

static inline double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The sizes of the batches; the last one repeats, should the events go on. */
typedef struct {
  unsigned *sizes;
  size_t count, at;
} Batches;

static inline Batches open_batches(const char *path) {
  Batches batches = {NULL, 0, 0};
  size_t room = 0;
  unsigned size;
  FILE *file = fopen(path, "r");
  if (!file) stop(path);
  while (fscanf(file, "%u", &size) == 1) {
    if (batches.count == room) {
      room = room ? room * 2 : 1024;
      batches.sizes = realloc(batches.sizes, room * sizeof size);
      if (!batches.sizes) stop("realloc");
    }
    batches.sizes[batches.count++] = size;
  }
  fclose(file);
  if (!batches.count) stop("a file of batches");
  return batches;
}

static inline unsigned next_batch(Batches *batches) {
  size_t at = batches->at < batches->count ? batches->at++ : batches->count - 1;
  return batches->sizes[at];
}

static int by_size(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The times of many commits. */
typedef struct {
  double *seconds;
  size_t count, room;
} Times;

static inline void add_time(Times *times, double seconds) {
  if (times->count == times->room) {
    times->room = times->room ? times->room * 2 : 4096;
    times->seconds = realloc(times->seconds, times->room * sizeof seconds);
    if (!times->seconds) stop("realloc");
  }
  times->seconds[times->count++] = seconds;
}

/* Prints one line of JSON about a run that lasted `seconds`. */
static inline void report(Times *times, uint64_t events, double seconds) {
  qsort(times->seconds, times->count, sizeof *times->seconds, by_size);
  double p50 = times->count ? times->seconds[times->count / 2] : 0;
  double p99 = times->count ? times->seconds[times->count * 99 / 100] : 0;
  printf(
    "{\"events\":%lu,\"commits\":%zu,\"seconds\":%.4f,\"p50Ms\":%.4f,\"p99Ms\":%.4f}\n",
    (unsigned long)events, times->count, seconds, p50 * 1e3, p99 * 1e3);
}

#endif
