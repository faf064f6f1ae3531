// The calls of libzmq, found when the first of them is made.

#include "casebook_zeromq.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// Every function of libzmq that is called, by its name without "zmq_".
#define CALLS(CALL)                                                             \
  CALL(errno) CALL(strerror) CALL(has) CALL(version)                            \
  CALL(ctx_new) CALL(ctx_set) CALL(ctx_shutdown) CALL(ctx_term)                 \
  CALL(socket) CALL(close) CALL(setsockopt) CALL(getsockopt)                    \
  CALL(bind) CALL(unbind) CALL(connect) CALL(disconnect) CALL(socket_monitor)   \
  CALL(send) CALL(msg_init) CALL(msg_recv) CALL(msg_close)                      \
  CALL(msg_data) CALL(msg_size) CALL(msg_more) CALL(msg_gets)                   \
  CALL(poll) CALL(curve_keypair) CALL(curve_public)

// The types are those of <zmq.h>, so none can be written down wrongly here.
#define FIELD(name) __typeof__(zmq_##name) *call_##name;
struct calls { CALLS(FIELD) };

static struct calls calls;
static pthread_once_t loading = PTHREAD_ONCE_INIT;
static const char *failure;

// Fills `found` from `library`; NULL, or which of its functions is missing.
#define FIND(name)                                                              \
  found->call_##name = (__typeof__(zmq_##name) *)dlsym(library, "zmq_" #name);  \
  if (found->call_##name == NULL) return "it has no function zmq_" #name;

static const char *find(struct calls *found, void *library) {
  CALLS(FIND)
  return NULL;
}

static void load(void) {
  // Never closed again: its threads may outlive every context by a moment.
  void *library = dlopen("libzmq.so.5", RTLD_NOW | RTLD_LOCAL);
  // The text of dlerror(3) belongs to the thread that asked for it: kept for the others.
  static char reason[512];
  if (library == NULL) {
    const char *words = dlerror();
    snprintf(reason, sizeof reason, "%s", words != NULL ? words : "no reason given");
    failure = reason;
    return;
  }
  failure = find(&calls, library);
}

const char *casebook_zmq_load(void) {
  pthread_once(&loading, load);
  return failure;
}

const char *casebook_zmq_probe(const char *name) {
  struct calls found;
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return "there is no such library";
  const char *missing = find(&found, library);
  dlclose(library);
  return missing;
}

int casebook_zmq_errno(void) { return calls.call_errno(); }
const char *casebook_zmq_strerror(int code) { return calls.call_strerror(code); }
int casebook_zmq_has(const char *capability) { return calls.call_has(capability); }
void casebook_zmq_version(int *major, int *minor, int *patch) {
  calls.call_version(major, minor, patch);
}

void *casebook_zmq_ctx_new(void) { return calls.call_ctx_new(); }
int casebook_zmq_ctx_set(void *context, int option, int value) {
  return calls.call_ctx_set(context, option, value);
}
int casebook_zmq_ctx_shutdown(void *context) { return calls.call_ctx_shutdown(context); }
int casebook_zmq_ctx_term(void *context) { return calls.call_ctx_term(context); }

void *casebook_zmq_socket(void *context, int type) { return calls.call_socket(context, type); }
int casebook_zmq_close(void *socket) { return calls.call_close(socket); }
int casebook_zmq_setsockopt(void *socket, int option, const void *value, size_t size) {
  return calls.call_setsockopt(socket, option, value, size);
}
int casebook_zmq_getsockopt(void *socket, int option, void *value, size_t *size) {
  return calls.call_getsockopt(socket, option, value, size);
}
int casebook_zmq_bind(void *socket, const char *endpoint) {
  return calls.call_bind(socket, endpoint);
}
int casebook_zmq_unbind(void *socket, const char *endpoint) {
  return calls.call_unbind(socket, endpoint);
}
int casebook_zmq_connect(void *socket, const char *endpoint) {
  return calls.call_connect(socket, endpoint);
}
int casebook_zmq_disconnect(void *socket, const char *endpoint) {
  return calls.call_disconnect(socket, endpoint);
}
int casebook_zmq_socket_monitor(void *socket, const char *endpoint, int events) {
  return calls.call_socket_monitor(socket, endpoint, events);
}

int casebook_zmq_send(void *socket, const void *bytes, size_t size, int flags) {
  return calls.call_send(socket, bytes, size, flags);
}
int casebook_zmq_msg_init(zmq_msg_t *message) { return calls.call_msg_init(message); }
int casebook_zmq_msg_recv(zmq_msg_t *message, void *socket, int flags) {
  return calls.call_msg_recv(message, socket, flags);
}
int casebook_zmq_msg_close(zmq_msg_t *message) { return calls.call_msg_close(message); }
void *casebook_zmq_msg_data(zmq_msg_t *message) { return calls.call_msg_data(message); }
size_t casebook_zmq_msg_size(const zmq_msg_t *message) { return calls.call_msg_size(message); }
int casebook_zmq_msg_more(const zmq_msg_t *message) { return calls.call_msg_more(message); }
const char *casebook_zmq_msg_gets(const zmq_msg_t *message, const char *property) {
  return calls.call_msg_gets(message, property);
}

int casebook_zmq_poll(zmq_pollitem_t *items, int count, long milliseconds) {
  return calls.call_poll(items, count, milliseconds);
}

int casebook_zmq_curve_keypair(char *public_key, char *secret_key) {
  return calls.call_curve_keypair(public_key, secret_key);
}
int casebook_zmq_curve_public(char *public_key, const char *secret_key) {
  return calls.call_curve_public(public_key, secret_key);
}
