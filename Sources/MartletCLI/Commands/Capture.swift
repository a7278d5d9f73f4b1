import ArgumentParser
import HostProbe
import HostSnapshots
import MartletQuestions

/// `martlet capture`: a snapshot of a host.
struct Capture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Write down all that this host shows of its CPU: one self-contained JSON file.",
    discussion: """
      CPUID of every logical CPU, MSRs, the kernel's view and parameters, what KVM offers, QEMU's CPU models, libvirt's \
      capabilities and CPU map, and guests' definitions, each as its source gave it. Nothing is changed, no guest is started. \
      The snapshot lists what cannot be read (without root, KVM, QEMU or libvirt) with the reason, and the exit status is 0.

      With --ssh, hosts on which Martlet is not installed: a shell script of standard tools is run there, which \
      --print-script prints. It cannot ask KVM, starts no QEMU, and reads MSRs only as root; all else is as here. \
      --ssh-helper python3 lets it: a script is copied to a private folder there, asks both, and is removed. One host \
      goes to FILE, several go to a folder, HOST.json each. If a host fails, the others are written, and the exit status is 69.

      The file is a HOST for every other verb.

      Examples:
        martlet capture -o host.json
        martlet capture --ssh root@node1 --ssh root@node2 -o hosts/
        martlet capture --ssh root@node1 --ssh-helper python3 -o node1.json
        martlet capture --print-script | ssh node1 sh -s > node1.capture
        martlet capture --redact | gzip > for-the-bug-report.json.gz
        martlet explain avx2 --on host.json
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; standard output if it is left out.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Look at another host by ssh, which must ask for nothing; may repeat.", valueName: "user@host"))
  var ssh: [String] = []

  @Option(
    name: .customLong("ssh-helper"),
    help: ArgumentHelp(
      "Allow a program to be copied to each host that asks KVM and QEMU there, and is removed: python3.",
      valueName: "helper"))
  var helper: Helper?

  @Option(help: ArgumentHelp("How many hosts are asked at a time.", valueName: "n"))
  var parallel = 8

  @Flag(name: .customLong("print-script"), help: "Print the script that --ssh runs, and do nothing else.")
  var printScript = false

  @Option(
    help: ArgumentHelp(
      "libvirt's daemon. Default: LIBVIRT_DEFAULT_URI, else qemu:///system.", valueName: "uri"))
  var connect: String?

  @Flag(
    help: "Replace guest and host names, serials, UUIDs, addresses and paths, each always by the same word.")
  var redact = false

  @OptionGroup var accessOptions: AccessOptions

  private var timeLimit: Int? { accessOptions.timeLimit }

  enum Helper: String, ExpressibleByArgument, CaseIterable {
    case python3

    /// What the library calls it.
    var program: RemoteCapture.Helper {
      switch self {
      case .python3: .python3
      }
    }
  }

  func validate() throws {
    guard parallel > 0 else { throw ValidationError("--parallel takes a number above 0.") }
    guard ssh.count < 2 || output != nil else {
      throw ValidationError("With several --ssh, -o names the folder to write to.")
    }
    guard helper == nil || !ssh.isEmpty || printScript else {
      throw ValidationError("--ssh-helper goes with --ssh or --print-script.")
    }
    guard ssh.isEmpty || connect == nil else {
      throw ValidationError("--connect is for this host; the script asks qemu:///system.")
    }
  }

  func run() async throws {
    if printScript { return try writeOutput(RemoteCapture.script(helper?.program)) }
    guard ssh.isEmpty else { return try await captureOthers() }
    let line = StatusLine()
    let question = CaptureQuestion(
      connection: connect, timeLimit: .seconds(timeLimit ?? 20),
      progress: { line.show("martlet: reading \($0) ...") })
    try question.checkConnection(accessOptions.access)
    let snapshot = await question.answer()
    line.clear()
    try write(snapshot, to: output)
    for missing in snapshot.missing {
      writeError("martlet: missing: \(missing.kind) from \(missing.source): \(missing.reason)")
    }
  }

  /// Captures the hosts that `--ssh` names, several at a time.
  private func captureOthers() async throws {
    if ssh.count > 1 { try makeFolder(output ?? "") }
    let question = RemoteCaptureQuestion(
      hosts: ssh, simultaneous: parallel, timeLimit: .seconds(timeLimit ?? 120), helper: helper?.program)
    let line = StatusLine()
    var finished = 0
    let answers = await question.answer { target, progress in
      switch progress {
      case .started: break
      case .finished: finished += 1
      case .failed(let reason):
        finished += 1
        line.clear()
        writeError("martlet: \(target): \(reason)")
      }
      line.show("martlet: \(finished) of \(ssh.count) hosts ...")
    }
    line.clear()
    var failed = 0
    let names = RemoteCaptureQuestion.fileNames(of: ssh)
    for (answer, name) in zip(answers, names) {
      guard case .success(let snapshot) = answer.result else {
        failed += 1
        continue
      }
      let path = ssh.count > 1 ? "\(output ?? "")/\(name).json" : output
      try write(snapshot, to: path)
      writeError(
        "martlet: \(answer.target): \(snapshot.parts.count) parts, \(snapshot.missing.count) missing"
          + (path.map { " (\($0))" } ?? ""))
    }
    if failed > 0 { throw CommandExit(status: CommandFailure.unavailable) }
  }

  private func write(_ snapshot: Snapshot, to path: String?) throws {
    let json = (redact ? snapshot.redacted() : snapshot).json()
    guard let path else { return try writeOutput(String(decoding: json, as: UTF8.self)) }
    // A capture has definitions, command lines and configuration.
    try writeFile(json, to: path, permissions: 0o600)
  }
}
