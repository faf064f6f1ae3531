/* What the programs that measure sockets share. */
#ifndef DESK_COMMON_H
#define DESK_COMMON_H

#define _GNU_SOURCE

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

static void must(int result, const char *what) {
  if (result >= 0) return;
  fprintf(stderr, "%s: %s\n", what, zmq_strerror(zmq_errno()));
  exit(1);
}

static inline int64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline int compare_times(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

/* A quantile of sorted times, in milliseconds. */
static inline double quantile(const int64_t *times, long count, double share) {
  if (count == 0) return 0;
  long index = (long)(share * (double)(count - 1));
  return (double)times[index] / 1e6;
}

/* The keys of a client: "-" speaks openly. */
static inline void secure(void *socket, const char *server, const char *public_key,
                   const char *secret_key) {
  int off = 0;
  must(zmq_setsockopt(socket, ZMQ_LINGER, &off, sizeof off), "linger");
  if (strcmp(server, "-") == 0) return;
  must(zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, server, 41), "server key");
  must(zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, public_key, 41), "public key");
  must(zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, secret_key, 41), "secret key");
}

#endif
