import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import LibvirtCPU
import X86CPU

/// A guest and a host with the verdict that the sources require.
struct Scenario: Sendable, CustomStringConvertible {
  let name: String
  /// The inside of the guest's `<domain>`.
  var guest = haswell
  /// Whether only the `<cpu>` is given.
  var isBare = false
  /// The kind of virtualization.
  var type = "kvm"
  /// Where the guest runs; nil for unknown.
  var from: ScenarioHost?
  var on = ScenarioHost()
  var libvirt: LibvirtVersion?
  var state: GuestState?
  var policy: CompatibilityPolicy.Rules = .init()
  let outcome: VerdictOutcome
  /// The reasons that block, leave open or warn, by identifier and weight; all of them.
  var reasons: Set<String> = []
  /// What has to be listed as not checked.
  var gaps: Set<String> = []
  /// Why, with the source.
  let why: String

  var description: String { name }

  static let haswell = cpu("<model>Haswell</model>")

  static func cpu(_ inside: String, _ attributes: String = "match='exact'") -> String {
    "<cpu \(attributes)>\(inside)</cpu>"
  }

  static func devices(_ inside: String) -> String { haswell + "<devices>\(inside)</devices>" }

  /// The pair, read as `martlet check` reads it.
  func pair(_ interpreter: Interpreter) throws -> VerdictPair {
    let machine = guest.contains("<os>") ? "" : "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
    let text = isBare ? guest : "<domain type='\(type)'><name>guest</name>\(machine)\(guest)</domain>"
    let document = Document(name: "guest.xml", bytes: Array(text.utf8))
    var read = try interpreter.guest(
      try Reader.read(document).selecting(document), in: document,
      from: try from?.host("source", interpreter))
    if let state { read.machine?.add(state) }
    return VerdictPair(
      read, on: try on.host("target", interpreter), catalog: .standard, map: interpreter.map,
      libvirt: libvirt, policy: policy)
  }
}

/// A host, by its domain capabilities and what else its record holds.
struct ScenarioHost: Sendable {
  var model = "Haswell"
  var vendor = "Intel"
  var has: [String] = []
  var lacks: [String] = []
  var change: @Sendable (inout HostCPU) -> Void = { _ in }

  func with(_ change: @escaping @Sendable (inout HostCPU) -> Void) -> ScenarioHost {
    var host = self
    let before = self.change
    host.change = {
      before(&$0)
      change(&$0)
    }
    return host
  }

  func libvirt(_ version: String) -> ScenarioHost { with { $0.configured { $0.libvirtVersion = version } } }

  func qemu(_ version: String) -> ScenarioHost {
    with { $0.configured { $0.qemuVersions = ["/usr/bin/qemu-system-x86_64": version] } }
  }

  func number(_ quantity: Quantity, _ value: UInt64, guests: Bool = false) -> ScenarioHost {
    with {
      $0.quantities.append(
        QuantityReading(quantity, value, at: guests ? .kvmSupported : .cpuid, in: "record"))
    }
  }

  func parameter(_ name: String, _ value: String) -> ScenarioHost {
    with { $0.configured { $0.moduleParameters[name] = value } }
  }

  func kvm(_ capability: String, _ value: Int) -> ScenarioHost {
    with { $0.configured { $0.kvmCapabilities = [capability: value] } }
  }

  func host(_ name: String, _ interpreter: Interpreter) throws -> HostCPU {
    let features =
      has.map { "<feature policy='require' name='\($0)'/>" }
      + lacks.map { "<feature policy='disable' name='\($0)'/>" }
    let text = """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch><cpu>
      <mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model><vendor>\(vendor)</vendor>
      \(features.joined())</mode></cpu></domainCapabilities>
      """
    let document = Document(name: name, bytes: Array(text.utf8))
    var host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    host.name = name
    change(&host)
    return host
  }
}

extension HostCPU {
  fileprivate mutating func configured(_ change: (inout HostConfiguration) -> Void) {
    var configuration = configuration ?? HostConfiguration(captured: "2026-01-01T00:00:00Z")
    change(&configuration)
    self.configuration = configuration
  }
}
