# Sourced by ./quickstart, ./test and the scripts beside this file.
#
#   need_packages PACKAGE...   installs the Debian packages that are missing, and says which
#   need_swift                 says what to do if there is no Swift
#   build_product PRODUCT      builds a program of this package for release, and sets $built to its path
#   build_release              builds the release binary, and sets $martlet to its path
#   build_fleet                builds martlet-fleet for release, and sets $fleet to its path

need_packages() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "$0: this is not a Debian system; install what corresponds to: $*" >&2
    return 0
  fi
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing the packages that are missing: ${missing[*]}"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "$0: neither root nor sudo; as root, run: apt-get install ${missing[*]}" >&2
      return 1
    fi
    root=(sudo)
  fi
  "${root[@]}" apt-get update -q >/dev/null
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

need_swift() {
  command -v swift >/dev/null 2>&1 && return 0
  echo "$0: swift is not on PATH; install Swift $(cat .swift-version) or newer from swift.org" >&2
  return 1
}

# build_product PRODUCT: in release, with the options of the release binary, so that each module is compiled once for all.
build_product() {
  # The Swift runtime is linked in. The toolchain's own lld makes a binary that starts a third faster than gold's. Nothing loads
  # symbols from a command, so none is exported: 1.6 MB. No library is taken from beside the binary, and relocated pages end read-only.
  local options=(-c release --product "$1" --static-swift-stdlib -Xswiftc -use-ld=lld --disable-local-rpath
    -Xlinker --no-export-dynamic -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now
    # A section for each function: the linker leaves out those that nobody calls, 1.4 MB, and keeps one of those with the same code.
    -Xswiftc -Xfrontend -Xswiftc -function-sections -Xlinker --icf=all)
  # Package.swift compiles what runs once per question for size.
  MARTLET_SMALL=1 swift build "${options[@]}"
  built=$(MARTLET_SMALL=1 swift build "${options[@]}" --show-bin-path)/$1
}

build_release() {
  build_product martlet
  martlet=$built
}

build_fleet() {
  need_packages libsqlite3-dev binutils
  # A folder with SQLite's archive alone, which the linker finds before the shared library: the program needs no SQLite of the host.
  mkdir -p Fleet/.build/archives
  ln -sf "$(${CC:-cc} -print-file-name=libsqlite3.a)" Fleet/.build/archives/libsqlite3.a
  # What needs HTTP, in a package of its own: built beside martlet, which looks nowhere else for it.
  local options=(-c release --package-path Fleet --product martlet-fleet --static-swift-stdlib -Xswiftc -use-ld=lld
    --disable-local-rpath -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now -Xswiftc "-L$PWD/Fleet/.build/archives")
  swift build "${options[@]}"
  fleet=$(swift build "${options[@]}" --show-bin-path)/martlet-fleet
  if readelf --dynamic "$fleet" | grep -q 'NEEDED.*libsqlite3'; then
    echo "$0: martlet-fleet was linked with the shared SQLite of this machine" >&2
    return 1
  fi
}
