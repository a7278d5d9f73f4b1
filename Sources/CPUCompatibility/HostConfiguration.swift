public import X86CPU

/// A host's configuration as far as it affects CPU features; rules examine it together with the bits.
///
/// Nil, or a missing key, means *unknown*, never *no*.
public struct HostConfiguration: Sendable, Hashable {
  /// The time of the capture: RFC 3339, UTC.
  public var captured: String
  /// The kernel's release, as `uname -r` prints it.
  public var kernelRelease: String?
  /// The words of the kernel's command line.
  public var commandLine: [String]?
  /// The kernel's own settings that concern CPUs: `CONFIG_X86_SGX_KVM` and `y`; `n` for a line that says "is not set".
  public var kernelSettings: [String: String] = [:]
  /// Parameters of KVM's modules, `kvm_intel.nested` and `Y`.
  public var moduleParameters: [String: String] = [:]
  /// The kernel's modules whose names begin with `kvm`.
  public var modules: Set<String>?
  /// The flags in `/proc/cpuinfo` that all logical CPUs have.
  public var kernelFlags: Set<String>?
  /// The words of the bugs line of `/proc/cpuinfo`.
  public var kernelBugs: Set<String>?
  /// The kernel's status of each vulnerability.
  public var vulnerabilities: [String: String] = [:]
  /// The MSRs of each logical CPU.
  public var msrs: [Int: [UInt32: UInt64]] = [:]
  /// Firmware and board data, by DMI names: `bios_version`, `board_name`.
  public var firmware: [String: String] = [:]
  /// The SMT state in `/sys/devices/system/cpu/smt/control`.
  public var smt: String?
  /// KVM's capabilities by name; a capability that KVM does not have is 0.
  public var kvmCapabilities: [String: Int]?
  /// The MSRs whose values KVM saves and restores for guests; nil if KVM was not asked.
  public var savedMSRs: Set<UInt32>?
  /// CPUID's answers of a guest with all Hyper-V interfaces that KVM has; nil if KVM was not asked.
  public var hyperV: CPUIDTable?
  /// Versions of QEMU by the path of the binary.
  public var qemuVersions: [String: String] = [:]
  /// libvirt's version at the daemon's end.
  public var libvirtVersion: String?
  /// The names of features that the installed CPU map has; nil if the map was not captured.
  public var mapFeatures: Set<String>?
  /// nova.conf's settings, `libvirt.cpu_mode` and `custom`; nil without nova.conf.
  public var nova: [String: String]?
  /// The hypervisor under the kernel, by `/sys/hypervisor/type`: `xen`; nil if there is none, or nobody read it.
  public var hypervisorType: String?
  /// The answer of `xl info`, by its names, such as `xen_version` and `xen_commandline`; nil if nobody asked.
  public var xen: [String: String]?
  /// The container of the capture, such as `docker`; nil outside containers, or if nothing tells.
  public var container: String?
  /// The start times of daemons that remember CPUs.
  public var started: [String: String] = [:]
  /// The machine's boot time.
  public var booted: String?
  /// Which software runs, and how fresh what it remembers is.
  public var setup = HostSetup()
  /// A part that the capture could not read.
  public var missing: [Missing] = []

  /// A part that the capture could not read.
  public struct Missing: Sendable, Hashable {
    /// The kind of the missing part, in snapshot terms.
    public var kind: String
    /// The source of the missing part.
    public var source: String
    /// The reason it is missing.
    public var reason: String
    /// Whether the machine has nothing of this kind, so nothing is missing.
    public var hasNone: Bool

    /// Creates an entry for a missing part.
    public init(kind: String, source: String, reason: String, hasNone: Bool = false) {
      self.kind = kind
      self.source = source
      self.reason = reason
      self.hasNone = hasNone
    }
  }

  /// Creates an empty configuration.
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

  /// A module parameter as a Boolean; nil if it was not read or is not a Boolean.
  public func isOn(_ parameter: String) -> Bool? {
    switch moduleParameters[parameter] {
    case "Y"?, "1"?, "y"?: true
    case "N"?, "0"?, "n"?: false
    default: nil
    }
  }

  /// Whether the kernel is built with `setting`; nil if the record does not say.
  ///
  /// A record has lines of the kernel's configuration for some names only, and a configuration has none for a setting whose
  /// prerequisites are missing: silence is unknown.
  public func isBuilt(with setting: String) -> Bool? { kernelSettings[setting].map { $0 == "y" } }

  /// The value of `parameter` on the command line: empty without a value, nil if absent.
  ///
  /// The last of several counts, as in the kernel.
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
