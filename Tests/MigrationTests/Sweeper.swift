import Foundation

/// Ends by their process ids what runs with a folder in its environment, and removes the folder; when told, and also when
/// the process that made it is killed.
final class Sweeper {
  private let process = Process()
  private let pipe = Pipe()

  /// Begins to wait; the folder's name must be unique.
  init(_ folder: String) throws {
    // The end of its input is the end of the tests, however they end.
    let script = """
      trap '' INT TERM HUP
      cat >/dev/null
      for process in /proc/[0-9]*; do
        if tr '\\0' '\\n' 2>/dev/null <"$process/environ" | grep -q "=$1/"; then kill -KILL "${process#/proc/}"; fi
      done
      rm -rf "$1"
      """
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, "sweeper", folder]
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Sweeps, and waits for the end of that.
  func sweep() {
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
