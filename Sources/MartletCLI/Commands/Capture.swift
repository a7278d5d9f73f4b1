import ArgumentParser
import HostSnapshots

/// `martlet capture`: a snapshot of a host.
struct Capture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Write down all that this host shows of its CPU: one self-contained JSON file.",
    discussion: """
      CPUID of every logical CPU, MSRs, the kernel's view and parameters, what KVM offers, QEMU's CPU models, libvirt's \
      capabilities and CPU map, and guests' definitions, each as its source gave it. Nothing is changed, no guest is started. \
      What cannot be had (without root, KVM, QEMU or libvirt) is listed with the reason, and the exit status is 0.

      The file is a HOST for every other verb.

      Examples:
        martlet capture -o host.json
        martlet capture --redact | gzip > for-the-bug-report.json.gz
        martlet explain avx2 --on host.json
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; standard output if it is left out.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "libvirt's daemon. Default: LIBVIRT_DEFAULT_URI, else qemu:///system.", valueName: "uri"))
  var connect: String?

  @Flag(
    help: "Replace guest and host names, serials, UUIDs, addresses and paths, each always by the same word.")
  var redact = false

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp("How long libvirt, QEMU or another host may take, in seconds.", valueName: "seconds"))
  var timeLimit = 20

  func validate() throws {
    guard timeLimit > 0 else { throw ValidationError("--time-limit takes a number of seconds above 0.") }
  }

  func run() async throws {
    var live = LiveHost()
    if let connect { live.uri = connect }
    live.timeLimit = .seconds(timeLimit)
    let line = StatusLine()
    live.progress = { line.show("martlet: reading \($0) ...") }
    var snapshot = await live.capture()
    line.clear()
    if redact { snapshot = snapshot.redacted() }
    try write(snapshot, to: output)
    for missing in snapshot.missing {
      writeError("martlet: not had: \(missing.kind) from \(missing.source): \(missing.reason)")
    }
  }

  private func write(_ snapshot: Snapshot, to path: String?) throws {
    guard let path else { return try writeOutput(String(decoding: snapshot.json(), as: UTF8.self)) }
    try writeFile(snapshot.json(), to: path)
  }
}
