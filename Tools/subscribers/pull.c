// Pulls a feed of casebook to standard output: one line `POSITION<TAB>EVENT` for each event.
//
//     cc -O2 -o pull pull.c -lzmq
//     ./pull tcp://casebook.example:7100 team/repair/ place.txt
//
// Keys from the environment, Z85, 40 characters each: SERVER_KEY, PUBLIC_KEY, SECRET_KEY.
// place.txt keeps the position up to which lines were written: replaced by renaming, after the
// lines are flushed, so that after a crash some lines may come twice and none is ever missing.

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

enum { wait_ms = 5000, patience_ms = 15000, place_max = 40 };

static void fail(const char *what) {
  fprintf(stderr, "pull: %s: %s\n", what, zmq_strerror(errno));
  exit(1);
}

// After a lost answer a REQ socket can only be thrown away: Lazy Pirate.
static void *connect_to(void *context, const char *endpoint) {
  void *desk = zmq_socket(context, ZMQ_REQ);
  if (!desk) fail("zmq_socket");
  const int one = 1, none = 0, patience = patience_ms;
  zmq_setsockopt(desk, ZMQ_IPV6, &one, sizeof one);
  zmq_setsockopt(desk, ZMQ_LINGER, &none, sizeof none);
  zmq_setsockopt(desk, ZMQ_RCVTIMEO, &patience, sizeof patience);
  const struct { int option; const char *name; } keys[] = {
      {ZMQ_CURVE_SERVERKEY, "SERVER_KEY"},
      {ZMQ_CURVE_PUBLICKEY, "PUBLIC_KEY"},
      {ZMQ_CURVE_SECRETKEY, "SECRET_KEY"},
  };
  for (int i = 0; i < 3; i++) {
    const char *key = getenv(keys[i].name);
    // zmq_setsockopt(3): a Z85 key is given as 40 characters and a terminating zero.
    if (!key || zmq_setsockopt(desk, keys[i].option, key, strlen(key) + 1)) fail(keys[i].name);
  }
  if (zmq_connect(desk, endpoint)) fail(endpoint);
  return desk;
}

// The value of a text or word member of the info: compact JSON, whose texts have no escapes.
static int member(const char *info, const char *name, char *value, size_t size) {
  char key[32];
  snprintf(key, sizeof key, "\"%s\":", name);
  const char *at = strstr(info, key);
  if (!at) return 0;
  at += strlen(key);
  if (*at == '"') at++;
  size_t length = strcspn(at, "\",}");
  if (length >= size) return 0;
  memcpy(value, at, length);
  value[length] = 0;
  return 1;
}

// Receives the next frame; -1 at the end of the message, -2 if nothing came in time.
static int next(void *desk, zmq_msg_t *frame, int is_first) {
  int more = 1;
  size_t size = sizeof more;
  if (!is_first && (zmq_getsockopt(desk, ZMQ_RCVMORE, &more, &size) || !more)) return -1;
  while (zmq_msg_recv(frame, desk, 0) < 0)
    if (errno != EINTR) return errno == EAGAIN ? -2 : (fail("zmq_msg_recv"), -2);
  return 0;
}

static void keep(const char *file, const char *place) {
  char fresh[4096];
  snprintf(fresh, sizeof fresh, "%s.new", file);
  FILE *out = fopen(fresh, "w");
  if (!out || fputs(place, out) < 0 || fflush(out) || fsync(fileno(out)) || fclose(out) ||
      rename(fresh, file))
    fail(file);
}

// One READ: 1 done, 0 not now or no answer.
static int pull(void *desk, const char *feed, char *place) {
  char request[512], info[4096] = "", through[place_max] = "", position[place_max] = "";
  int length = snprintf(
      request, sizeof request, "{\"feed\":\"%s\",\"after\":\"%s\",\"waitMs\":%d}", feed, place,
      wait_ms);
  if (length >= (int)sizeof request) exit((fputs("pull: no such feed\n", stderr), 1));
  zmq_send(desk, "CASE1", 5, ZMQ_SNDMORE);
  zmq_send(desk, "READ", 4, ZMQ_SNDMORE);
  if (zmq_send(desk, request, (size_t)length, 0) < 0) return 0;
  zmq_msg_t frame;
  zmq_msg_init(&frame);
  char status = 0;
  int got = 0;
  for (int index = 0; (got = next(desk, &frame, index == 0)) == 0; index++) {
    const char *bytes = zmq_msg_data(&frame);
    size_t size = zmq_msg_size(&frame);
    if (index == 0) {
      status = size > 0 ? bytes[0] : 0;
    } else if (index == 1) {
      snprintf(info, sizeof info, "%.*s", (int)size, bytes);
    } else if (index % 3 == 2) {  // position, previous, event
      snprintf(position, sizeof position, "%.*s", (int)size, bytes);
    } else if (index % 3 == 1) {
      printf("%s\t%.*s\n", position, (int)size, bytes);
    }
  }
  zmq_msg_close(&frame);
  if (got == -2) return 0;
  if (status == '4') exit((fprintf(stderr, "pull: stopped: %s\n", info), 1));
  if (status != '2' || !member(info, "through", through, sizeof through)) return 0;
  if (fflush(stdout)) fail("standard output");
  strcpy(place, through);
  return 1;
}

int main(int count, char **words) {
  if (count != 4) exit((fprintf(stderr, "usage: %s ENDPOINT FEED PLACE\n", words[0]), 64));
  char place[place_max] = "";
  FILE *in = fopen(words[3], "r");
  if (in && fgets(place, sizeof place, in)) place[strcspn(place, "\n")] = 0;
  if (in) fclose(in);
  void *context = zmq_ctx_new();
  void *desk = connect_to(context, words[1]);
  for (unsigned pause = 1;;) {
    if (pull(desk, words[2], place)) {
      keep(words[3], place);
      pause = 1;
      continue;
    }
    fprintf(stderr, "pull: no answer; asking again\n");
    zmq_close(desk);
    sleep(pause);
    if (pause < 8) pause *= 2;
    desk = connect_to(context, words[1]);
  }
}
