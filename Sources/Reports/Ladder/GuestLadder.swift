internal import CPUCatalog
internal import CPUCompatibility
public import LossCauses
internal import Wording

/// Where a guest has a feature, from its definition to the CPUID that it reads.
public struct GuestLadder: Sendable, Codable {
  /// The guest's name.
  public var guest: String
  /// The recorded places, from the definition to the guest's own CPUID.
  public var steps: [FeatureLadder.Step]
  /// The interval in which the feature was lost; nil if it was not lost or if no record shows it.
  public var loss: FeatureLadder.Interval?
  /// The answer in one or two sentences.
  public var summary: String
  /// The causes that rules give for the loss; empty without a loss.
  public var causes: [Cause]

  /// Follows `feature` through `trace` on `host`.
  init(
    of feature: Feature, _ trace: GuestTrace, on host: HostCPU, map: MapProjection, catalog: Catalog
  ) {
    guest = trace.name
    let states = trace.rungs.map { $0.evidence.state(of: feature.index) }
    steps = zip(trace.rungs, states).map { rung, state in
      FeatureLadder.Step(
        point: rung.place.rawValue, title: rung.place.title, document: rung.document, state: state.rawValue,
        basis: ObservationPoint.Basis.measured.rawValue, rule: nil)
    }
    guard let first = states.firstIndex(of: .present),
      let lost = states.indices.first(where: { $0 > first && states[$0] == .absent })
    else {
      loss = nil
      causes = []
      summary = Self.sentence(of: feature, trace, states)
      return
    }
    let last = states[..<lost].lastIndex(of: .present) ?? first
    // What KVM offers here was not lost in it.
    let isOffered = host.observations.contains {
      $0.point.view == .kvmGuests && $0.evidence.certainlyPresent.contains(feature.index)
    }
    let candidates = Self.layers(from: trace.rungs[last].place, to: trace.rungs[lost].place).filter {
      $0 != .kvm || !isOffered
    }
    loss = FeatureLadder.Interval(
      lastPresent: trace.rungs[last].place.rawValue, firstAbsent: trace.rungs[lost].place.rawValue,
      candidates: candidates.map(\.rawValue))
    let interval = Loss(
      lastPresent: .guestDefinition, firstAbsent: .guestCPUID(hypervisor: "QEMU"), candidates: candidates)
    causes =
      CauseContext(
        feature, catalog.article(of: feature), on: host, lost: interval, catalog, map, guest: trace.guest
      ).causes()
    var text =
      "\(trace.name) has \(feature.name) in \(trace.rungs[last].place.title) and not in \(trace.rungs[lost].place.title)"
    if let cause = causes.first(where: { $0.certainty == .proven }) {
      text += ". \(cause.title): \(cause.evidence.continuing)."
    } else {
      text += ": it was lost in \(candidates.map(\.title).joined(separator: ", or in "))."
    }
    summary = text
  }

  private static func sentence(of feature: Feature, _ trace: GuestTrace, _ states: [Evidence.State]) -> String
  {
    let known = zip(trace.rungs, states).filter { $0.1 != .undetermined }
    guard let first = known.first else {
      return "No record tells whether \(trace.name) asks for \(feature.name), or has it."
    }
    if known.allSatisfy({ $0.1 == .present }) {
      return "\(trace.name) has \(feature.name) wherever a record tells."
    }
    if known.allSatisfy({ $0.1 == .absent }) {
      return "\(trace.name) does not have \(feature.name): it is missing in \(first.0.place.title) already."
    }
    return "\(trace.name) does not get \(feature.name) from its definition, and has it in "
      + listed(known.filter { $0.1 == .present }.map(\.0.place.title)) + "."
  }

  /// The layers between two places.
  ///
  /// libvirt makes the arguments of the definition and writes back what QEMU gave; QEMU and KVM stand between the arguments and the
  /// guest.
  private static func layers(from place: GuestTrace.Place, to other: GuestTrace.Place) -> [Layer] {
    var layers: Set<Layer> = [.guest]
    if place == .asked || other <= .arguments { layers.insert(.libvirt) }
    if other == .live || other == .inside { layers.formUnion([.kvm, .qemu]) }
    return layers.sorted()
  }
}
