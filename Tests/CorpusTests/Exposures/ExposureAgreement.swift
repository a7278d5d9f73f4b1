import CPUCatalog
import TestSupport
import Testing
import X86CPU

@testable import CPUCompatibility

/// Holds a host's exposures as sets against those that are worked out feature by feature.
struct ExposureAgreement {
  static let facts = CatalogFacts(.standard)

  private let masks = ExposureMasks.standard
  private let catalog = Catalog.standard
  /// How often each ground decided something.
  private(set) var grounds: [String: Int] = [:]

  /// Expects both to agree on every feature of `host`; sentences are compared for one feature in `stride`.
  mutating func expect(_ host: HostCPU, wordsEvery stride: Int, _ random: inout SeededGenerator) {
    let judge = ExposureByFeature(host, Self.facts)
    let sets = HostExposures(host, masks: masks)
    let decisions = ExposureDecisions(host, masks)
    for table in [decisions.newGuest, decisions.incoming] {
      for decision in table.decisions { grounds["\(decision.ground)".kind, default: 0] += 1 }
      #expect(table.open.isEmpty, "every feature is decided")
    }
    var differing: [String] = []
    var offered: [GuestOffer] = []
    for feature in catalog.features {
      let exposure = judge.exposure(feature)
      let offer = judge.offer(feature, exposure)
      offered.append(offer)
      if sets.offer(of: feature.index) != offer {
        differing.append("offer of \(feature.name)")
      }
      if sets.accepted.state(of: feature.index) != judge.accepts(feature, exposure) {
        differing.append("accepts \(feature.name)")
      }
      if sets.started.state(of: feature.index) != judge.starts(feature, exposure) {
        differing.append("starts \(feature.name)")
      }
      for (table, answer) in [
        (decisions.newGuest, exposure.newGuest), (decisions.incoming, exposure.incoming),
      ] {
        let decision = table.decision(on: feature.index)
        if decision?.state(of: feature.index) != answer.state || decision?.basis != answer.basis {
          differing.append("decision on \(feature.name)")
        }
      }
      if Int.random(in: 0..<stride, using: &random) == 0,
        GuestExposure(feature, on: host, catalog: catalog, by: decisions) != exposure
      {
        differing.append("words on \(feature.name)")
      }
    }
    let offers = HostOffers(host, masks: masks)
    let expected = OffersByFeature(judge, offered)
    if (offers.present, offers.absent) != (expected.present, expected.absent) { differing.append("offers") }
    if (offers.measured, offers.usual) != (expected.measured, expected.usual) {
      differing.append("what offers are known by")
    }
    if (offers.isAssumed, offers.isLong) != (expected.isAssumed, expected.isLong) {
      differing.append("what is assumed")
    }
    let points = host.observations.map(\.point)
    #expect(
      differing.isEmpty, "\(host.name), \(host.vendor ?? "no vendor"), \(points): \(differing.prefix(5))")
  }
}

extension String {
  /// The name of an enumeration's case, without what it carries.
  fileprivate var kind: String { String(prefix { $0 != "(" }) }
}
