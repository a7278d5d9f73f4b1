/// Where a remedy or a cause was carried out: not judged from records, but done to daemons, binaries or emulated hosts, and looked at.
package enum Trial: Sendable, Equatable {
  /// In a test that every run includes: the file below `Tests`, and the function.
  case test(file: String, function: String)
  /// On emulated hosts, by `./test --lab=full` or, for what `./test --lab` does, by that.
  case lab(file: String, function: String)
  /// Nowhere, for this reason.
  case not(Reason)

  /// Why something is not carried out here; each is one sentence without a full stop.
  package enum Reason: String, Sendable, CaseIterable {
    case firmware = "needs a machine whose firmware's setup can be changed"
    case microcode = "needs a CPU, and microcode for it"
    case registers = "emulated CPUs don't have the register's effect"
    case kernel = "needs another kernel, or a boot by a boot loader, which emulated hosts lack"
    case intel = "needs kvm_intel; emulated hosts have kvm_amd alone"
    case module = "needs a host whose KVM is not the emulated CPU's"
    case packages = "needs packages of another version, which emulated hosts cannot fetch"
    case silicon = "is a matter of the CPU's design"
    case manager = "needs the manager itself"
    case outer = "needs another hypervisor underneath"
    case device = "needs a device of the host's that a guest uses"
    case source = "needs a libvirt built from changed source, which is advised against"
    case advice = "changes nothing: it is something to look at, or a choice of hosts"
    case emulator = "needs another QEMU, or KVM of the CPU's own"
    case system = "needs an installation of that system"
    case notProposed = "is not proposed there"
    case noTest = "no test brings it about yet"
  }

  /// The reason for which nobody carried it out; nil if somebody did.
  package var reason: Reason? {
    if case .not(let reason) = self { reason } else { nil }
  }

  /// The file and the function that carry it out; nil if none does.
  package var place: (file: String, function: String)? {
    switch self {
    case .test(let file, let function), .lab(let file, let function): (file, function)
    case .not: nil
    }
  }

  /// The trial as a cell of a table.
  package var text: String {
    switch self {
    case .test(let file, let function): "`\(file)`, `\(function)`"
    case .lab(let file, let function): "lab: `\(file)`, `\(function)`"
    case .not(let reason): "not carried out: \(reason.rawValue)"
    }
  }
}
