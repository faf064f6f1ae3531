/* Clients of a desk, each with one request in flight.
 *
 *   desk_load do|echo|read ENDPOINT CLIENTS COUNT SERVER PUBLIC SECRET CASE...
 *   desk_load pace ENDPOINT PER-SECOND COUNT SERVER PUBLIC SECRET CASE...
 *
 * One ROUTER socket with a connection for each client: who was answered asks again at once.  `pace`
 * asks open loop, at a steady rate, whether it was answered or not.  Prints JSON.
 */
#include "desk_common.h"

#include <fcntl.h>
#include <unistd.h>

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static uint64_t state;

static uint64_t chance(void) { /* splitmix64 */
  uint64_t z = (state += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/* 48 bits of milliseconds and 80 random ones, as identifiers of devices are made. */
static void ulid(char *text) {
  unsigned __int128 value = (uint64_t)(nanoseconds(CLOCK_REALTIME) / 1000000);
  value = value << 80 | (unsigned __int128)(chance() & 0xffff) << 64 | chance();
  for (int i = 25; i >= 0; i--) {
    text[i] = ALPHABET[(int)(value & 31)];
    value >>= 5;
  }
  text[26] = 0;
}

static int command(char *text, size_t size, const char *refs) {
  char id[27], memo[27], moment[40];
  int64_t now = nanoseconds(CLOCK_REALTIME);
  time_t seconds = now / 1000000000;
  struct tm date;
  gmtime_r(&seconds, &date);
  size_t length = strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%S", &date);
  snprintf(moment + length, sizeof moment - length, ".%03dZ", (int)(now / 1000000 % 1000));
  ulid(id);
  ulid(memo);
  return snprintf(
      text, size,
      "{\"id\":\"%s\",\"command\":\"record\",\"occurredAt\":\"%s\",\"recordedAt\":\"%s\","
      "\"events\":[{\"type\":\"memo.written\",\"refs\":{\"case\":\"%s\"},\"body\":{"
      "\"memoId\":\"%s\",\"body\":\"The bearing is noisy again; a new one is ordered for Friday, "
      "and the customer was told so.\",\"tags\":[],\"pinned\":false}}]}",
      id, moment, moment, refs, memo);
}

static void *load;
static char **cases;
static int case_count;
static const char *verb = "DO";
static char after[64];

static void ask(int client) {
  char name[16], text[1024];
  int size;
  snprintf(name, sizeof name, "c%d", client);
  if (strcmp(verb, "READ") == 0) {
    size = snprintf(text, sizeof text, "{\"feed\":\"log/\",\"after\":\"%s\",\"limit\":500}", after);
  } else {
    size = command(text, sizeof text, cases[chance() % (uint64_t)case_count]);
  }
  must(zmq_send(load, name, strlen(name), ZMQ_SNDMORE), "send");
  must(zmq_send(load, "", 0, ZMQ_SNDMORE), "send");
  must(zmq_send(load, "CASE1", 5, ZMQ_SNDMORE), "send");
  must(zmq_send(load, verb, strlen(verb), ZMQ_SNDMORE), "send");
  must(zmq_send(load, text, (size_t)size, 0), "send");
}

/* Takes an answer: its client, and how many frames came behind the info. */
static int take(long *payload, char *status, size_t status_size, char *info, size_t info_size) {
  char name[256];
  int client = -1, frame = 0, more = 1;
  size_t more_size = sizeof more;
  *payload = 0;
  for (; more; frame++) {
    char *into = frame == 0 ? name : frame == 2 ? status : info;
    size_t size = frame == 0 ? sizeof name : frame == 2 ? status_size : info_size;
    int length = zmq_recv(load, frame > 3 ? name : into, (frame > 3 ? sizeof name : size) - 1, 0);
    must(length, "receive");
    if (frame > 3) {
      ++*payload;
    } else {
      into[(size_t)length < size - 1 ? (size_t)length : size - 1] = 0;
      if (frame == 0) client = atoi(name + 1);
    }
    must(zmq_getsockopt(load, ZMQ_RCVMORE, &more, &more_size), "more");
  }
  return client;
}

int main(int argc, char **argv) {
  if (argc < 9) return 2;
  int is_echo = strcmp(argv[1], "echo") == 0, is_pace = strcmp(argv[1], "pace") == 0;
  int is_read = strcmp(argv[1], "read") == 0;
  if (is_read) verb = "READ";
  int per_second = atoi(argv[3]), clients = is_pace ? 1 : atoi(argv[3]);
  long count = atol(argv[4]);
  cases = argv + 8;
  case_count = argc - 8;
  int file = open("/dev/urandom", O_RDONLY);
  if (file < 0 || read(file, &state, sizeof state) != sizeof state) return 1;

  void *context = zmq_ctx_new();
  load = zmq_socket(context, ZMQ_ROUTER);
  secure(load, argv[5], argv[6], argv[7]);
  int on = 1, none = 0;
  must(zmq_setsockopt(load, ZMQ_ROUTER_MANDATORY, &on, sizeof on), "mandatory");
  must(zmq_setsockopt(load, ZMQ_SNDHWM, &none, sizeof none), "queue");
  must(zmq_setsockopt(load, ZMQ_RCVHWM, &none, sizeof none), "queue");
  for (int client = 0; client < clients; client++) {
    char name[16];
    snprintf(name, sizeof name, "c%d", client);
    must(zmq_setsockopt(load, ZMQ_CONNECT_ROUTING_ID, name, strlen(name)), "name");
    must(zmq_connect(load, argv[2]), "connect");
  }
  usleep(300000 + 2000 * (useconds_t)clients); /* All handshakes are over. */

  int64_t *times = malloc((size_t)count * sizeof *times);
  int64_t *asked = calloc((size_t)(is_pace ? count : clients), sizeof *asked);
  long sent = 0, answered = 0, refused = 0, items = 0;
  char status[16], info[1024];
  int64_t begin = nanoseconds(CLOCK_MONOTONIC), period = 1000000000 / (per_second ? per_second : 1);
  if (!is_pace) {
    for (int client = 0; client < clients && sent < count; client++, sent++) {
      asked[client] = nanoseconds(CLOCK_MONOTONIC);
      ask(client);
    }
  }
  while (answered < count) {
    int64_t now = nanoseconds(CLOCK_MONOTONIC);
    while (is_pace && sent < count && now >= begin + sent * period) {
      asked[sent] = begin + sent * period;
      ask(0);
      sent++;
    }
    long wait = is_pace && sent < count ? (begin + sent * period - now) / 1000000 : 20000;
    zmq_pollitem_t item = {load, 0, ZMQ_POLLIN, 0};
    must(zmq_poll(&item, 1, wait), "poll");
    if (item.revents == 0) {
      if (is_pace && sent < count) continue;
      fprintf(stderr, "no answer for 20 s, after %ld\n", answered);
      return 1;
    }
    long payload;
    int client = take(&payload, status, sizeof status, info, sizeof info);
    now = nanoseconds(CLOCK_MONOTONIC);
    if (!is_echo && strcmp(status, "200") != 0) {
      if (refused++ == 0) fprintf(stderr, "%s %s\n", status, info);
      if (refused > 100) return 1;
    }
    times[answered] = now - asked[is_pace ? answered : client];
    answered++;
    if (is_read) {
      items += payload / 3;
      char *through = strstr(info, "\"through\":\"");
      int has_more = strstr(info, "\"more\":true") != NULL;
      after[0] = 0;
      if (through && has_more) sscanf(through + 11, "%60[0-9.]", after);
    }
    if (!is_pace && sent < count) {
      asked[client] = now;
      sent++;
      ask(client);
    }
  }
  double seconds = (double)(nanoseconds(CLOCK_MONOTONIC) - begin) / 1e9;
  qsort(times, (size_t)count, sizeof *times, compare_times);
  printf("{\"count\":%ld,\"refused\":%ld,\"seconds\":%.6f,\"items\":%ld,\"p50Ms\":%.4f,"
         "\"p99Ms\":%.4f}\n",
         count, refused, seconds, items, quantile(times, count, 0.5), quantile(times, count, 0.99));
  zmq_close(load);
  zmq_ctx_term(context);
  return 0;
}
