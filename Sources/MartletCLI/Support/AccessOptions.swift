import ArgumentParser
import HostProbe
import MartletQuestions

/// The options `--time-limit`, `--ssh-helper` and `--allow-uri` of every verb that asks hosts or daemons.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      "How long to wait for a host: libvirt and each start of QEMU (default: 20 s), or a host by ssh (default: 120 s).",
      valueName: "seconds"))
  var timeLimit: Int?

  @Option(
    name: .customLong("ssh-helper"),
    help: ArgumentHelp(
      "Copy a helper to each host asked by ssh, which asks KVM and QEMU there and is removed: martlet (this program) or python3.",
      valueName: "helper"))
  var helper: Helper?

  /// The helpers' names; the library's values.
  enum Helper: String, ExpressibleByArgument, CaseIterable {
    case martlet
    case python3

    /// The helper as the library's value.
    var program: RemoteCapture.Helper {
      switch self {
      case .martlet: .martlet
      case .python3: .python3
      }
    }
  }

  @Flag(
    name: .customLong("allow-uri"),
    help:
      "Open URIs that can run a program: qemu+ext, the parameters command, netcat and proxy, and unknown parameters."
  )
  var allowURI = false

  @Option(
    name: .customLong("os-cloud"),
    help: ArgumentHelp(
      "The OpenStack cloud of nova:, by its name in clouds.yaml (default: OS_CLOUD, the OS_ variables, or the only cloud).",
      valueName: "name"))
  var cloud: String?

  @Flag(
    name: .customLong("os-insecure"),
    help: "Accept any server certificate of that cloud: whoever is between can read the credentials.")
  var isInsecure = false

  @Option(
    name: .customLong("nova-cpu"),
    help: ArgumentHelp(
      "A setting of nova.conf that decides the CPU of nova:server=UUID, such as cpu_mode=host-model; repeatable.",
      valueName: "key=value"))
  var novaCPU: [String] = []

  func validate() throws {
    guard timeLimit ?? 1 > 0 else { throw ValidationError("--time-limit takes a number of seconds above 0.") }
  }

  /// The options as a value; a terminal shows the progress, and Ctrl-C ends the asking.
  var access: HostAccess {
    HostAccess(
      timeLimit: timeLimit.map { .seconds($0) }, allowsPrograms: allowURI, helper: helper?.program,
      cloud: CloudAccess(name: cloud, isInsecure: isInsecure, guestSettings: novaCPU),
      progress: { step in
        let line = StatusLine()
        if let step { return line.show("martlet: \(step) ...") }
        line.clear()
        InterruptedAsking.askingIsOver()
      }, isInterrupted: InterruptedAsking.isWanted)
  }
}
