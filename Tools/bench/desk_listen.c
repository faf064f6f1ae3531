/* Subscribers of a feed, in one process, and when each of them hears each event.
 *
 *   desk_listen ENDPOINT SUBSCRIBERS COUNT SERVER PUBLIC SECRET
 *
 * Prints "ready" when all have heard something, and after COUNT events at each, or 10 s without
 * any, JSON.  The age of an event is counted from its `acceptedtime`, or from the nanoseconds
 * behind `due=`.
 */
#include "desk_common.h"

static int64_t born(const char *text) {
  const char *due = strstr(text, "due=");
  if (due) return strtoll(due + 4, NULL, 10);
  const char *accepted = strstr(text, "\"acceptedtime\":\"");
  if (!accepted) return 0;
  struct tm date = {0};
  const char *rest = strptime(accepted + 16, "%Y-%m-%dT%H:%M:%S", &date);
  if (!rest || *rest != '.') return 0;
  char digits[10] = "000000000";
  for (int i = 0; i < 9 && rest[1 + i] >= '0' && rest[1 + i] <= '9'; i++) digits[i] = rest[1 + i];
  return (int64_t)timegm(&date) * 1000000000 + strtoll(digits, NULL, 10);
}

int main(int argc, char **argv) {
  if (argc < 7) return 2;
  int subscribers = atoi(argv[2]);
  long count = atol(argv[3]), total = 0, room = count * subscribers;
  void *context = zmq_ctx_new();
  zmq_ctx_set(context, ZMQ_MAX_SOCKETS, subscribers + 16);
  zmq_pollitem_t *items = calloc((size_t)subscribers, sizeof *items);
  long *heard = calloc((size_t)subscribers, sizeof *heard);
  char *greeted = calloc((size_t)subscribers, 1);
  int64_t *times = malloc((size_t)room * sizeof *times);
  for (int i = 0; i < subscribers; i++) {
    void *socket = zmq_socket(context, ZMQ_SUB);
    secure(socket, argv[4], argv[5], argv[6]);
    int queue = 100000;
    must(zmq_setsockopt(socket, ZMQ_RCVHWM, &queue, sizeof queue), "queue");
    must(zmq_setsockopt(socket, ZMQ_SUBSCRIBE, "log/", 4), "subscribe");
    must(zmq_setsockopt(socket, ZMQ_SUBSCRIBE, "~", 1), "subscribe");
    must(zmq_connect(socket, argv[1]), "connect");
    items[i].socket = socket;
    items[i].events = ZMQ_POLLIN;
  }
  int ready = 0;
  int64_t last = nanoseconds(CLOCK_MONOTONIC), begin = 0;
  while (total < room && (begin == 0 || nanoseconds(CLOCK_MONOTONIC) - last < 10000000000)) {
    must(zmq_poll(items, subscribers, 1000), "poll");
    for (int i = 0; i < subscribers; i++) {
      if (!(items[i].revents & ZMQ_POLLIN)) continue;
      char topic[300], text[70000];
      for (;;) {
        int length = zmq_recv(items[i].socket, topic, sizeof topic, ZMQ_DONTWAIT);
        if (length < 0) break;
        int size = 0, more = 1;
        size_t more_size = sizeof more;
        for (int frame = 1; more; frame++) {
          int taken = zmq_recv(items[i].socket, frame == 3 ? text : topic + 1,
                               frame == 3 ? sizeof text - 1 : sizeof topic - 1, 0);
          must(taken, "receive");
          if (frame == 3) size = taken;
          must(zmq_getsockopt(items[i].socket, ZMQ_RCVMORE, &more, &more_size), "more");
        }
        if (!greeted[i]) {
          greeted[i] = 1;
          if (++ready == subscribers) {
            printf("ready\n");
            fflush(stdout);
          }
        }
        if (topic[0] == '~') continue;
        text[size] = 0;
        int64_t since = born(text);
        if (since == 0 || heard[i] == count) continue;
        last = nanoseconds(CLOCK_MONOTONIC);
        if (begin == 0) begin = last;
        heard[i]++;
        times[total++] = nanoseconds(CLOCK_REALTIME) - since;
      }
    }
  }
  qsort(times, (size_t)total, sizeof *times, compare_times);
  printf("{\"heard\":%ld,\"of\":%ld,\"p50Ms\":%.4f,\"p99Ms\":%.4f}\n", total, room,
         quantile(times, total, 0.5), quantile(times, total, 0.99));
  return 0;
}
