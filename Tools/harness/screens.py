"""Plays the story of a case in a real terminal, and compares every screen with the one kept.

The clock stands still, so every screen is the same each time.
"""

import argparse
import os
import pty
import select
import signal
import subprocess
import sys
import time

from . import support
from .asking import asking
from .support import Failure, compile_c, find_tool, say, scratch
from .terminal import Terminal

KEPT = os.path.join(support.REPOSITORY, "Tests", "FaultsTests", "Terminal")
"""The screens as they should be."""

NOW = 1_795_309_920
"""2026-11-22 10:12 in Tokyo."""

HOUR = 3_600


class Play:
    """A book, a clock that stands still, and a terminal."""

    def __init__(self, options, base):
        self.tool = find_tool(options.tool, os.path.join(base, "home"))
        self.is_recording = options.record
        self.shim = compile_c("clock_shim.so", base, "-ldl")
        self.book = os.path.join(base, "book")
        self.compared = 0

    def environment(self, moment=NOW):
        return {"CASEBOOK_BOOK": self.book, "CASEBOOK_TZ": "Asia/Tokyo", "CASEBOOK_LANG": "ja",
                "LC_ALL": "C.UTF-8", "LD_PRELOAD": self.shim, "CASEBOOK_CLOCK": f"={moment}"}

    def at(self, moment, *arguments):
        """Carries out a command at a moment."""
        self.tool.run("-q", *arguments, environment=self.environment(moment), expect=[0])

    def shell(self):
        """What a shell in the terminal has in its environment; colours are wanted there."""
        whole = self.tool.environment(**self.environment())
        for name in ("NO_COLOR", "CASEBOOK_NO_INPUT"):
            del whole[name]
        # Only casebook gets another clock: tmux needs the true one.
        for name in ("LD_PRELOAD", "CASEBOOK_CLOCK"):
            del whole[name]
        return whole

    def command(self, words):
        """The command line as it is typed into the shell."""
        return f'LD_PRELOAD={self.shim} CASEBOOK_CLOCK=={NOW} "{self.tool.path}" {words}'

    def compare(self, name, screen):
        """Compares a screen with the one kept under this name, or keeps it."""
        path = os.path.join(KEPT, name + ".txt")
        self.compared += 1
        if self.is_recording:
            os.makedirs(KEPT, exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(screen)
            return
        try:
            with open(path, encoding="utf-8") as file:
                kept = file.read()
        except FileNotFoundError:
            raise Failure(f"there is no {path}: Tools/screens --record makes it") from None
        if kept != screen:
            raise Failure(f"{name} was\n{kept}\nand is now\n{screen}")


def story(play):
    """Support takes a case, repair visits; what repair writes is unread for support."""
    yesterday = NOW - 26 * HOUR
    play.at(yesterday, "init", "--name", "佐藤", "--team", "support", "--region", "JP")
    play.at(yesterday, "member", "new", "木村", "--team", "repair", "--os-user", "kimura")
    play.at(yesterday, "customer", "new", "山田製作所 高橋様", "--phone", "03-1234-5678")
    play.at(yesterday, "item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    play.at(yesterday, "case", "new", "圧縮機 異音 E4", "--item", "I-1", "--priority", "high")
    play.at(yesterday, "assign", "佐藤", "--case", "C-1")
    play.at(yesterday + 120, "call", "in", "--from", "0312345678", "--seconds", "161", "--case",
            "C-1")
    play.at(yesterday + 300, "memo", "始動5分で「ガラガラ」異音、E4 表示", "--case", "C-1")
    play.at(yesterday + 400, "promise", "折り返し (技術より)", "--kind", "callback", "--due",
            "11/22 10:00", "--case", "C-1")
    play.at(yesterday + 500, "promise", "再訪の日程連絡", "--kind", "callback", "--due",
            "11/22 12:00", "--case", "C-1")
    play.at(yesterday + 600, "part", "CMP-88", "--sn", "7K2201", "--item", "I-1")
    for number in range(1, 9):
        play.at(yesterday + 600 + 60 * number, "memo", f"聞き取り {number}", "--case", "C-1")


def repair(play):
    """What repair writes this morning."""
    play.at(NOW - 2 * HOUR, "visit", "start", "--case", "C-1", "--as", "kimura")
    play.at(NOW - 2 * HOUR + 60, "memo", "軸受けに摩耗", "--case", "C-1", "--as", "kimura")


def viewer(play, terminal):
    """The full-screen viewer: what it shows, keys, news, sizes, and that it tidies up."""
    terminal.line("stty -g > before; clear")
    terminal.line(play.command("timeline C-1 --live"))
    terminal.shows("聞き取り 8", "? 全キー")
    terminal.keys("q")
    terminal.shows("$", without=["? 全キー"])
    repair(play)
    terminal.line("clear; " + play.command("timeline C-1 --live"))
    play.compare("unread-80", terminal.shows("ここから未読 2 件"))
    terminal.keys("k", "k")
    terminal.shows("? 全キー")
    play.at(NOW, "memo", "横からの記録", "--case", "C-1", "--as", "kimura")
    play.compare("news-80", terminal.shows("新着 1 [G]"))
    terminal.keys("G")
    play.compare("end-80", terminal.shows("横からの記録", without=["新着"]))
    terminal.resize(120, 30)
    play.compare("end-120", terminal.shows("Enter 詳細", "班別"))
    terminal.resize(40, 20)
    play.compare("end-40", terminal.shows("n記録 p約束"))
    terminal.keys("Enter")
    play.compare("entry-40", terminal.shows("C-1#", "ほかのキーで"))
    terminal.keys("Escape")
    terminal.resize(80, 24)
    terminal.shows("? 全キー")
    terminal.keys("?")
    play.compare("keys-80", terminal.shows("すべて既読にする"))
    terminal.keys("q")
    terminal.shows("? 全キー")
    terminal.type("/聞き取り 3")
    terminal.shows("検索 /聞き取り 3")
    terminal.keys("Enter")
    terminal.shows("? 全キー")
    terminal.keys("t", "t")
    play.compare("team-80", terminal.shows("修のみ、", "件を隠しています"))
    terminal.keys("Escape")
    terminal.shows("すべて表示します")
    terminal.type("n旧部品 7K2201 は持ち帰り")
    terminal.shows("社内メモ> 旧部品 7K2201 は持ち帰り")
    if terminal.caret() != "35,23":
        raise Failure(f"the caret is at {terminal.caret()}, not behind what is typed")
    terminal.keys("Enter")
    terminal.shows("OK メモを記録 10:12", "旧部品 7K2201 は持ち帰り")
    terminal.keys("w")
    terminal.shows("「w」には何も割り当てていません")
    tidied(terminal, "q", 0)


def tidied(terminal, key, code):
    """After `key` the shell is back, with the settings it had and this exit code."""
    terminal.keys(key)
    terminal.shows("$", without=["全キー", "keys"])
    terminal.line('echo "code $?"')
    terminal.shows(f"code {code}")
    terminal.line("stty -g | cmp - before && echo 'as before'")
    terminal.shows("as before")


def english(play, terminal):
    """The same viewer in English, in three sizes."""
    terminal.line("clear; " + play.command("--lang en timeline C-1 --live"))
    for columns, rows, words in [(80, 24, "g date"), (120, 30, "c kept"), (40, 20, "? keys")]:
        terminal.resize(columns, rows)
        play.compare(f"english-{columns}", terminal.shows("following", words))
    terminal.resize(80, 24)
    terminal.shows("g date")
    tidied(terminal, "q", 0)


def endings(play, terminal):
    """However the viewer ends, the terminal is as it was."""
    for name, code in [("INT", 130), ("TERM", 130), ("SEGV", 139), ("ABRT", 134)]:
        terminal.line("clear; " + play.command("timeline C-1 --live") + '; echo "code $?"')
        terminal.shows("? 全キー")
        children = subprocess.run(["pgrep", "-f", f"{play.tool.path} timeline C-1 --live"],
                                  capture_output=True, text=True, check=False).stdout.split()
        os.kill(int(children[0]), getattr(signal, "SIG" + name))
        terminal.shows(f"code {code}", without=["全キー"])
        terminal.line("clear; stty -g | cmp - before && echo 'as before'")
        terminal.shows("as before")
    terminal.line("clear; " + play.command("timeline C-1 --live"))
    terminal.shows("? 全キー")
    terminal.keys("C-z")
    terminal.shows("Stopped", without=["全キー"])
    terminal.line("fg")
    terminal.shows("? 全キー")
    tidied(terminal, "q", 0)


def day_and_menu(play, terminal):
    """My day at a desk; on a narrow terminal, on a visit, the menu of digits."""
    terminal.line("clear; " + play.command("2>&1"))
    play.compare("day-80", terminal.shows("次は"))
    play.at(NOW, "visit", "start", "--case", "C-1")
    terminal.resize(40, 20)
    terminal.line("clear; " + play.command(""))
    play.compare("menu-40", terminal.shows("0 閉じる", "番号>"))
    for prompt, keys in [("9 型番を打つ", "1"), ("数量 [1]>", "1"), ("新 S/N>", ""),
                         ("旧 S/N [7K2201]>", "9M0417"), ("OK 部品", "")]:
        terminal.line(keys)
        terminal.shows(prompt)
    play.compare("part-40", terminal.shows("OK 部品 CMP-88 x1", "取消: cb undo"))
    terminal.keys("0", "Enter")
    terminal.shows("$")
    terminal.resize(80, 24)


def watch(play, terminal):
    """Live lines of all cases, and how they end."""
    terminal.line("clear; " + play.command("watch --team 修") + '; echo "code $?"')
    terminal.shows("接続しました")
    play.at(NOW, "memo", "次は基板", "--case", "C-1", "--as", "kimura")
    play.at(NOW, "memo", "受付の記録", "--case", "C-1")
    play.compare("watch-80", body(terminal.shows("次は基板", without=["受付の記録"])))
    terminal.keys("C-c")
    terminal.shows("code 130")
    terminal.line("clear; " + play.command("watch") + " | head -1; echo ended")
    time.sleep(1)
    play.at(NOW, "memo", "管の終わり", "--case", "C-1")
    terminal.shows("管の終わり", "ended")


def body(screen):
    """A screen without the command line, in which a temporary directory stands."""
    lines = screen.split("\n")
    start = next(index for index, line in enumerate(lines) if line.startswith("接続"))
    return "\n".join(lines[start:])


def slow_line(play):
    """On a line of 400 bytes a second keys are few bytes each, and the end comes all the same."""
    child, descriptor = pty.fork()
    if child == 0:
        environment = {**play.shell(), **play.environment(), "TERM": "xterm", "COLUMNS": "80"}
        os.execve(play.tool.path, [play.tool.path, "timeline", "C-1", "--live"], environment)
    try:
        import fcntl
        import struct
        import termios
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.kill(child, signal.SIGWINCH)
        first = drain(descriptor, 2)
        if b"\x1b[?1049h" not in first:
            raise Failure(f"the screen was not taken: {first[:200]}")
        os.write(descriptor, b"k")
        step = drain(descriptor, 1)
        if not 0 < len(step) < 800:
            raise Failure(f"one step of the cursor took {len(step)} bytes")
        # Keys faster than the line; it is read 20 bytes at a time.
        os.write(descriptor, b"jkjkjkjkzzGbG ?\x1b")
        time.sleep(0.2)
        os.write(descriptor, b"q")
        rest = drain(descriptor, 30, piece=20, pause=0.05)
        if not rest.endswith(b"\x1b[?1049l"):
            raise Failure(f"the screen was not given back: {rest[-60:]}")
    finally:
        os.close(descriptor)
        _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failure(f"it ended with {os.waitstatus_to_exitcode(status)}")


def drain(descriptor, seconds, piece=65_536, pause=0.0):
    """What comes until nothing has come for a second, the process is gone, or time is up."""
    end = time.monotonic() + seconds
    read = b""
    while time.monotonic() < end:
        ready, _, _ = select.select([descriptor], [], [], 1)
        if not ready:
            break
        try:
            more = os.read(descriptor, piece)
        except OSError:
            break
        if not more:
            break
        read += more
        time.sleep(pause)
    return read


def run(options):
    with scratch(in_memory=True) as base:
        play = Play(options, base)
        story(play)
        terminal = Terminal({**play.shell(), "PWD": base}, 80, 24)
        try:
            terminal.line(f"cd {base}; clear")
            viewer(play, terminal)
            english(play, terminal)
            endings(play, terminal)
            day_and_menu(play, terminal)
            watch(play, terminal)
            asking(play, terminal, NOW)
        finally:
            terminal.close()
        slow_line(play)
        say(f"{play.compared} screens as they should be")


def main():
    parser = argparse.ArgumentParser(
        prog="Tools/screens", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Needed besides: python3, gcc, tmux.  Exit codes are those of Tools/faults.")
    parser.add_argument("--tool", help="the command; else CASEBOOK_TOOL, else what was built")
    parser.add_argument("--record", action="store_true",
                        help="keep the screens as they are, to be read before they are committed")
    sys.exit(support.finish(run, parser.parse_args()))
