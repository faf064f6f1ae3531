/* flush_latency: what the disk takes for the smallest durable write, 512 bytes in place and
 * fdatasync, since every figure about commits depends on it.
 *
 *   flush_latency FILE COUNT
 */
#include "bench.h"

int main(int count, char **words) {
  if (count != 3) return 64;
  unsigned long wanted = strtoul(words[2], NULL, 10);
  static char page[1 << 20];
  int fd = open(words[1], O_RDWR | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || write(fd, page, sizeof page) != sizeof page || fsync(fd)) stop(words[1]);
  Times times = {0};
  double start = now();
  for (unsigned long done = 0; done < wanted; done++) {
    double began = now();
    memset(page, (int)done, 512);
    if (pwrite(fd, page, 512, (off_t)(done % 2048) * 512) != 512 || fdatasync(fd)) stop(words[1]);
    add_time(&times, now() - began);
  }
  report(&times, 0, now() - start);
  return unlink(words[1]);
}
