# Sourced by Scripts/fetch-oracle and Scripts/fetch-xen, after `work` names a folder of theirs.
#
#   prepare_sources [SUITE...]   a sources file of our own, made from the system's: its suites, or those that are named
#   apt_own COMMAND...           apt with that file and folders of our own; no system configuration is changed
#
# shellcheck shell=sh disable=SC2154

prepare_sources() {
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/source" "$work/parts"
  # Both notations of apt's sources, binary entries turned into source entries.
  : > "$work/sources.list"
  : > "$work/system.sources"
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -r "$file" ] || continue
    grep -E '^[[:space:]]*deb[[:space:]].*debian' "$file" | sed -E 's/^[[:space:]]*deb[[:space:]]/deb-src /' \
      >> "$work/sources.list" || true
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -r "$file" ] || continue
    grep -q debian.org "$file" || grep -q 'debian-archive-keyring' "$file" || continue
    { sed -E 's/^Types:.*/Types: deb-src/' "$file"; echo; } >> "$work/system.sources"
  done
  if [ $# -gt 0 ]; then
    # Other suites than the system's: its first archive, one entry a suite.
    uri=$(sed -n -E 's/^URIs:[[:space:]]*([^[:space:]]+).*/\1/p' "$work/system.sources" | head -n 1)
    [ -n "$uri" ] || uri=$(sed -n -E 's/^deb-src (\[[^]]*\] )?([^ ]+).*/\2/p' "$work/sources.list" | head -n 1)
    : > "$work/sources.list"
    : > "$work/system.sources"
    for suite in "$@"; do
      echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $suite main" \
        >> "$work/sources.list"
    done
  fi
  [ ! -s "$work/sources.list" ] || cp "$work/sources.list" "$work/parts/own.list"
  [ ! -s "$work/system.sources" ] || cp "$work/system.sources" "$work/parts/own.sources"
  apt_own apt-get update
}

apt_own() {
  "$@" -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/parts" \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User= \
    -o Acquire::Languages=none
}
