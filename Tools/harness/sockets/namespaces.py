"""Networks of this machine's own: publisher, router and subscriber as three machines."""

import contextlib
import os
import shutil
import subprocess

from ..support import Skipped


def ip(*words, check=True):
    done = subprocess.run(["ip", *words], capture_output=True, text=True)
    if check and done.returncode:
        raise Skipped(f"this machine makes no networks: ip {' '.join(words)}: "
                      f"{done.stderr.strip()}")
    return done


class Network:
    """Two machines and a router between them, which can stop to forward."""

    PUBLISHER, SUBSCRIBER = "10.211.1.2", "10.211.2.2"

    def __init__(self, name):
        self.router, self.publisher, self.subscriber = (
            f"casebook-{os.getpid()}-{name}-{end}" for end in "rps")
        ip("netns", "add", self.router)
        self.forward(1)
        self.add(self.publisher, 1)
        self.add(self.subscriber, 2)

    def add(self, machine, number):
        """A machine with a cable to the router."""
        ip("netns", "add", machine)
        ip("-n", machine, "link", "set", "lo", "up")
        ip("link", "add", "name", f"v{number}", "netns", self.router, "type", "veth",
           "peer", "name", "eth0", "netns", machine)
        for end, device, address in ((self.router, f"v{number}", 1), (machine, "eth0", 2)):
            ip("-n", end, "address", "add", f"10.211.{number}.{address}/24", "dev", device)
            ip("-n", end, "link", "set", device, "up")
        ip("-n", machine, "route", "add", "default", "via", f"10.211.{number}.1")

    def forward(self, word):
        done = subprocess.run(
            [*self.inside(self.router), "sh", "-c", f"echo {word} > /proc/sys/net/ipv4/ip_forward"],
            capture_output=True, text=True)
        if done.returncode:
            raise Skipped(f"this machine does not let its routers forward: {done.stderr.strip()}")

    def cut(self):
        """Nothing is forwarded any more, and nobody is told."""
        self.forward(0)

    def mend(self):
        self.forward(1)

    def unplug_publisher(self):
        """The publisher's cable: what it still sends, also that it ends, reaches nobody."""
        ip("-n", self.router, "link", "set", "v1", "down")

    def replace_publisher(self):
        """The publisher's machine is gone; another one has its address."""
        ip("-n", self.router, "link", "del", "v1", check=False)
        ip("netns", "del", self.publisher)
        self.add(self.publisher, 1)

    @staticmethod
    def inside(machine):
        return ["ip", "netns", "exec", machine]

    def remove(self):
        for machine in (self.publisher, self.subscriber, self.router):
            ip("netns", "del", machine, check=False)


@contextlib.contextmanager
def network(name):
    if os.geteuid() != 0 or not shutil.which("ip"):
        raise Skipped("only root may make networks, with the package iproute2")
    made = None
    try:
        made = Network(name)
        yield made
    finally:
        if made:
            made.remove()
