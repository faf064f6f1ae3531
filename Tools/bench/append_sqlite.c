/* append_sqlite: the same events, feeds and command ids in SQLite, in the same batches, with a
 * write-ahead log and a flush in every commit.
 *
 *   append_sqlite FILE EVENTS BATCHES
 */
#include "bench.h"
#include <sqlite3.h>

static sqlite3 *db;

static void check(int code, const char *what) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
  exit(1);
}

static void run(const char *text) { check(sqlite3_exec(db, text, NULL, NULL, NULL), text); }

static sqlite3_stmt *prepare(const char *text) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, text, -1, &statement, NULL), text);
  return statement;
}

static void step(sqlite3_stmt *statement) {
  check(sqlite3_step(statement), sqlite3_sql(statement));
  sqlite3_reset(statement);
}

int main(int count, char **words) {
  if (count != 4) return 64;
  Events events = open_events(words[2]);
  Batches batches = open_batches(words[3]);
  check(sqlite3_open(words[1], &db), words[1]);
  run("pragma journal_mode = wal");
  run("pragma synchronous = full");
  run("create table log(seq integer primary key, record blob)");
  run("create table refs(feed blob, seq integer, primary key (feed, seq)) without rowid");
  run("create table dedupe(command blob primary key, seq integer) without rowid");
  sqlite3_stmt *begin = prepare("begin immediate"), *commit = prepare("commit");
  sqlite3_stmt *log = prepare("insert into log values(?, ?)");
  sqlite3_stmt *refs = prepare("insert into refs values(?, ?)");
  sqlite3_stmt *dedupe = prepare("insert or ignore into dedupe values(?, ?)");

  uint64_t seq = 0;
  Event event;
  Times times = {0};
  double start = now();
  int more = next_event(&events, &event);
  while (more) {
    double began = now();
    step(begin);
    for (unsigned left = next_batch(&batches); more && left; left--) {
      seq++;
      sqlite3_bind_int64(log, 1, (sqlite3_int64)seq);
      sqlite3_bind_blob(log, 2, event.record, (int)event.length, SQLITE_STATIC);
      step(log);
      for (uint32_t feed = 0; feed < event.feed_count; feed++) {
        sqlite3_bind_blob(refs, 1, event.feeds + feed * FEED_SIZE, FEED_SIZE, SQLITE_STATIC);
        sqlite3_bind_int64(refs, 2, (sqlite3_int64)seq);
        step(refs);
      }
      sqlite3_bind_blob(dedupe, 1, event.command, COMMAND_SIZE, SQLITE_STATIC);
      sqlite3_bind_int64(dedupe, 2, (sqlite3_int64)seq);
      step(dedupe);
      more = next_event(&events, &event);
    }
    step(commit);
    add_time(&times, now() - began);
  }
  report(&times, seq, now() - start);
  return 0;
}
