import ArgumentParser
import MartletQuestions

/// How hosts and daemons are asked that an argument names.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      "How long to wait for a host: libvirt and each start of QEMU (default: 20 s), or a host by ssh (default: 120 s).",
      valueName: "seconds"))
  var timeLimit: Int?

  @Flag(
    name: .customLong("allow-uri"),
    help:
      "Open URIs that can run a program: qemu+ext, the parameters command, netcat and proxy, and unknown parameters."
  )
  var allowURI = false

  func validate() throws {
    guard timeLimit ?? 1 > 0 else { throw ValidationError("--time-limit takes a number of seconds above 0.") }
  }

  /// How the options have hosts asked; a terminal shows the progress.
  var access: HostAccess {
    HostAccess(
      timeLimit: timeLimit.map { .seconds($0) }, allowsPrograms: allowURI,
      progress: { step in
        let line = StatusLine()
        if let step { return line.show("martlet: \(step) ...") }
        line.clear()
        InterruptedAsking.askingIsOver()
      }, isInterrupted: InterruptedAsking.isWanted)
  }
}
