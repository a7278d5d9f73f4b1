public import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
public import LibvirtCPU
public import Remedies
public import ReportContract
internal import Wording
internal import X86CPU

/// Where one guest runs: a verdict for each host; encoded as JSON, `martlet.check/2.0`.
public struct CheckReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("check", 2, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The map for hosts without one of their own, then what each host is judged by.
  public var judgedBy: [Yardstick]
  /// The guest that every host was judged for.
  public var guest: Guest
  /// The map that gives names their meaning for hosts whose record holds none.
  public var cpuMap: String
  /// A verdict for each host, in the order given.
  public var hosts: [Verdict]
  /// The hosts grouped by outcome and reasons, in the order of each group's first host.
  public var groups: [HostGroup]
  /// What to do, in order; empty if nothing needs to be done.
  public var remedies: [Step]
  /// The exit status: 1 if some host refuses the guest, otherwise 2 if the verdict on some host is undetermined, otherwise 0.
  public var exitStatus: Int32

  /// Something to do.
  public struct Step: Sendable, Codable {
    /// The purpose of the action, after a warning if it can do harm.
    public var text: String
    /// The step to take.
    public var action: Command
    /// The risk by the table of all remedies.
    public var risk: Remedy.Risk

    private enum CodingKeys: String, CodingKey { case text, action = "command", risk }

    /// The command as it is printed; a line of configuration as a comment.
    public var command: String { action.text }

    /// A step of the action `kind`.
    init(_ kind: RemedyKind, _ text: String, _ action: Command) {
      let warnings = kind.orderedEffects.filter { $0.risk >= .medium }.map { $0.warning + " " }
      self.text = warnings.joined() + text
      self.action = action
      risk = kind.risk
    }
  }

  /// The facts that are known of the guest.
  public struct Guest: Sendable, Codable {
    /// The domain's name in its definition.
    public var name: String
    /// The mode of its CPU.
    public var mode: String
    /// The model; nil if the definition names none.
    public var model: String?
    /// The host that it runs on; nil if it was not given.
    public var source: String?
    /// The machine type; nil if unknown.
    public var machine: String?
    /// The number of features that it is known to have; nil if its CPU is unknown.
    public var features: Int?
  }

  /// The verdicts on `guest` for each of `hosts`.
  ///
  /// - Parameters:
  ///   - map: the map for hosts whose record holds none.
  ///   - libvirt: the version of the hosts' libvirt, if the operator gives one; otherwise the hosts' records decide.
  ///   - arguments: the guest and the hosts as the user typed them, for printed commands.
  ///   - connection: the libvirt with a guest of that name, in which the edit is made; nil if the guest is a
  ///     file.
  ///   - judgedBy: the options that make `martlet fix` judge in the same way, such as `--policy FILE`.
  ///   - nova: Nova's answer for each host; empty if Nova is not part of the question.
  public init(
    _ guest: GuestCPU, on hosts: [HostCPU], catalog: Catalog, map: MapProjection,
    libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy = CompatibilityPolicy(), martlet: String, inputs: [InputReport],
    arguments: (guest: String, hosts: [String]), connection: String? = nil,
    judgedBy: [String] = [], nova: [NovaVerdicts] = []
  ) {
    self.martlet = martlet
    self.inputs = inputs
    cpuMap = map.title
    self.guest = Guest(
      name: guest.name, mode: guest.mode.rawValue, model: guest.definition.model, source: guest.source?.name,
      machine: guest.machine?.machine, features: guest.wanted?.evidence.present.count)
    func others(_ index: Int, calling name: String) -> [Verdict.Reason] {
      nova.isEmpty
        ? Verdict.Reason.services(guest, hosts[index], calling: name)
        : name == NovaVerdicts.anyHost ? nova[index].reasonsOfAnyHost : nova[index].reasons
    }
    let pairs = hosts.map { host in
      VerdictPair(
        guest, on: host, catalog: catalog, map: map, libvirt: libvirt,
        policy: policy.rules(forHost: host.ownName, guest: guest.name, catalog: catalog))
    }
    self.hosts = pairs.enumerated().map { index, pair in
      Verdict(
        pair, adding: others(index, calling: hosts[index].name),
        waivers: pair.uses(of: policy.waivers, on: policy.day))
    }
    groups = HostGroup.groups(
      pairs.enumerated().map { index, pair in
        Verdict(
          pair, adding: others(index, calling: NovaVerdicts.anyHost), calling: NovaVerdicts.anyHost,
          waivers: pair.uses(of: policy.waivers, on: policy.day))
      }, named: self.hosts)
    self.judgedBy =
      [map.yardstick]
      + self.hosts.map { verdict in
        var yardstick = verdict.judgedBy
        yardstick.host = verdict.host
        yardstick.nova = nova.first?.release
        return yardstick
      }
    exitStatus = (self.hosts.map(\.outcome).max() ?? .runs).exitStatus
    remedies = Self.remedies(
      pairs, self.hosts, arguments, connection, judgedBy, guest.machine?.ownership)
    for (verdict, nova) in zip(self.hosts, nova) where verdict.outcome == .blocked {
      // Nova's own checks are worth switching off only where nobody else refuses.
      let others = verdict.answers.filter { $0.by != .nova }.map(\.outcome).max() ?? .runs
      if others < .blocked { remedies += nova.remedies }
    }
  }

  private static func remedies(
    _ pairs: [VerdictPair], _ verdicts: [Verdict], _ arguments: (guest: String, hosts: [String]),
    _ connection: String?, _ judgedBy: [String], _ owner: GuestOwnership?
  ) -> [Step] {
    var remedies: [Step] = []
    var seen = Set<String>()
    let judged = zip(arguments.hosts, zip(pairs, verdicts)).map { ($0, $1.0, $1.1) }
    for (argument, pair, verdict) in judged where verdict.outcome == .blocked {
      // Another vendor's host takes the guest by no edit of features.
      guard !verdict.reasons.contains(where: { $0.id == "cpu.vendor" }) else { continue }
      for feature in pair.lost.filter(\.effect.isGrave)
      where seen.insert(feature.name).inserted && remedies.count < 3 {
        remedies.append(
          Step(
            .collectEvidence, "To see where \(pair.host.name) lost \(feature.name), and what brings it back:",
            .run(["martlet", "explain", feature.name] + Command.option("--on", argument))))
      }
    }
    let blocked = judged.filter { _, _, verdict in
      verdict.reasons.contains { $0.id == "libvirt.missing-features" && $0.weight == .blocks }
    }
    if let owner, !blocked.isEmpty {
      // An edit of a manager's definition does not last.
      let advice = ManagerAdvice(owner, hosts: arguments.hosts)
      remedies += advice.change.map {
        Step(.poolLevel, "\(owner.manager.title): \($0.text)", $0.action)
      }
    } else if !blocked.isEmpty {
      let hosts = blocked.flatMap { Command.option("--on", $0.0) }
      let grave = Set(blocked.flatMap { $0.1.lost }.filter(\.effect.isGrave).map(\.name)).sorted()
      remedies.append(
        Step(
          .disableFeature,
          grave.isEmpty
            ? "To make a definition that runs there after a power cycle:"
            : "To make a definition that runs there after a power cycle, without features that the guest may be using:",
          GuestCommands(arguments.guest, at: connection).martlet(
            connection == nil ? ["fix"] : ["fix", "--apply"],
            hosts + grave.flatMap { Command.option("--allow-drop", $0) } + judgedBy, isFile: connection == nil
          )))
    }
    return remedies
  }
}
