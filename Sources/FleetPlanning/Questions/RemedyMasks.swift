internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import X86CPU

/// The cheapest remedies, found by sets of features: none is named.
struct RemedyMasks {
  /// What costs at most time.
  private let hints: FeatureSet
  private let prepared: PreparedFleet
  /// What each class of hosts lacks, for guests that KVM runs and for emulated ones.
  private let missing, missingToEmulated: [FeatureSet]

  init(_ prepared: PreparedFleet) {
    self.prepared = prepared
    hints = FeatureSet(prepared.catalog.features.filter(\.effect.isHint).map(\.index))
    missing = prepared.blocks.flatMap { $0.offers.map(\.missing) }
    missingToEmulated = prepared.blocks.flatMap { $0.emulated.map(\.missing) }
  }

  /// What opens a class of hosts to guests.
  struct Opening {
    var remedy: StrandingRemedy
    /// The place of the class of hosts; nil if there is no other host.
    var form: Int?
    /// What blocks or leaves open there.
    var rules: [DecidingReason]
    /// libvirt's names of what the guests would lose there.
    var lost: [String]
  }

  /// The class of hosts that the least opens to a class of guests, in O(classes of hosts).
  ///
  /// - Parameters:
  ///   - guest: The place of the class of guests.
  ///   - isTarget: Whether a class of hosts has a host to go to.
  func cheapest(forGuest guest: Int, _ isTarget: (Int) -> Bool) -> Opening {
    guard prepared.guestForms[guest].arm == nil else { return cheapest(forArmGuest: guest, isTarget) }
    var best: (remedy: StrandingRemedy, lost: Int, verdict: GuestVerdict, host: Int)?
    for block in prepared.blocks {
      let demand = block.demands[guest]
      let isEmulated = demand.isEmulated
      let needs = demand[.needs]
      let verdicts = GuestVerdict.verdicts(of: demand, on: isEmulated ? block.emulated : block.offers)
      for (place, verdict) in verdicts.enumerated() {
        let host = block.hosts.lowerBound + place
        // Nothing opens a host of another architecture.
        guard isTarget(host), prepared.hostForms[host].arm == nil else { continue }
        let lost = needs.intersection(isEmulated ? missingToEmulated[host] : missing[host])
        guard
          let remedy = StrandingRemedy(
            opening: verdict, losesOnlyHints: !lost.isEmpty && lost.isSubset(of: hints))
        else { continue }
        if let known = best {
          // Among hosts that the same opens, the one on which least is lost.
          guard remedy <= known.remedy else { continue }
          let (mine, others) = (
            verdict.blocks | verdict.unknown, known.verdict.blocks | known.verdict.unknown
          )
          guard (remedy, lost.count, mine.count) < (known.remedy, known.lost, others.count) else { continue }
        }
        best = (remedy, lost.count, verdict, host)
      }
    }
    guard let best else { return Opening(remedy: .addHost, form: nil, rules: [], lost: []) }
    return Opening(
      remedy: best.remedy, form: best.host,
      rules: (best.verdict.blocks.indices + best.verdict.unknown.indices).map(DecidingReason.rule),
      lost: prepared.lost(ofGuest: guest, onHost: best.host).map(\.name))
  }

  private func cheapest(forArmGuest guest: Int, _ isTarget: (Int) -> Bool) -> Opening {
    var best = Opening(remedy: .addHost, form: nil, rules: [], lost: [])
    for host in prepared.hostForms.indices where isTarget(host) {
      let open = prepared.verdict(ofGuest: guest, onHost: host).open
      guard let remedy = StrandingRemedy(openingArm: open) else { continue }
      guard best.form == nil || (remedy, open.count) < (best.remedy, best.rules.count) else { continue }
      best = Opening(remedy: remedy, form: host, rules: open, lost: [])
    }
    return best
  }
}

extension HostOffer {
  /// What guests certainly do not get.
  fileprivate var missing: FeatureSet { self[.missingGrave].union(self[.missingLight]) }
}
