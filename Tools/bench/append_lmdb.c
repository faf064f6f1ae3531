/* append_lmdb: the ceiling.  Appends the given records to one LMDB table in the given batches, with
 * the head in the same transaction and LMDB's default flushes, and does nothing else.
 *
 *   append_lmdb DIRECTORY EVENTS BATCHES
 */
#include "bench.h"
#include <lmdb.h>

#define CHECK(call) \
  do { \
    int code = (call); \
    if (code) { \
      fprintf(stderr, "%s: %s\n", #call, mdb_strerror(code)); \
      exit(1); \
    } \
  } while (0)

int main(int count, char **words) {
  if (count != 4) return 64;
  Events events = open_events(words[2]);
  Batches batches = open_batches(words[3]);
  MDB_env *env;
  MDB_txn *txn;
  MDB_dbi log, meta;
  CHECK(mdb_env_create(&env));
  CHECK(mdb_env_set_mapsize(env, (size_t)64 << 30));
  CHECK(mdb_env_set_maxdbs(env, 2));
  CHECK(mdb_env_open(env, words[1], MDB_NOTLS, 0644));
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "log", MDB_CREATE | MDB_INTEGERKEY, &log));
  CHECK(mdb_dbi_open(txn, "meta", MDB_CREATE, &meta));
  CHECK(mdb_txn_commit(txn));

  uint64_t seq = 0;
  Event event;
  Times times = {0};
  double start = now();
  int more = next_event(&events, &event);
  while (more) {
    double began = now();
    CHECK(mdb_txn_begin(env, NULL, 0, &txn));
    for (unsigned left = next_batch(&batches); more && left; left--) {
      seq++;
      MDB_val key = {sizeof seq, &seq}, value = {event.length, (void *)event.record};
      CHECK(mdb_put(txn, log, &key, &value, MDB_APPEND));
      more = next_event(&events, &event);
    }
    unsigned char head[64] = {0};
    memcpy(head, &seq, sizeof seq);
    MDB_val key = {4, "head"}, value = {sizeof head, head};
    CHECK(mdb_put(txn, meta, &key, &value, 0));
    CHECK(mdb_txn_commit(txn));
    add_time(&times, now() - began);
  }
  report(&times, seq, now() - start);
  return 0;
}
