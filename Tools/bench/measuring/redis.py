"""Redis Streams beside: XADD of a record's size, flushed before each answer."""

import contextlib
import os
import subprocess
import time


@contextlib.contextmanager
def server(directory):
    """A server of its own on a socket in `directory`, with `appendfsync always`; then gone."""
    socket = os.path.join(directory, "redis.sock")
    process = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", socket, "--dir", directory,
         "--appendonly", "yes", "--appendfsync", "always", "--save", "",
         "--auto-aof-rewrite-percentage", "0"], stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if os.path.exists(socket):
                break
            time.sleep(0.05)
        yield socket
    finally:
        process.terminate()
        process.wait()


def rate(socket, clients, count, size):
    """Entries a second that `clients` append, each waiting for its answer."""
    done = subprocess.run(
        ["redis-benchmark", "-s", socket, "-c", str(clients), "-n", str(count), "--csv",
         "XADD", f"stream-{clients}-{time.monotonic_ns()}", "*", "event", "x" * size],
        capture_output=True, text=True, check=True)
    # The name of the test is the command itself, in quotes; the rate is the first figure after it.
    return float(done.stdout.strip().splitlines()[-1].split('","')[1].strip('"'))
