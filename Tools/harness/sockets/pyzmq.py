"""A ZeroMQ that is not casebook's: pyzmq, with a libzmq of its own, from PyPI.

It is installed once into an environment below the temporary directory, and found there afterwards.
"""

import fcntl
import importlib
import os
import site
import subprocess
import sys
import tempfile

from ..support import Skipped, say

VERSION = "27.3.0"

FOLDER = os.path.join(
    os.environ.get("CASEBOOK_CACHE") or tempfile.gettempdir(),
    f"casebook-pyzmq-{VERSION}-{sys.version_info.major}.{sys.version_info.minor}-{os.getuid()}")


def python():
    """The interpreter that has pyzmq, for a process of its own; after `require`."""
    return os.path.join(FOLDER, "bin", "python")


def require():
    """Makes `import zmq` possible in this process; skips where PyPI cannot be reached."""
    if "zmq" in sys.modules:
        return sys.modules["zmq"]
    lock = os.open(FOLDER + ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Several harnesses may begin at once.
        if not os.path.exists(os.path.join(FOLDER, "done")):
            install()
    finally:
        os.close(lock)
    folders = os.path.join(FOLDER, "lib")
    for version in os.listdir(folders):
        path = os.path.join(folders, version, "site-packages")
        site.addsitedir(path)
        sys.path.insert(0, path)  # Before what this interpreter may have of its own.
    importlib.invalidate_caches()
    return importlib.import_module("zmq")


def install():
    say(f"installing pyzmq {VERSION} into {FOLDER}")
    steps = ([sys.executable, "-m", "venv", FOLDER],
             [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
              "--only-binary=:all:", "--timeout=20", f"pyzmq=={VERSION}"])
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr.strip() or done.stdout.strip())[-300:]
            raise Skipped(f"pyzmq cannot be had: {last}")
    with open(os.path.join(FOLDER, "done"), "w", encoding="ascii") as file:
        file.write(VERSION + "\n")
