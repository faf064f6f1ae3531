#ifndef CASEBOOK_ZEROMQ_H
#define CASEBOOK_ZEROMQ_H

// The calls of libzmq behind functions of our own.
//
// libzmq is not linked but found at the first use: with the twelve libraries that it brings it
// would cost every short command 2.8 ms.  <zmq.h> stands here for its constants and types; whoever
// calls a function of it by its own name gets an error of the linker.

#include <stddef.h>
#include <sys/eventfd.h>  // Not part of Swift's Glibc module.
#include <zmq.h>

#ifdef __cplusplus
extern "C" {
#endif

// Finds the library; NULL, or in words why there is none.  Any thread, any number of times.
// Nothing below may be called before it has answered NULL.
const char *casebook_zmq_load(void);

// What `casebook_zmq_load` does, for a library of another name, and lets go of it again.
const char *casebook_zmq_probe(const char *library);

int casebook_zmq_errno(void);
const char *casebook_zmq_strerror(int code);
int casebook_zmq_has(const char *capability);
void casebook_zmq_version(int *major, int *minor, int *patch);

void *casebook_zmq_ctx_new(void);
int casebook_zmq_ctx_set(void *context, int option, int value);
int casebook_zmq_ctx_shutdown(void *context);
int casebook_zmq_ctx_term(void *context);

void *casebook_zmq_socket(void *context, int type);
int casebook_zmq_close(void *socket);
int casebook_zmq_setsockopt(void *socket, int option, const void *value, size_t size);
int casebook_zmq_getsockopt(void *socket, int option, void *value, size_t *size);
int casebook_zmq_bind(void *socket, const char *endpoint);
int casebook_zmq_unbind(void *socket, const char *endpoint);
int casebook_zmq_connect(void *socket, const char *endpoint);
int casebook_zmq_disconnect(void *socket, const char *endpoint);
int casebook_zmq_socket_monitor(void *socket, const char *endpoint, int events);

int casebook_zmq_send(void *socket, const void *bytes, size_t size, int flags);
int casebook_zmq_msg_init(zmq_msg_t *message);
int casebook_zmq_msg_recv(zmq_msg_t *message, void *socket, int flags);
int casebook_zmq_msg_close(zmq_msg_t *message);
void *casebook_zmq_msg_data(zmq_msg_t *message);
size_t casebook_zmq_msg_size(const zmq_msg_t *message);
int casebook_zmq_msg_more(const zmq_msg_t *message);
const char *casebook_zmq_msg_gets(const zmq_msg_t *message, const char *property);

int casebook_zmq_poll(zmq_pollitem_t *items, int count, long milliseconds);

int casebook_zmq_curve_keypair(char *public_key, char *secret_key);
int casebook_zmq_curve_public(char *public_key, const char *secret_key);

#ifdef __cplusplus
}
#endif

#endif
