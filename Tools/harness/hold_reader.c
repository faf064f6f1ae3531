/* hold_reader: holds a snapshot of an LMDB environment until it is killed, as a reader does that
 * was stopped in the middle of its work.
 *
 *   hold_reader DIRECTORY     prints a line when it holds the snapshot
 */
#include <lmdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void check(int code, const char *what) {
  if (!code) return;
  fprintf(stderr, "%s: %s\n", what, mdb_strerror(code));
  exit(1);
}

int main(int count, char **words) {
  MDB_env *env;
  MDB_txn *txn;
  if (count != 2) return 64;
  check(mdb_env_create(&env), "mdb_env_create");
  check(mdb_env_open(env, words[1], MDB_RDONLY | MDB_NOTLS, 0), "mdb_env_open");
  check(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn), "mdb_txn_begin");
  printf("%zu\n", mdb_txn_id(txn));
  fflush(stdout);
  for (;;) pause();
}
