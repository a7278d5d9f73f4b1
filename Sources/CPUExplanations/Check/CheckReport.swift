public import CPUCatalog
public import CPUCompatibility
public import LibvirtCPU
internal import X86CPU

/// Where one guest runs: a verdict for each host; encoded as JSON, `martlet.check/1.0`.
public struct CheckReport: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.check/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The guest.
  public var guest: Guest
  /// The map by which names are understood.
  public var cpuMap: String
  /// A verdict for each host, in the order given.
  public var hosts: [Verdict]
  /// What to do, in order; empty if nothing needs to be done.
  public var remedies: [Step]

  /// Something to do.
  public struct Step: Sendable, Encodable {
    /// What it is for.
    public var text: String
    /// The command.
    public var command: String
  }

  /// What is known of the guest.
  public struct Guest: Sendable, Encodable {
    /// Its name.
    public var name: String
    /// The mode of its CPU.
    public var mode: String
    /// The model; nil if the definition names none.
    public var model: String?
    /// The host that it runs on; nil if it was not given.
    public var source: String?
    /// The machine type; nil if it is not known.
    public var machine: String?
    /// The number of features that it is known to have; nil if what it has is not known.
    public var features: Int?
  }

  /// The verdicts on `guest` for each of `hosts`.
  ///
  /// - Parameters:
  ///   - libvirt: the version of the hosts' libvirt, if the operator says so; else the hosts' records tell.
  ///   - arguments: how the user called the guest and each host, for the commands that are printed.
  ///   - nova: what Nova says of each host; empty if it is not asked.
  public init(
    _ guest: GuestCPU, on hosts: [HostCPU], catalog: Catalog, map: MapProjection,
    libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy = CompatibilityPolicy(), martlet: String, inputs: [InputReport],
    arguments: (guest: String, hosts: [String]),
    nova: [NovaVerdicts] = []
  ) {
    self.martlet = martlet
    self.inputs = inputs
    cpuMap = map.title
    self.guest = Guest(
      name: guest.name, mode: guest.mode.rawValue, model: guest.definition.model, source: guest.source?.name,
      machine: guest.machine?.machine, features: guest.wanted?.evidence.present.count)
    let contexts = hosts.map { host in
      VerdictContext(
        guest, on: host, catalog: catalog, map: map, libvirt: libvirt,
        policy: policy.rules(forHost: host.name))
    }
    self.hosts = contexts.enumerated().map { index, context in
      Verdict(context, adding: nova.isEmpty ? [] : nova[index].reasons)
    }
    remedies = Self.remedies(contexts, self.hosts, arguments)
    for (verdict, nova) in zip(self.hosts, nova) where verdict.outcome == .blocked {
      // Nova's own checks are worth switching off only where nobody else refuses.
      let others = verdict.answers.filter { $0.by != .nova }.map(\.outcome).max() ?? .runs
      if others < .blocked { remedies += nova.remedies }
    }
  }

  /// The exit status: 1 if some host refuses the guest, else 2 if of some it is not known, else 0.
  public var exitStatus: Int32 { (hosts.map(\.outcome).max() ?? .runs).exitStatus }

  /// The report as JSON.
  public func json() throws -> String { try reportJSON(self) }

  private static func remedies(
    _ contexts: [VerdictContext], _ verdicts: [Verdict], _ arguments: (guest: String, hosts: [String])
  ) -> [Step] {
    var remedies: [Step] = []
    var seen = Set<String>()
    let judged = zip(arguments.hosts, zip(contexts, verdicts)).map { ($0, $1.0, $1.1) }
    for (argument, context, verdict) in judged where verdict.outcome == .blocked {
      // Another vendor's host takes the guest by no edit of features.
      guard !verdict.reasons.contains(where: { $0.id == "cpu.vendor" }) else { continue }
      for feature in context.lost.filter(\.effect.isGrave)
      where seen.insert(feature.name).inserted && remedies.count < 3 {
        remedies.append(
          Step(
            text: "Where \(context.host.name) lost \(feature.name), and what brings it back:",
            command: "martlet explain \(feature.name) --on \(argument)"))
      }
    }
    let blocked = judged.filter { _, _, verdict in
      verdict.reasons.contains { $0.id == "libvirt.missing-features" && $0.weight == .blocks }
    }
    if !blocked.isEmpty {
      let hosts = blocked.map { "--on \($0.0)" }.joined(separator: " ")
      let grave = Set(blocked.flatMap { $0.1.lost }.filter(\.effect.isGrave).map(\.name)).sorted()
      remedies.append(
        Step(
          text: grave.isEmpty
            ? "A definition that runs there, after a power cycle:"
            : "A definition that runs there, after a power cycle; the guest then does without what it may be using:",
          command: "martlet fix \(arguments.guest) \(hosts)" + grave.map { " --allow-drop \($0)" }.joined()))
    }
    return remedies
  }
}
