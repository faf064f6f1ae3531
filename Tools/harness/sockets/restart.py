"""The server is killed and started again under 200 subscribers: how soon are all whole again?

Whole is who holds exactly the log, what was written meanwhile included.
"""

import multiprocessing
import os
import random
import time

from ..book import Commands
from ..support import Failure, find_tool, say, scratch
from . import pyzmq
from .peer import Follower, log_of
from .server import SLOWNESS, Server

PROCESSES = 4

WHOLE_WITHIN = 10
"""Seconds, on a machine that does other things as well; on an idle one it is about one."""


def add_options(parser):
    parser.add_argument("--subscribers", type=int, default=200, help="how many there are")
    parser.add_argument("--restarts", type=int, default=2, help="how often it is killed")


def run(options):
    zmq = pyzmq.require()
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        server = Server(tool, base)
        key = server.allow("erp")
        commands = Commands(random.Random(options.seed))
        with server:
            server.book.emit(commands.take(50))
            crowd = Crowd(server, key, options.subscribers)
            try:
                crowd.must_hold(len(log_of(server.book)), 30)
                for _ in range(options.restarts):
                    server.kill()
                    server.book.emit(commands.take(50))
                    server.start()
                    begin = time.monotonic()
                    server.book.emit(commands.take(50))
                    crowd.must_hold(len(log_of(server.book)), WHOLE_WITHIN)
                    say(f"{options.subscribers} subscribers whole {time.monotonic() - begin:.2f} s "
                        f"after the server was ready")
                crowd.must_equal([line for _, line in log_of(server.book)])
            finally:
                crowd.end()


class Crowd:
    """Subscribers in a few processes, which tell how many events the poorest of theirs holds."""

    def __init__(self, server, key, count):
        self.pipes, self.processes = [], []
        context = multiprocessing.get_context("fork")
        for index in range(PROCESSES):
            share = count // PROCESSES + (index < count % PROCESSES)
            ours, theirs = context.Pipe()
            process = context.Process(target=live, args=(theirs, server, key, share), daemon=True)
            process.start()
            self.pipes.append(ours)
            self.processes.append(process)

    def ask(self, question):
        for pipe in self.pipes:
            pipe.send(question)
        answers = []
        for pipe in self.pipes:
            if not pipe.poll(30 * SLOWNESS):
                raise Failure("a process of subscribers does not answer")
            answers.append(pipe.recv())
        return answers

    def must_hold(self, count, seconds):
        begin = time.monotonic()
        while min(held := self.ask("count")) < count:
            if time.monotonic() - begin > seconds * SLOWNESS:
                raise Failure(f"after {seconds} s the poorest subscriber has {min(held)} of "
                              f"{count} events")
            time.sleep(0.02)

    def must_equal(self, lines):
        for answer in self.ask(lines):
            if answer:
                raise Failure(answer)

    def end(self):
        for process in self.processes:
            process.kill()
            process.join()


def live(pipe, server, key, count):
    """The life of a process: its subscribers, one after the other, and what it is asked."""
    import zmq
    context = zmq.Context()
    context.max_sockets = 4 * count + 64
    followers = [Follower(zmq, server, key, context=context) for _ in range(count)]
    poller = {}
    while True:
        poller = zmq.Poller()
        by_socket = {}
        for follower in followers:
            socket = follower.desk if follower.is_asking else follower.live
            poller.register(socket, zmq.POLLIN)
            by_socket[socket] = follower
        poller.register(pipe.fileno(), zmq.POLLIN)
        ready = dict(poller.poll(200))
        for socket, follower in by_socket.items():
            if socket in ready:
                for _ in range(50):
                    follower.step(0)
            elif not ready:
                follower.step(0)
        if pipe.fileno() in ready:
            question = pipe.recv()
            if question == "count":
                pipe.send(min(len(follower.events) for follower in followers))
            else:
                pipe.send(compare(followers, question))


def compare(followers, lines):
    for index, follower in enumerate(followers):
        if [event for _, _, event in follower.events] != lines:
            return (f"subscriber {index} holds {len(follower.events)} events, not the log's "
                    f"{len(lines)}")
    return None
