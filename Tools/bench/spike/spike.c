/* spike: what does a view cost inside each commit, and what when the tail is folded later?
 *
 *   cc -O2 -rdynamic -o spike spike.c -llmdb -ldl
 *   spike write   DIR MODE BATCH PREFILL EVENTS     a long-running writer
 *   spike command DIR MODE PREFILL COMMANDS         one-shot commands, each opening the book anew
 *   spike open    DIR PREFILL TAIL                  opening, folding TAIL in memory, one answer
 *
 * MODE   inline  log, head, six feed rows, dedupe and the view's row in each commit
 *        tail    log and head in each commit; a tail of more than SPIKE_TAIL (1,024) events is
 *                folded into the tables in a transaction of its own
 *        close   as tail, but a one-shot command folds its own event before it ends
 *        log     log and head and nothing else: the ceiling
 *
 * Both read the same before they write: the row of the case and the command id.  An event is 400
 * bytes, of one of 20,000 cases; a view's row is 300 bytes.  Bytes are counted where they are
 * handed to the kernel, by the wrappers of counting.h.
 */
#define _GNU_SOURCE
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "counting.h"

enum { CASES = 20000, EVENT_BYTES = 400, ROW_BYTES = 300, FILL = 1024, FEEDS = 6 };
enum Mode { INLINE, TAIL, CLOSE, LOG };

#define CHECK(call) \
  do { \
    int code_ = (call); \
    if (code_) { \
      fprintf(stderr, "%s: %s\n", #call, mdb_strerror(code_)); \
      exit(1); \
    } \
  } while (0)

static uint64_t tail_max = 1024;

static double now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static uint64_t mixed(uint64_t x) { /* SplitMix64 */
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/* ---- The book ---------------------------------------------------------------------------- */

typedef struct { uint64_t seq; uint8_t hash[32]; uint64_t accepted, slots; } Head;
typedef struct { uint64_t seq, case_number; uint8_t rest[EVENT_BYTES - 16]; } Event;
typedef struct { uint64_t count, last_seq; uint8_t rest[ROW_BYTES - 16]; } Row;
typedef struct { uint8_t bytes[25]; } FeedKey; /* kind 1, subject 16, seq big-endian 8 */
typedef struct { uint64_t high, low; } CommandID;

static MDB_env *env;
static MDB_dbi log_table, meta_table, refs_table, dedupe_table, view_table;

static MDB_val val(const void *bytes, size_t count) { return (MDB_val){count, (void *)bytes}; }

static void open_book(const char *dir) {
  mkdir(dir, 0755);
  CHECK(mdb_env_create(&env));
  struct stat status;
  char path[4096];
  snprintf(path, sizeof path, "%s/data.mdb", dir);
  if (stat(path, &status)) CHECK(mdb_env_set_mapsize(env, (size_t)64 << 30));
  CHECK(mdb_env_set_maxdbs(env, 8));
  CHECK(mdb_env_open(env, dir, MDB_NOTLS, 0644));
  MDB_txn *txn;
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  CHECK(mdb_dbi_open(txn, "log", MDB_CREATE | MDB_INTEGERKEY, &log_table));
  CHECK(mdb_dbi_open(txn, "meta", MDB_CREATE, &meta_table));
  CHECK(mdb_dbi_open(txn, "refs", MDB_CREATE, &refs_table));
  CHECK(mdb_dbi_open(txn, "dedupe", MDB_CREATE, &dedupe_table));
  CHECK(mdb_dbi_open(txn, "view", MDB_CREATE, &view_table));
  CHECK(mdb_txn_commit(txn));
}

static uint64_t get_meta(MDB_txn *txn, const char *name, void *bytes, size_t count) {
  MDB_val key = val(name, strlen(name)), value;
  if (mdb_get(txn, meta_table, &key, &value)) return 0;
  memcpy(bytes, value.mv_data, count);
  return 1;
}

static void put_meta(MDB_txn *txn, const char *name, const void *bytes, size_t count) {
  MDB_val key = val(name, strlen(name)), value = val(bytes, count);
  CHECK(mdb_put(txn, meta_table, &key, &value, 0));
}

/* ---- What an event says, and the rows it leads to ------------------------------------------ */

static Event event_of(uint64_t seq) {
  Event event = {seq, mixed(seq) % CASES, {0}};
  for (size_t i = 0; i < sizeof event.rest; i += 8) {
    uint64_t word = mixed(seq * 64 + i);
    memcpy(event.rest + i, &word, 8);
  }
  return event;
}

/* Time-ordered, as a ULID is. */
static CommandID command_of(uint64_t seq) {
  return (CommandID){__builtin_bswap64(seq * 1000), mixed(seq)};
}

static FeedKey feed_of(const Event *event, int feed) {
  /* case, customer, item, contact, team, type */
  const uint64_t subjects[FEEDS] = {
      event->case_number, event->case_number % 15000, event->case_number % 17000,
      event->case_number % 16000, event->case_number % 5, mixed(event->seq) % 30};
  FeedKey key;
  uint64_t high = mixed(subjects[feed] * 8 + feed), low = mixed(high);
  uint64_t seq = __builtin_bswap64(event->seq);
  key.bytes[0] = (uint8_t)feed;
  memcpy(key.bytes + 1, &high, 8);
  memcpy(key.bytes + 9, &low, 8);
  memcpy(key.bytes + 17, &seq, 8);
  return key;
}

static void apply(Row *row, const Event *event) {
  row->count++;
  row->last_seq = event->seq;
  memcpy(row->rest, event->rest, 64);
}

static uint64_t view_key(uint64_t case_number) { return __builtin_bswap64(mixed(case_number)); }

static Row row_in_table(MDB_txn *txn, uint64_t case_number) {
  uint64_t number = view_key(case_number);
  MDB_val key = val(&number, 8), value;
  Row row = {0};
  if (!mdb_get(txn, view_table, &key, &value)) memcpy(&row, value.mv_data, sizeof row);
  return row;
}

static int command_in_table(MDB_txn *txn, CommandID id) {
  MDB_val key = val(&id, sizeof id), value;
  return mdb_get(txn, dedupe_table, &key, &value) == 0;
}

static void put_row(MDB_txn *txn, uint64_t number, const Row *row) {
  MDB_val key = val(&number, 8), value = val(row, sizeof *row);
  CHECK(mdb_put(txn, view_table, &key, &value, 0));
}

static void put_feed(MDB_txn *txn, const FeedKey *feed) {
  MDB_val key = val(feed, sizeof *feed), value = val("", 0);
  CHECK(mdb_put(txn, refs_table, &key, &value, 0));
}

static void put_command(MDB_txn *txn, CommandID id, uint64_t seq) {
  uint64_t first[2] = {seq, 1};
  MDB_val key = val(&id, sizeof id), value = val(first, sizeof first);
  CHECK(mdb_put(txn, dedupe_table, &key, &value, 0));
}

/* ---- The overlay: what the tail changed, over the tables ----------------------------------- */

enum { SLOTS = 65536, TAIL_CAPACITY = 20000 };
static struct { uint64_t number; Row row; } rows[TAIL_CAPACITY]; /* coalesced by case */
static struct { CommandID id; uint64_t seq; } commands[TAIL_CAPACITY];
static FeedKey feeds[TAIL_CAPACITY * FEEDS];
static uint16_t row_slots[SLOTS], command_slots[SLOTS]; /* hash tables: index + 1 */
static uint64_t event_count, row_count;

static void overlay_clear(void) {
  memset(row_slots, 0, sizeof row_slots);
  memset(command_slots, 0, sizeof command_slots);
  event_count = row_count = 0;
}

static Row *overlay_row(MDB_txn *txn, uint64_t case_number) {
  uint64_t number = view_key(case_number), slot = mixed(number) % SLOTS;
  for (; row_slots[slot]; slot = (slot + 1) % SLOTS)
    if (rows[row_slots[slot] - 1].number == number) return &rows[row_slots[slot] - 1].row;
  rows[row_count].number = number;
  rows[row_count].row = row_in_table(txn, case_number);
  row_slots[slot] = (uint16_t)++row_count;
  return &rows[row_count - 1].row;
}

/* The slot of the command, or the empty one where it would be. */
static uint64_t command_slot(CommandID id) {
  uint64_t slot = mixed(id.low) % SLOTS;
  while (command_slots[slot] && memcmp(&commands[command_slots[slot] - 1].id, &id, sizeof id))
    slot = (slot + 1) % SLOTS;
  return slot;
}

static int overlay_has(CommandID id) { return command_slots[command_slot(id)] != 0; }

static void overlay_fold(MDB_txn *txn, const Event *event) {
  apply(overlay_row(txn, event->case_number), event);
  for (int feed = 0; feed < FEEDS; feed++)
    feeds[event_count * FEEDS + feed] = feed_of(event, feed);
  CommandID id = command_of(event->seq);
  uint64_t slot = command_slot(id);
  commands[event_count].id = id;
  commands[event_count].seq = event->seq;
  command_slots[slot] = (uint16_t)++event_count;
}

static int compare_feeds(const void *a, const void *b) { return memcmp(a, b, sizeof(FeedKey)); }
static int compare_rows(const void *a, const void *b) { return memcmp(a, b, 8); }

/* One coalesced transaction, rows in key order. */
static void fold_into_tables(uint64_t head) {
  MDB_txn *txn;
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  qsort(feeds, event_count * FEEDS, sizeof *feeds, compare_feeds);
  qsort(rows, row_count, sizeof *rows, compare_rows);
  for (uint64_t i = 0; i < event_count * FEEDS; i++) put_feed(txn, &feeds[i]);
  for (uint64_t i = 0; i < event_count; i++) put_command(txn, commands[i].id, commands[i].seq);
  for (uint64_t i = 0; i < row_count; i++) put_row(txn, rows[i].number, &rows[i].row);
  put_meta(txn, "folded", &head, 8);
  CHECK(mdb_txn_commit(txn));
  overlay_clear();
}

/* Folds what the tables lack into the overlay. */
static uint64_t catch_up(MDB_txn *txn, uint64_t head) {
  uint64_t folded = 0;
  get_meta(txn, "folded", &folded, 8);
  for (uint64_t seq = folded + event_count + 1; seq <= head; seq++) {
    MDB_val key = val(&seq, 8), value;
    CHECK(mdb_get(txn, log_table, &key, &value));
    Event event;
    memcpy(&event, (char *)value.mv_data + 32, sizeof event);
    overlay_fold(txn, &event);
  }
  return folded;
}

/* ---- Writing -------------------------------------------------------------------------------- */

/* Returns how long the tail is. */
static uint64_t write_batch(enum Mode mode, int count) {
  MDB_txn *txn;
  CHECK(mdb_txn_begin(env, NULL, 0, &txn));
  Head head = {0};
  get_meta(txn, "head", &head, sizeof head);
  uint64_t folded = head.seq;
  if (mode == TAIL || mode == CLOSE) folded = catch_up(txn, head.seq);
  for (int i = 0; i < count; i++) {
    Event event = event_of(++head.seq);
    CommandID id = command_of(event.seq);
    if (mode != LOG && (overlay_has(id) || command_in_table(txn, id))) abort();
    uint8_t record[32 + sizeof event];
    memcpy(record, head.hash, 32);
    memcpy(record + 32, &event, sizeof event);
    MDB_val key = val(&event.seq, 8), value = val(record, sizeof record);
    CHECK(mdb_put(txn, log_table, &key, &value, MDB_APPEND));
    if (mode == TAIL || mode == CLOSE) overlay_fold(txn, &event);
    if (mode == INLINE) {
      Row row = row_in_table(txn, event.case_number);
      apply(&row, &event);
      put_row(txn, view_key(event.case_number), &row);
      put_command(txn, id, event.seq);
      for (int feed = 0; feed < FEEDS; feed++) {
        FeedKey feed_key = feed_of(&event, feed);
        put_feed(txn, &feed_key);
      }
    }
  }
  head.accepted++;
  put_meta(txn, "head", &head, sizeof head);
  if (mode == INLINE) put_meta(txn, "folded", &head.seq, 8);
  CHECK(mdb_txn_commit(txn));
  return mode == TAIL || mode == CLOSE ? head.seq - folded : 0;
}

static uint64_t head_seq(void) {
  MDB_txn *txn;
  Head head = {0};
  CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  get_meta(txn, "head", &head, sizeof head);
  mdb_txn_abort(txn);
  return head.seq;
}

/* Fills the book with folded events, the same bytes whatever the mode. */
static void prefill(const char *dir, uint64_t count) {
  open_book(dir);
  while (count > 0) {
    int batch = count < FILL ? (int)count : FILL;
    write_batch(TAIL, batch);
    fold_into_tables(head_seq());
    count -= batch;
  }
}

/* ---- The three runs ------------------------------------------------------------------------- */

static enum Mode mode_of(const char *name) {
  const char *names[] = {"inline", "tail", "close", "log"};
  for (int i = 0; i < 4; i++)
    if (!strcmp(name, names[i])) return (enum Mode)i;
  fprintf(stderr, "no such mode: %s\n", name);
  exit(2);
}

/* A caller who sends its next batch as soon as it is answered also waits for a fold. */
static void run_write(const char *dir, const char *mode_name, int batch, uint64_t pre, int events) {
  enum Mode mode = mode_of(mode_name);
  prefill(dir, pre);
  int batches = events / batch;
  double *us = malloc(sizeof *us * batches);
  written_bytes = write_calls = 0;
  double start = now_us(), before = start;
  for (int i = 0; i < batches; i++) {
    uint64_t tail = write_batch(mode, batch);
    double after = now_us();
    us[i] = after - before;
    before = after;
    if (mode == TAIL && tail > tail_max) fold_into_tables(head_seq());
  }
  char what[64];
  snprintf(what, sizeof what, "write %s batch %d", mode_name, batch);
  report(what, us, batches, (uint64_t)batches * batch, now_us() - start);
}

static void run_command(const char *dir, const char *mode_name, uint64_t pre, int count) {
  enum Mode mode = mode_of(mode_name);
  prefill(dir, pre);
  mdb_env_close(env);
  double *us = malloc(sizeof *us * count), start = now_us();
  written_bytes = write_calls = 0;
  for (int i = 0; i < count; i++) {
    double before = now_us();
    overlay_clear(); /* A new process knows nothing. */
    open_book(dir);
    uint64_t tail = write_batch(mode, 1);
    if (mode == CLOSE || (mode == TAIL && tail > tail_max)) fold_into_tables(head_seq());
    mdb_env_close(env);
    us[i] = now_us() - before;
  }
  char what[64];
  snprintf(what, sizeof what, "command %s", mode_name);
  report(what, us, count, count, now_us() - start);
}

static void run_open(const char *dir, uint64_t pre, int tail) {
  prefill(dir, pre);
  if (tail > 0) write_batch(TAIL, tail);
  mdb_env_close(env);
  enum { RUNS = 200 };
  double us[RUNS];
  for (int i = 0; i < RUNS; i++) {
    double before = now_us();
    overlay_clear();
    open_book(dir);
    MDB_txn *txn;
    Head head = {0};
    CHECK(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
    get_meta(txn, "head", &head, sizeof head);
    catch_up(txn, head.seq);
    if (overlay_row(txn, 7)->count > head.seq) abort();
    mdb_txn_abort(txn);
    us[i] = now_us() - before;
    mdb_env_close(env);
  }
  qsort(us, RUNS, sizeof *us, compare_doubles);
  printf("open tail %d p50_us %.0f p99_us %.0f\n", tail, us[RUNS / 2], us[RUNS * 99 / 100]);
}

int main(int argc, char **argv) {
  if (getenv("SPIKE_TAIL")) tail_max = strtoull(getenv("SPIKE_TAIL"), NULL, 10);
  if (argc == 7 && !strcmp(argv[1], "write"))
    run_write(argv[2], argv[3], atoi(argv[4]), strtoull(argv[5], NULL, 10), atoi(argv[6]));
  else if (argc == 6 && !strcmp(argv[1], "command"))
    run_command(argv[2], argv[3], strtoull(argv[4], NULL, 10), atoi(argv[5]));
  else if (argc == 5 && !strcmp(argv[1], "open"))
    run_open(argv[2], strtoull(argv[3], NULL, 10), atoi(argv[4]));
  else
    return 2;
  return 0;
}
