# What the scripts of this folder share; sourced, never run.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The one configuration of building and testing: a second one would compile every dependency again.
# It is a release build because proofs and measurements are about what people run; the tests may
# look inside it.
configuration=(-c release -Xswiftc -enable-testing)

# The folder of what was built, for example the command `casebook`.
binaries() {
  swift build "${configuration[@]}" --show-bin-path
}

# Ends the script with what is wrong and, after it, what to do.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  if [ $# -gt 0 ]; then printf 'hint: %s\n' "$@" >&2; fi
  exit 1
}

# Says on stderr what is being done, as a heading.
step() {
  printf '\n== %s\n' "$*" >&2
}
