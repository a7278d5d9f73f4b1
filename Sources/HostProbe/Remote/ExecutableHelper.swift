internal import Glibc

/// The running program as a helper: sent to a host, started there as `martlet capture`, and removed.
struct ExecutableHelper {
  /// The program's file.
  var path: String

  /// The command that ssh runs, which reads the program from its standard input.
  ///
  /// One line without single quotes and backslashes within the quotes, so that POSIX shells, fish and zsh pass it on to `sh`
  /// unchanged. The program is in a folder that only the user can read; it and the program's own processes go
  /// when the command ends, also by a lost connection: an empty line each second finds out. A folder whose
  /// file system allows no programs is left for another.
  ///
  /// - SeeAlso: POSIX.1-2017, sh, trap; proc(5), /proc/pid/task/tid/children; mount(8), noexec.
  /// - Throws: `RemoteCaptureError` if the program's file cannot be read.
  func command() throws(RemoteCaptureError) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw RemoteCaptureError("cannot read \(path), the program to send")
    }
    let steps = [
      #"fail() { echo "$1" >&2; exit 3; }"#,
      #"[ "$(uname -m)" = \#(Self.machine) ] || fail "this Martlet is for \#(Self.machine), and the host is $(uname -m)""#,
      #"d=; n=; p="#,
      #"clean() { [ -z "$p" ] || kill $p $(cat /proc/$p/task/*/children 2>/dev/null) 2>/dev/null; [ -z "$d" ] || rm -rf "$d"; [ -z "$n" ] || rm -rf "$n"; }"#,
      #"trap clean EXIT; trap "exit 129" HUP INT TERM PIPE"#,
      #"umask 077; d=$(mktemp -d "${TMPDIR:-/tmp}/\#(Self.folder)") || fail "The host has no folder for the helper""#,
      #"f=$d/martlet; cat >"$f" && [ $(wc -c <"$f") -eq \#(status.st_size) ] || fail "The helper did not arrive whole in $d""#,
      #"chmod 700 "$f"; start() { v=$("$d/martlet" --version 2>&1 </dev/null); }"#,
      #"start || for t in /var/tmp "$HOME"; do n=$(mktemp -d "$t/\#(Self.folder)" 2>/dev/null) && mv "$d/martlet" "$n/martlet" && rm -rf "$d" && d=$n && n= && start && break; done"#,
      #"start || fail "Martlet does not start on the host: $(echo "$v" | tail -n 1)""#,
      #""$d/martlet" capture -o "$d/host.json" >/dev/null 2>"$d/why" </dev/null & p=$!"#,
      #"while kill -0 $p 2>/dev/null; do sleep 1; echo || exit 129; done"#,
      #"wait $p || fail "martlet capture failed on the host: $(tail -n 1 "$d/why")""#,
      #"p=; echo \#(Self.mark); cat "$d/host.json""#,
    ]
    return "exec sh -c '\(steps.joined(separator: "; "))'"
  }

  /// The name of the folder, as mktemp(1) completes it.
  private static let folder = "martlet." + String(repeating: "X", count: 10)
  /// What the command prints before the snapshot.
  private static let mark = "martlet-capture:"

  /// The snapshot's JSON in what the command printed; nil if there is none.
  static func snapshot(in output: [UInt8]) -> ArraySlice<UInt8>? {
    let line = Array("\(mark)\n".utf8)
    var index = 0
    while index + line.count <= output.count {
      // At the beginning of a line: what a login shell prints before it is left out.
      if index == 0 || output[index - 1] == 0x0a, output[index..<(index + line.count)].elementsEqual(line) {
        return output[(index + line.count)...]
      }
      index += 1
    }
    return nil
  }

  /// This machine's architecture, as `uname -m` prints it.
  private static var machine: String {
    var name = utsname()
    guard unsafe uname(&name) == 0 else { return "x86_64" }
    return unsafe withUnsafeBytes(of: name.machine) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
