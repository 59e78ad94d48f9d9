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

# Leaves in `python` one that has a module of programs.txt, or ends with 77.
needs_module() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c "import $1" 2>/dev/null; then return; fi
  done
  skip "no Python here has the module $1" "$(awk -v module="$1" '$1 == module { print $2 }' "$needs_folder/programs.txt")"
}
