import ArgumentParser
import MartletQuestions

/// How hosts and daemons are asked that an argument names.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      "How long a host may take that is asked: libvirt and each start of QEMU (default 20), or a host by ssh (120), in seconds.",
      valueName: "seconds"))
  var timeLimit: Int?

  @Flag(
    name: .customLong("allow-uri"),
    help:
      "Open URIs that may have a program run: qemu+ext, and the parameters command, netcat and proxy, and unknown ones."
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
        if let step { line.show("martlet: \(step) ...") } else { line.clear() }
      })
  }
}
