"""The command line of Tools/faults."""

import argparse
import sys

from . import clocks, corruption, crash_run, kill, readers, space, support, sweep

HARNESSES = {
    "crash-states": crash_run,
    "kill": kill,
    "io": sweep,
    "corruption": corruption,
    "disk-full": space,
    "stopped-reader": readers,
    "clock": clocks,
}


def main():
    parser = argparse.ArgumentParser(
        prog="Tools/faults", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Breaks disks and processes under casebook; nothing acknowledged may be lost.",
        epilog="Exit codes: 0 passed, 1 failed, 2 the run means nothing, 3 skipped.")
    commands = parser.add_subparsers(dest="harness", required=True)
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
