/// How a host is set up, as far as it bears on CPU features: what rules look at beside the bits.
///
/// Nil, or no key, is *not known*; it never means that a thing is not so.
public struct HostConfiguration: Sendable, Hashable {
  /// When it was looked at: RFC 3339, UTC.
  public var captured: String
  /// The kernel's release, as `uname -r` prints it.
  public var kernelRelease: String?
  /// The words of the kernel's command line.
  public var commandLine: [String]?
  /// The kernel's own settings that concern CPUs: `CONFIG_X86_SGX_KVM` and `y`.
  public var kernelSettings: [String: String] = [:]
  /// Parameters of KVM's modules, `kvm_intel.nested` and `Y`.
  public var moduleParameters: [String: String] = [:]
  /// The kernel's modules whose names begin with `kvm`.
  public var modules: Set<String>?
  /// The words of `/proc/cpuinfo`'s line of flags that all logical CPUs have.
  public var kernelFlags: Set<String>?
  /// The words of its line of bugs.
  public var kernelBugs: Set<String>?
  /// What the kernel says of each vulnerability.
  public var vulnerabilities: [String: String] = [:]
  /// The MSRs of each logical CPU.
  public var msrs: [Int: [UInt32: UInt64]] = [:]
  /// The firmware and the board by DMI's names: `bios_version`, `board_name`.
  public var firmware: [String: String] = [:]
  /// Whether SMT is on: what `/sys/devices/system/cpu/smt/control` says.
  public var smt: String?
  /// KVM's capabilities by name; a capability that KVM does not have is 0.
  public var kvmCapabilities: [String: Int]?
  /// Versions of QEMU by the path of the binary.
  public var qemuVersions: [String: String] = [:]
  /// libvirt's version at the daemon's end.
  public var libvirtVersion: String?
  /// The names of features that the installed CPU map has; nil if the map was not captured.
  public var mapFeatures: Set<String>?
  /// nova.conf's settings, `libvirt.cpu_mode` and `custom`; nil if there is no nova.conf.
  public var nova: [String: String]?
  /// When daemons that remember CPUs were started.
  public var started: [String: String] = [:]
  /// When the machine booted.
  public var booted: String?
  /// Which software runs, and how fresh what it remembers is.
  public var setup = HostSetup()
  /// What could not be had.
  public var missing: [Missing] = []

  /// What could not be had of a host.
  public struct Missing: Sendable, Hashable {
    /// What it would have been, a word of snapshots.
    public var kind: String
    /// Where it would have been from.
    public var source: String
    /// Why it is not there.
    public var reason: String
    /// Whether the machine has no such thing, so that nothing is missing from the picture.
    public var hasNone: Bool

    /// Something that could not be had.
    public init(kind: String, source: String, reason: String, hasNone: Bool = false) {
      self.kind = kind
      self.source = source
      self.reason = reason
      self.hasNone = hasNone
    }
  }

  /// A configuration of which nothing is known yet.
  public init(captured: String) { self.captured = captured }
}

extension HostConfiguration {
  /// The values of one MSR, with the logical CPUs that have each, in order of the first CPU; empty if it was not read.
  public func values(ofMSR index: UInt32) -> [(value: UInt64, cpus: [Int])] {
    var found: [(value: UInt64, cpus: [Int])] = []
    for cpu in msrs.keys.sorted() {
      guard let value = msrs[cpu]?[index] else { continue }
      if let known = found.firstIndex(where: { $0.value == value }) {
        found[known].cpus.append(cpu)
      } else {
        found.append((value, [cpu]))
      }
    }
    return found
  }

  /// A module's parameter as a truth; nil if it was not read or is no truth.
  public func isOn(_ parameter: String) -> Bool? {
    switch moduleParameters[parameter] {
    case "Y"?, "1"?, "y"?: true
    case "N"?, "0"?, "n"?: false
    default: nil
    }
  }

  /// The value that the command line gives `parameter`: an empty text for one without a value, nil for none.
  ///
  /// The last of several counts, as it does for the kernel.
  public func argument(_ parameter: String) -> String? {
    commandLine?.last { $0 == parameter || $0.hasPrefix(parameter + "=") }.map {
      String($0.dropFirst(parameter.count + 1))
    }
  }
}

extension HostCPU {
  /// The different versions of QEMU on the host.
  package var qemuVersions: Set<String> { Set(configuration?.qemuVersions.values.map(\.self) ?? []) }
}
