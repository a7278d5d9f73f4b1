package import CPUCatalog
package import CPUCompatibility
internal import X86CPU

/// What a host offers, prepared once and for any space: its words, and the terms that a space numbers.
///
/// Two hosts with equal bytes get the same rules with every guest: a verdict depends on nothing else of a host.
package struct PortableOffer: Sendable {
  private var offer, emulated: HostOffer
  private let terms: HostTerms

  /// Prepares a host that no policy concerns.
  ///
  /// - Parameter map: The map of the host's libvirt.
  package init(_ host: HostCPU, map: MapProjection, catalog: Catalog = .standard) {
    terms = HostTerms(host)
    let space = VerdictSpace(ofHost: host, catalog: catalog)
    offer = HostOffer(host, map: map, in: space)
    emulated = HostOffer(toEmulatedGuests: host, map: map, in: space)
  }

  /// The words and terms as bytes, the same for the same offer.
  package var bytes: [UInt8] {
    var writer = PortableWriter()
    for offer in [offer, emulated] {
      writer.write(words: (0..<OfferLayout.count).map { offer.words.span[$0] })
    }
    terms.write(to: &writer)
    return writer.bytes
  }

  /// Reads `bytes`; nil for anything else.
  package init?(bytes: ArraySlice<UInt8>) {
    var reader = PortableReader(bytes)
    (offer, emulated) = (HostOffer(), HostOffer())
    guard let own = reader.words(OfferLayout.count), let other = reader.words(OfferLayout.count),
      let terms = HostTerms(&reader), reader.isAtEnd
    else { return nil }
    for place in 0..<OfferLayout.count {
      offer.words[place] = own[place]
      emulated.words[place] = other[place]
    }
    self.terms = terms
  }

  /// The vendor as libvirt calls it; nil if it is unknown.
  package var vendor: String? { terms.vendor }

  /// Hertz of the time-stamp counter; nil if unknown.
  package var counterFrequency: UInt64? { offer[.counterFrequency] }

  /// The words and terms of the same offer with another counter, which distinguishes offers that differ in nothing else.
  package func bytes(withCounter frequency: UInt64) -> [UInt8] {
    var other = self
    other.offer[.counterFrequency] = frequency
    return other.bytes
  }

  /// What a space numbers of this offer; equal for many offers of one fleet.
  package var numbering: OfferNumbering { OfferNumbering(terms: terms) }

  /// The offers to guests that KVM runs and to emulated ones, with the numbers of one space.
  ///
  /// - Parameter accepted: Features whose loss is accepted, as `CompatibilityPolicy.Rules.warn`.
  package func offers(
    with numbers: OfferNumbers, accepting accepted: FeatureSet = FeatureSet()
  ) -> (offer: HostOffer, emulated: HostOffer) {
    var result = (offer, emulated)
    result.0.takeNumbers(of: numbers.offer)
    result.1.takeNumbers(of: numbers.emulated)
    if !accepted.isEmpty {
      result.0.accept(accepted, numbers.facts)
      result.1.accept(accepted, numbers.facts)
    }
    result.0.close(numbers.facts)
    result.1.close(numbers.facts)
    return result
  }

  /// What guests that KVM runs certainly do not get.
  package var absent: FeatureSet { offer[.missingGrave].union(offer[.missingLight]) }

  /// What guests that KVM runs may or may not get.
  package var undetermined: FeatureSet { offer[.untold].union(offer[.untoldAccepted]) }
}

/// What a space numbers of an offer; the key under which its numbers are kept.
package struct OfferNumbering: Sendable, Hashable {
  fileprivate let terms: HostTerms

  /// A host that makes a space number what such offers need.
  package var host: HostCPU { terms.host }

  /// The numbers of a space that was made with `host`.
  package func numbers(in space: VerdictSpace) -> OfferNumbers {
    let host = terms.host
    var numbers = OfferNumbers(offer: HostOffer(), emulated: HostOffer(), facts: space.facts)
    numbers.offer.takeNumbers(of: host, in: space)
    numbers.emulated.takeNumbers(of: host.forEmulatedGuests, in: space)
    return numbers
  }
}

/// The columns of offers that a space numbers.
package struct OfferNumbers: Sendable {
  fileprivate(set) var offer, emulated: HostOffer
  let facts: VerdictFacts
}

extension HostOffer {
  /// Copies the columns that a space numbers.
  fileprivate mutating func takeNumbers(of other: HostOffer) {
    self[.unknownNames] = other[.unknownNames]
    self[.map] = other[.map]
    self[.vendor] = other[.vendor]
    self[.qemuVersions] = other[.qemuVersions]
    self[.ambiguousEmulators] = other[.ambiguousEmulators]
    self[.lackingMachines] = other[.lackingMachines]
    self[.untoldMachines] = other[.untoldMachines]
  }

  /// Takes features whose loss is accepted from what blocks, as preparing with a policy that warns of them does.
  fileprivate mutating func accept(_ accepted: FeatureSet, _ facts: VerdictFacts) {
    let grave = self[.missingGrave]
    self[.missingLight] = self[.missingLight].union(grave.intersection(accepted))
    self[.missingGrave] = grave.subtracting(accepted)
    for (open, waived) in [
      (OfferSet.untold, OfferSet.untoldAccepted), (.absent, .absentAccepted), (.refused, .refusedAccepted),
      (.withheldRefused, .withheldAccepted),
    ] {
      let set = self[open]
      self[waived] = self[waived].union(set.intersection(accepted))
      self[open] = set.subtracting(accepted)
    }
    for (place, feature) in facts.interfaces.enumerated() where accepted.contains(feature.index) {
      let bit: UInt64 = 1 << UInt64(place)
      guard self[.lackingGraveInterfaces] & bit != 0 else { continue }
      self[.lackingGraveInterfaces] &= ~bit
      self[.lackingLightInterfaces] |= bit
    }
  }
}
