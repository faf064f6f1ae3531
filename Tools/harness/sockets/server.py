"""A `casebook serve` under test: its book, its keys, its process."""

import os
import random
import signal
import socket
import subprocess
import time

from ..book import Book
from ..support import Failure, Meaningless
from . import pyzmq

STARTS_WITHIN = 20
"""Seconds until it must be ready, on a machine that does other things as well."""

STOPS_WITHIN = 2
"""Seconds from SIGTERM to its end (WIRE.md §9, 14)."""

SLOWNESS = float(os.environ.get("CASEBOOK_SLOWNESS", "1"))
"""By how much every bound of time is stretched, where the command was not built for release."""


class Key:
    """A pair of keys that is allowed at the desk, or is not."""

    def __init__(self, name):
        self.name = name
        self.public, self.secret = (half.decode() for half in pyzmq.require().curve_keypair())

    def entry(self, audience="whole", rights=("read", "do"), **rates):
        """Its table in the allowlist; rates that no test means to reach."""
        rates = {"doPerSecond": 1_000_000, "readPerSecond": 1_000_000, "burst": 1_000_000, **rates}
        lines = [f'name = "{self.name}"', f'public = "{self.public}"', f'audience = "{audience}"',
                 f"rights = [{', '.join(f'{chr(34)}{right}{chr(34)}' for right in rights)}]"]
        return "\n".join(["[[client]]", *lines,
                          *(f"{name} = {rate}" for name, rate in rates.items())]) + "\n"


def free_ports(address="127.0.0.1"):
    """A port that nobody has, and whose neighbour nobody has."""
    for _ in range(200):
        port = random.SystemRandom().randrange(20_000, 32_000)
        try:
            for number in (port, port + 1):
                with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
                    probe.bind((address, number))
            return port
        except OSError:
            continue
    raise Meaningless("there are no two free ports")


class Server:
    """The process; `inside` is put before its words, for example to enter a namespace."""

    def __init__(self, tool, base, address="127.0.0.1", inside=(), book=None, is_open=False):
        self.tool = tool
        self.base = base
        self.address = address
        self.inside = list(inside)
        self.is_open = is_open
        self.book = book or Book(tool, os.path.join(base, "book"))
        if not os.path.exists(self.book.path):
            self.book.create()
        self.port = free_ports() if address == "127.0.0.1" else 7100
        self.listen = None  # Another endpoint than the usual one
        self.keys = Key("server")
        self.allowed = {}
        self.process = None
        self.restarts = 0
        desk = os.path.join(self.book.path, "desk")
        os.makedirs(desk, mode=0o700, exist_ok=True)
        write(os.path.join(desk, "server.key"),
              f'public = "{self.keys.public}"\nsecret = "{self.keys.secret}"\n')

    @property
    def desk(self):
        return self.listen or f"tcp://{self.address}:{self.port}"

    @property
    def live(self):
        return f"tcp://{self.address}:{self.port + 1}"

    @property
    def log_path(self):
        return os.path.join(self.base, "serve.log")

    # MARK: Keys

    def allow(self, name, **entry):
        """A new key in the allowlist."""
        key = Key(name)
        self.allowed[name] = key.entry(**entry)
        self.write_allowlist()
        return key

    def revoke(self, key):
        del self.allowed[key.name]
        self.write_allowlist()

    def write_allowlist(self):
        path = os.path.join(self.book.path, "desk", "clients.toml")
        write(path, "\n".join(self.allowed.values()))

    # MARK: Its life

    def start(self):
        """Starts it, and waits until it says that it is ready, as systemd would."""
        notice = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = os.path.join(self.base, f"notify-{self.restarts}")
        self.restarts += 1
        notice.bind(path)
        words = [*self.inside, self.tool.path, "serve", "--book", self.book.path,
                 "--listen", self.desk]
        if self.is_open:
            words.append("--insecure-loopback")
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                words, env=self.tool.environment(NOTIFY_SOCKET=path), stdin=subprocess.DEVNULL,
                stdout=log, stderr=log)
        try:
            self.wait_until_ready(notice)
        finally:
            notice.close()
            os.unlink(path)

    def wait_until_ready(self, notice):
        notice.settimeout(0.1)
        end = time.monotonic() + STARTS_WITHIN * SLOWNESS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"`serve` ended with {self.process.returncode}: {self.said()}")
            try:
                if b"READY=1" in notice.recv(4096):
                    return
            except TimeoutError:
                continue
        raise Failure(f"`serve` was not ready after {STARTS_WITHIN} s: {self.said()}")

    def said(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()[-800:]

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; the seconds until its end."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=STOPS_WITHIN * SLOWNESS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failure(f"`serve` had not ended {STOPS_WITHIN} s after SIGTERM: {self.said()}")
        if code != 0:
            raise Failure(f"after SIGTERM `serve` ended with {code}: {self.said()}")
        return time.monotonic() - begin

    def must_live(self):
        """Fails if it has ended by itself."""
        if self.process.poll() is not None:
            raise Failure(f"`serve` died ({self.process.returncode}): {self.said()}")

    def memory(self):
        """Its resident memory, in bytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) << 10
        raise Failure("`serve` has no memory: it has ended")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()


def write(path, text):
    """Replaces a file that only its owner may read, at once."""
    with open(os.open(path + ".new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w",
              encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)
