# To be sourced by a test: needs NAME ... ends it with 77, which skips it, where one of the programs of programs.txt is
# not here. A program counts by what it says of itself, since another may bear its name; it then stands first in PATH.
# The line that says so is gathered by tools/test.

skip() {
  echo "skipped: $1 (package $2)"
  exit 77
}

# Ends with 77 unless a program of that name in PATH answers as it should.
needs_one() {
  local name package ask answer path
  read -r name package ask answer < <(grep "^$1 " "$needs_folder/programs.txt")
  while read -r path; do
    if grep -q "$answer" < <("$path" "$ask" 2>&1); then
      PATH=$(dirname "$path"):$PATH
      return
    fi
  done < <(type -ap "$name")
  skip "$name is not here" "$package"
}

needs_folder=$(realpath -- "$(dirname "${BASH_SOURCE[0]}")")
needs() {
  local name
  for name in "$@"; do needs_one "$name"; done
}
