internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
public import ReportContract
internal import Wording
internal import X86CPU

/// The guest that is to move, as a diagnosis has it.
public struct DiagnosedGuest: Sendable, Codable {
  /// The domain's name in its definition.
  public var name: String
  /// How its CPU is chosen.
  public var mode: String
  /// The model that its definition names; nil for none.
  public var model: String?
  /// The machine type; nil if it is unknown.
  public var machine: String?
  /// How many features it is known to have; nil if what it has is unknown.
  public var featureCount: Int?
  /// What it has and the destination lacks, in libvirt's names, in order of location.
  public var missing: [String]
  /// What it has or may have, where one of the records is silent.
  public var undetermined: [String]
  /// What the source has and the destination lacks, and the guest was not given.
  public var notHad: [String]
}

extension DiagnosedGuest: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The guest that is to move.",
      .field("name", \Self.name, "Its name."),
      .field("mode", \Self.mode, "How its CPU is chosen."),
      .field("model", \Self.model, "The model that its definition names; left out for none."),
      .field("machine", \Self.machine, "The machine type; left out if it is unknown."),
      .field(
        "featureCount", \Self.featureCount,
        "How many features it is known to have; left out if what it has is unknown."),
      .field("missing", \Self.missing, "What it has and the destination lacks, in order of location."),
      .field(
        "undetermined", \Self.undetermined,
        "What it has or may have, where one of the records is silent."),
      .field(
        "notHad", \Self.notHad, "What the source has and the destination lacks, and the guest was not given.")
    )
  }
}

extension DiagnosisContext {
  /// Whether the guest in question has a feature; nil without a guest, and where its definition and its host are silent.
  func guestHas(_ feature: Feature) -> Bool? {
    guard let guest, let wanted = guest.wanted else { return nil }
    if wanted.evidence.present.contains(feature.index) { return true }
    return guest.uncertain.contains(feature.index) ? nil : false
  }

  /// Whether the guest in question loses a feature; nil without a guest, and where the records leave it open.
  func guestLoses(_ feature: Feature) -> Bool? {
    guard let losses = guestLosses else { return nil }
    if losses.missing.contains(feature.index) { return true }
    return losses.undetermined.contains(feature.index) ? nil : false
  }

  /// Whether the destination gives the guest in question a feature that its record of the host does not have.
  func isKept(_ feature: Feature) -> Bool { guestLosses?.kept.contains(feature.index) ?? false }

  /// What the diagnosis says of the guest; nil without one.
  var diagnosedGuest: DiagnosedGuest? {
    guard let guest else { return nil }
    let open = guestLosses?.undetermined ?? FeatureSet()
    return DiagnosedGuest(
      name: guest.name, mode: guest.mode.rawValue, model: guest.definition.model,
      machine: guest.machine?.machine, featureCount: guest.wanted?.evidence.present.count,
      missing: catalog.names(of: guestMissing), undetermined: catalog.names(of: open),
      notHad: guest.wanted == nil ? [] : missing.filter { guestHas($0) == false }.map(\.name))
  }

  /// Whether the destination has all that the guest has; of the hosts where there is no guest, where what it has is unknown, and
  /// where Nova compares hosts for it.
  var resultInQuestion: ComparisonResult {
    guard let guestLosses, let guest else { return result }
    if involvesNova, guest.definition.mode != .custom, result == .incompatible { return result }
    return guestLosses.result
  }

  /// The answer on the guest in question in two sentences; nil where there is none, or what it has is unknown.
  func guestAnswer() -> [String]? {
    guard let guest = diagnosedGuest, guest.featureCount != nil, !vendorsDiffer else { return nil }
    if !guest.missing.isEmpty {
      let lost = catalog.features(in: guestMissing)
      let severe = lost.filter { [.fault, .stateRefused, .corrupt].contains($0.effect) }
      return [
        "\(to.name) lacks \(listed(guest.missing, limit: 6)), which \(guest.name) has: libvirt there refuses it.",
        severe.isEmpty
          ? "\(guest.name) would lose speed or protection, not function: take the feature\(lost.count == 1 ? "" : "s") out of its "
            + "definition (martlet fix), and power-cycle it."
          : "\(guest.name) must not move there while it runs with \(listed(severe.map(\.name), limit: 4)): level the hosts, or take "
            + "the feature\(severe.count == 1 ? "" : "s") out (martlet fix) and power-cycle it.",
      ]
    }
    if !guest.undetermined.isEmpty || resultInQuestion == .undetermined {
      return [
        "Martlet cannot tell whether \(guest.name) moves."
          + (guest.undetermined.isEmpty
            ? ""
            : " The records do not report \(listed(guest.undetermined, limit: 6)), which it has or may have."),
        (guestLosses?.reasons ?? []).joined(separator: " "),
      ].filter { !$0.isEmpty }
    }
    let others = guest.notHad
    return [
      "\(guest.name) has nothing that \(to.name) lacks"
        + (others.isEmpty
          ? "." : ": \(from.name) has \(listed(others, limit: 6)) beside, which the guest was not given."),
      resultInQuestion == .incompatible
        ? "Nova's pre-check compares the hosts and refuses anyway: give the guest a custom model, or make the hosts look alike."
        : "No check of its CPU should refuse the move.",
    ]
  }
}
