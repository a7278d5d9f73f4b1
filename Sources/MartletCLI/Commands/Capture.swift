import ArgumentParser
import HostProbe
import HostSnapshots
import MartletQuestions
import SnapshotRedaction

/// `martlet capture`: writes a snapshot of this machine, or of others by ssh.
struct Capture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Record everything that a host shows of its CPU in one self-contained JSON file.",
    discussion: """
      The snapshot holds CPUID of every logical CPU, MSRs, the kernel's view and parameters, what KVM offers, QEMU's CPU \
      models, libvirt's capabilities and CPU map, and guests' definitions, each as its source gave it. Martlet changes \
      nothing and starts no guest. What it cannot read (without root, KVM, QEMU or libvirt) is in the snapshot with the \
      reason, and the exit status is 0. The file is a HOST for every other verb.

      --ssh captures hosts that have no Martlet. It runs a shell script of standard tools there, which --print-script \
      prints. The script cannot ask KVM, starts no QEMU, and reads MSRs only as root. With --ssh-helper, a helper in a \
      private folder there asks KVM and QEMU, and is removed: martlet copies this program, which captures the host as it \
      captures this one; python3 is a script. One host goes to FILE; several go to a folder, as HOST.json. \
      If a host fails, or you press Ctrl-C, Martlet writes the others; the exit status is 69 or 130.

      Examples:
        martlet capture -o host.json
        martlet capture --ssh root@node1 --ssh root@node2 -o hosts/
        martlet capture --ssh root@node1 --ssh-helper martlet -o node1.json
        martlet capture --print-script | ssh node1 sh -s > node1.capture
        martlet capture --redact | gzip > for-the-bug-report.json.gz
        martlet explain avx2 --on host.json
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the snapshot here. Default: standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Capture another host by ssh, which must not prompt; repeatable.", valueName: "user@host"))
  var ssh: [String] = []

  @Option(help: ArgumentHelp("How many hosts to ask at a time.", valueName: "n"))
  var parallel = 8

  @Flag(name: .customLong("print-script"), help: "Print the script that --ssh runs, and stop.")
  var printScript = false

  @Option(
    help: ArgumentHelp(
      "The libvirt daemon. Default: LIBVIRT_DEFAULT_URI, else qemu:///system.", valueName: "uri"))
  var connect: String?

  @Flag(
    help:
      "Keep only what concerns CPUs, machines and migration; names, UUIDs and paths become pseudonyms, the same throughout."
  )
  var redact = false

  @OptionGroup var accessOptions: AccessOptions

  private var timeLimit: Int? { accessOptions.timeLimit }

  private var helper: AccessOptions.Helper? { accessOptions.helper }

  func validate() throws {
    guard parallel > 0 else { throw ValidationError("--parallel takes a number above 0.") }
    guard ssh.count < 2 || output != nil else {
      throw ValidationError("With several --ssh, -o names the folder to write to.")
    }
    guard helper == nil || !ssh.isEmpty || printScript else {
      throw ValidationError("--ssh-helper goes with --ssh or --print-script.")
    }
    guard helper != .martlet || !printScript else {
      throw ValidationError("The helper martlet goes with --ssh: a script cannot carry the program.")
    }
    guard ssh.isEmpty || connect == nil else {
      throw ValidationError("--connect is for this host; the script asks qemu:///system.")
    }
  }

  func run() async throws {
    if printScript { return try writeOutput(.program(RemoteCapture.script(helper?.program))) }
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

  /// Captures the hosts that `--ssh` names, several at a time, and writes those that answered even after Ctrl-C.
  private func captureOthers() async throws {
    if ssh.count > 1 { try makeFolder(output ?? "") }
    let question = RemoteCaptureQuestion(
      hosts: ssh, simultaneous: parallel, timeLimit: .seconds(timeLimit ?? 120), helper: helper?.program)
    let line = StatusLine()
    let count = ssh.count
    let asking = Task { () async -> [RemoteCapture.Answer] in
      var finished = 0
      return await question.answer { target, progress in
        switch progress {
        case .started: break
        case .finished: finished += 1
        case .failed(let reason):
          finished += 1
          line.clear()
          writeError("martlet: \(target): \(reason)")
        }
        line.show("martlet: \(finished) of \(count) hosts ...")
      }
    }
    let watch = Task {
      while !InterruptedAsking.isWanted() { try await Task.sleep(for: .milliseconds(50)) }
      asking.cancel()
    }
    let answers = await asking.value
    watch.cancel()
    line.clear()
    InterruptedAsking.askingIsOver()
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
    guard let path else { return try writeOutput(.json(String(decoding: json, as: UTF8.self))) }
    // A capture has definitions, command lines and configuration.
    try writePrivateFile(json, to: path)
  }
}
