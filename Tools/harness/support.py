"""What every harness needs: the command under test, scratch space, the shims, an outcome."""

import contextlib
import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))

PASSED, FAILED, MEANINGLESS, SKIPPED = 0, 1, 2, 3
"""Exit codes of the harnesses."""


class Failure(Exception):
    """casebook did what it must not do."""


class Meaningless(Exception):
    """The run says nothing about casebook, for example because there was nothing to break."""


class Skipped(Exception):
    """This machine cannot do it; the text says why."""


def say(text):
    print(text, flush=True)


@dataclasses.dataclass
class Result:
    """What a finished command said."""

    arguments: list
    code: int  # negative: the signal that ended it
    out: str
    err: str

    def __str__(self):
        last = (self.err.strip() or self.out.strip() or "said nothing")[-600:]
        return f"`casebook {' '.join(self.arguments)}` ended with {self.code}: {last}"


class Tool:
    """The command `casebook`, run with an environment of its own."""

    def __init__(self, path, home):
        self.path = os.path.abspath(path)
        self.home = home

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items()
                if name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR")}
        folders = {f"XDG_{name}_HOME": os.path.join(self.home, name.lower())
                   for name in ("DATA", "STATE", "CONFIG", "CACHE")}
        return {**kept, **folders, "HOME": self.home, "LANG": "C.UTF-8", "CASEBOOK_LANG": "en",
                "CASEBOOK_NO_INPUT": "1", "NO_COLOR": "1", **more}

    def start(self, *arguments, environment=None, **options):
        """Starts it; the pipes are text unless told otherwise."""
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        options.setdefault("text", True)
        options.setdefault("errors", "replace")
        return subprocess.Popen([self.path, *arguments],
                                env=self.environment(**(environment or {})), **options)

    def run(self, *arguments, text=None, environment=None, seconds=120, expect=None, **options):
        """Runs it to its end; `expect` lists the exit codes that are not a failure."""
        process = self.start(*arguments, environment=environment, **options,
                             stdin=subprocess.DEVNULL if text is None else subprocess.PIPE)
        try:
            out, err = process.communicate(text, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failure(f"`casebook {' '.join(arguments)}` gave no answer in {seconds} s")
        result = Result(list(arguments), process.returncode, out, err)
        if expect is not None and result.code not in expect:
            raise Failure(str(result))
        return result


def find_tool(path, home):
    """The command at `path`, or the one that Tools/build made."""
    path = path or os.environ.get("CASEBOOK_TOOL") or os.path.join(
        REPOSITORY, ".build", "release", "casebook")
    if not os.access(path, os.X_OK):
        raise Meaningless(f"there is no command at {path}: run Tools/build first")
    return Tool(path, home)


@contextlib.contextmanager
def scratch(in_memory=False):
    """A directory that is gone afterwards; `in_memory` where what is kept there is thrown away."""
    base = "/dev/shm" if in_memory and os.access("/dev/shm", os.W_OK) else None
    directory = tempfile.mkdtemp(prefix="casebook-faults-", dir=base)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def compile_c(name, directory, *flags):
    """Compiles `name`.c of this folder; ends in `.so` for what LD_PRELOAD takes."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        raise Skipped("there is no C compiler")
    source = name.removesuffix(".so") + ".c"
    shared = ["-shared", "-fPIC"] if name.endswith(".so") else []
    target = os.path.join(directory, name)
    done = subprocess.run([compiler, "-O2", "-Wall", "-Wextra", *shared, "-o", target,
                           os.path.join(HERE, source), *flags], capture_output=True, text=True)
    if done.returncode:
        raise Meaningless(f"{source} does not compile:\n{done.stderr}")
    return target


def finish(harness, options):
    """Runs `harness(options)` and turns how it ends into an exit code and a last line."""
    try:
        harness(options)
    except Failure as failure:
        say(f"FAILED: {failure}")
        say(f"repeat: {repeat_line()}")
        return FAILED
    except Skipped as reason:
        say(f"skipped: {reason}")
        return SKIPPED
    except Meaningless as reason:
        say(f"error: {reason}")
        return MEANINGLESS
    return PASSED


def repeat_line():
    """The command that does the same again."""
    return " ".join([os.path.relpath(sys.argv[0], REPOSITORY), *sys.argv[1:]])
