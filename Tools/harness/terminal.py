"""A real terminal for the harnesses: tmux, with a server and a socket of its own."""

import os
import shutil
import signal
import subprocess
import time

from .support import Failure, Skipped

SECONDS_MAX = 20
"""Bound: what is waited for on a screen comes within this time, or never."""


class Terminal:
    """A shell in a pane of tmux; keys go in, screens come out."""

    def __init__(self, environment, columns, rows):
        if not shutil.which("tmux"):
            raise Skipped("there is no tmux: Tools/setup installs it")
        # Who starts this may block signals, and whatever is started in the terminal would inherit
        # that (signal(7)): no shell at a desk does.
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        self.name = f"casebook-{os.getpid()}"
        self.environment = {**environment, "LC_ALL": "C.UTF-8"}
        shell = ["env", "PS1=$ ", "HISTFILE=", "bash", "--norc", "--noprofile"]
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y",
                  str(rows), *shell)
        self.tmux("set-option", "-g", "escape-time", "0")
        self.shows("$")

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-L", self.name, *arguments], env=self.environment,
                              capture_output=True, text=True, timeout=SECONDS_MAX)
        if done.returncode:
            raise Failure(f"tmux {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def close(self):
        subprocess.run(["tmux", "-L", self.name, "kill-server"], env=self.environment,
                       capture_output=True, timeout=SECONDS_MAX, check=False)

    def keys(self, *names):
        """Keys by their names in tmux: Enter, Escape, C-c, or single letters."""
        self.tmux("send-keys", *names)

    def type(self, text):
        """A text as an input method commits it."""
        self.tmux("send-keys", "-l", text)

    def line(self, text):
        self.type(text)
        self.keys("Enter")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def screen(self):
        """What is seen, without blanks at the ends of lines and below."""
        lines = self.tmux("capture-pane", "-p").split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"

    def caret(self):
        """The column and row of the cursor."""
        return self.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}").strip()

    def shows(self, *texts, without=()):
        """The screen once it shows all of these and has stopped changing."""
        end = time.monotonic() + SECONDS_MAX
        before = None
        while time.monotonic() < end:
            now = self.screen()
            fits = all(text in now for text in texts) and not any(text in now for text in without)
            if fits and now == before:
                return now
            before = now
            time.sleep(0.2)
        raise Failure(f"the screen never showed {texts} without {list(without)}:\n{self.screen()}")
