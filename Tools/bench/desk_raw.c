/* libzmq and nothing else, beside the service.
 *
 *   desk_raw echo ENDPOINT SECRET                     answers each request with 200 and 160 bytes
 *   desk_raw publish ENDPOINT SECRET RATE COUNT SIZE  after a line on standard input, publishes
 *
 * SECRET "-" speaks openly; otherwise every key is accepted.
 */
#include "desk_common.h"

#include <unistd.h>

static void serve(void *socket, const char *secret) {
  if (strcmp(secret, "-") == 0) return;
  int on = 1;
  must(zmq_setsockopt(socket, ZMQ_CURVE_SERVER, &on, sizeof on), "server");
  must(zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, secret, 41), "secret key");
}

static void echo(void *socket) {
  char answer[160], rest[70000];
  memset(answer, 'x', sizeof answer);
  for (;;) {
    char peer[256];
    int size = zmq_recv(socket, peer, sizeof peer, 0), more = 1;
    size_t more_size = sizeof more;
    if (size < 0) return;
    do {
      must(zmq_recv(socket, rest, sizeof rest, 0), "receive");
      must(zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &more_size), "more");
    } while (more);
    zmq_send(socket, peer, (size_t)size, ZMQ_SNDMORE);
    zmq_send(socket, "", 0, ZMQ_SNDMORE);
    zmq_send(socket, "200", 3, ZMQ_SNDMORE);
    zmq_send(socket, answer, sizeof answer, 0);
  }
}

static void publish(void *socket, long rate, long count, size_t size) {
  char *text = malloc(size + 64);
  memset(text, 'x', size + 64);
  /* Until somebody says that all have subscribed: heartbeats, as the service sends them. */
  zmq_pollitem_t input = {NULL, STDIN_FILENO, ZMQ_POLLIN, 0};
  while (zmq_poll(&input, 1, 100) == 0) {
    zmq_send(socket, "~", 1, ZMQ_SNDMORE);
    zmq_send(socket, "1.0", 3, ZMQ_SNDMORE);
    zmq_send(socket, "0", 1, ZMQ_SNDMORE);
    zmq_send(socket, "{}", 2, 0);
  }
  int64_t begin = nanoseconds(CLOCK_MONOTONIC);
  for (long number = 0; number < count; number++) {
    int64_t left = begin + number * (1000000000 / rate) - nanoseconds(CLOCK_MONOTONIC);
    if (left > 0) usleep((useconds_t)(left / 1000));
    int head = sprintf(text, "due=%lld,", (long long)nanoseconds(CLOCK_REALTIME));
    text[head] = 'x';
    zmq_send(socket, "log/", 4, ZMQ_SNDMORE);
    zmq_send(socket, "1.184209", 8, ZMQ_SNDMORE);
    zmq_send(socket, "184208", 6, ZMQ_SNDMORE);
    zmq_send(socket, text, size, 0);
  }
  sleep(60); /* Whoever started it ends it. */
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  int is_echo = strcmp(argv[1], "echo") == 0;
  void *context = zmq_ctx_new();
  void *socket = zmq_socket(context, is_echo ? ZMQ_ROUTER : ZMQ_PUB);
  serve(socket, argv[3]);
  must(zmq_bind(socket, argv[2]), "bind");
  if (is_echo) {
    echo(socket);
  } else {
    publish(socket, atol(argv[4]), atol(argv[5]), (size_t)atol(argv[6]));
  }
  return 0;
}
