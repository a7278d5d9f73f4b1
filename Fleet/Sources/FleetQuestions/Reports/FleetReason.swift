internal import CPUCatalog
package import FleetPlanning
public import GuestVerdicts
public import ReportContract

/// A rule that decides a verdict on classes.
public struct FleetReason: Sendable, Codable, Hashable {
  /// The rule's identifier, such as `cpu.missing`; of arm64, `arm.` and the kind of the finding.
  public var rule: String
  /// Who decides.
  public var by: VerdictAuthority
  /// What it does to the verdict.
  public var weight: VerdictWeight
  /// The rule's title; of arm64, with the registers and fields that it is about.
  public var title: String

  /// A reason of a verdict; nil for a rule that only says what was not checked.
  init?(_ reason: DecidingReason) {
    switch reason {
    case .rule(let place):
      let rule = VerdictRule.all[place]
      guard let weight = rule.weight else { return nil }
      self.rule = rule.header.id
      by = rule.authority
      self.weight = weight
      title = rule.header.title
    case .arm(let reason):
      rule = "arm." + reason.kind
      by = .hypervisor
      weight = reason.weight
      title = reason.title
    }
  }

  /// The reasons of a verdict, in their order.
  package static func reasons(_ reasons: [DecidingReason]) -> [FleetReason] {
    reasons.compactMap { FleetReason($0) }
  }
}

extension ArmReason {
  /// What decides, with its registers and fields: `The guest has more than the host gives: ID_AA64ISAR0_EL1.SM3`.
  var title: String {
    let text = sentence
    return kind == "architecture" ? text : "\(text): \(places.joined(separator: ", "))"
  }

  private var sentence: String {
    switch (kind, weight) {
    case ("architecture", _): "The guest has another architecture than the host"
    case ("core", .blocks): "The core is another, and no released QEMU asks KVM for the guest's"
    case ("core", _): "A host has different cores, and which of them the guest gets decides"
    case ("lower", _): "The guest has more than the host gives"
    case ("least", _): "The guest has less than the host's KVM takes"
    case ("fixed", _): "The host's KVM takes only equal values"
    case ("writing", _): "It is unknown whether the host's KVM takes the guest's value"
    case ("newer", .blocks): "Bits without a name differ"
    case ("newer", _): "A value is newer than Martlet knows"
    case ("unseen", _): "A record does not show the value"
    case ("register", .blocks): "The host's KVM does not list a register that the guest has"
    case ("register", _): "The host's KVM does not list a register; only newer QEMU tolerates it"
    case ("firmware", _): "The guest found firmware that the host's KVM does not have"
    case ("caches", .blocks): "The host's KVM does not take the guest's caches"
    case ("caches", _): "It is unknown whether the host's KVM takes the guest's caches"
    case ("vectors", .blocks), ("pointers", .blocks), ("counters", .blocks):
      "The guest has what the host's QEMU cannot give"
    case ("vectors", _), ("pointers", _), ("counters", _):
      "No record shows whether the host's QEMU gives what the guest has"
    case ("interrupts", .blocks): "The host does not offer the guest's interrupt controller"
    case ("interrupts", _): "No record shows which interrupt controllers the host offers"
    case ("model", _): "Released QEMU runs guests under KVM with the models host and max alone"
    default: "It decides"
    }
  }
}

extension FleetReason: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A rule that decides a verdict.", .field("rule", \Self.rule, "The rule's identifier."),
      .field("by", .words(VerdictAuthority.allCases.map(\.rawValue)), "Who decides."),
      .field("weight", .words(VerdictWeight.allCases.map(\.rawValue)), "What it does to the verdict."),
      .field("title", \Self.title, "The rule's title."))
  }
}
