"""The command line of Tools/faults."""

import argparse
import sys

from . import (clocks, corruption, crash_run, kill, map_full, outcomes, readers, space, support,
               sweep)
from .sockets import burst, foreign, frames, full, killing, network, replica, restart

HARNESSES = {
    "crash-states": crash_run,
    "kill": kill,
    "io": sweep,
    "corruption": corruption,
    "disk-full": space,
    "map-full": map_full,
    "outcomes": outcomes,
    "stopped-reader": readers,
    "clock": clocks,
    "desk": foreign,
    "desk-kill": killing,
    "desk-burst": burst,
    "desk-network": network,
    "desk-restart": restart,
    "desk-replica": replica,
    "desk-full": full,
    "desk-frames": frames,
}


EPILOG = """\
Build first (Tools/build).  Needed besides: python3, gcc, liblmdb-dev; for disk-full,
desk-full and desk-network, root; for desk-…, the network, to install pyzmq from PyPI once.
Books are made in a temporary directory, in memory where possible, and removed afterwards; no book
of yours is touched, except one that is named by --book of map-full.

examples
  Tools/faults crash-states --trials 2000     power cuts at 2,000 moments of a run
  Tools/faults kill --count 500               500 processes killed while others write
  Tools/faults io --scenarios backup,restore  every single call of two commands fails once
  Tools/faults desk-kill --seconds 3600       server and subscribers killed for an hour
  Tools/faults desk-frames --count 10000000   malformed requests
  Tools/faults corruption --help              what one of them does, and its options

The same --seed draws the same faults; a failure prints the command that repeats it.
Exit codes: 0 passed, 1 casebook failed, 2 the run means nothing, 3 skipped on this machine."""


def main():
    parser = argparse.ArgumentParser(
        prog="Tools/faults", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Breaks disks and processes under casebook, and sees that nothing acknowledged "
        "is ever lost.", epilog=EPILOG)
    commands = parser.add_subparsers(dest="harness", required=True,
                                     title="what is broken", metavar="HARNESS")
    for name, module in HARNESSES.items():
        summary = module.__doc__.splitlines()[0]
        sub = commands.add_parser(name, help=summary, description=module.__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
        sub.add_argument("--tool", help="the command; else CASEBOOK_TOOL, else what was built")
        sub.add_argument("--seed", type=int, default=1, help="one seed, one series of faults")
        module.add_options(sub)
    options = parser.parse_args()
    support.say(f"{options.harness}: seed {options.seed}; repeat: {support.repeat_line()}")
    sys.exit(support.finish(HARNESSES[options.harness].run, options))
