package import CPUCatalog
package import CPUCompatibility
internal import X86CPU

/// What a host offers, prepared once and for any space: its words, and the terms that a space numbers.
///
/// Two hosts with equal bytes get the same rules with every guest: a verdict depends on nothing else of a host.
package struct PortableOffer: Sendable {
  /// The words and terms as bytes, the same for the same offer.
  package let bytes: [UInt8]
  /// What guests that KVM runs certainly do not get.
  package let absent: FeatureSet
  /// What guests that KVM runs may or may not get.
  package let undetermined: FeatureSet
  /// Hertz of the time-stamp counter; nil if unknown.
  package let counterFrequency: UInt64?
  private let terms: Interned<HostTerms>

  /// Prepares a host that no policy concerns.
  ///
  /// - Parameter map: The map of the host's libvirt.
  package init(_ host: HostCPU, map: MapProjection, catalog: Catalog = .standard) {
    let terms = HostTerms(host)
    let space = VerdictSpace(ofHost: host, catalog: catalog)
    let offer = HostOffer(host, map: map, in: space)
    let emulated = HostOffer(toEmulatedGuests: host, map: map, in: space)
    self.init(offer, Interned(terms), Self.bytes(offer, emulated, terms))
  }

  /// Reads `bytes`; nil for anything else.
  ///
  /// - Parameter known: Terms of forms that were read before.
  package init?(bytes: [UInt8], known: inout KnownTerms) {
    var reader = PortableReader(bytes[...])
    var offer = HostOffer()
    guard reader.words(OfferLayout.count, { offer.words[$0] = $1 }),
      reader.words(OfferLayout.count, { _, _ in }), let terms = known.hostTerms(reader)
    else { return nil }
    self.init(offer, terms, bytes)
  }

  private init(_ offer: HostOffer, _ terms: Interned<HostTerms>, _ bytes: [UInt8]) {
    self.bytes = bytes
    self.terms = terms
    absent = offer[.missingGrave].union(offer[.missingLight])
    undetermined = offer[.untold].union(offer[.untoldAccepted])
    counterFrequency = offer[.counterFrequency]
  }

  private static func bytes(_ offer: HostOffer, _ emulated: HostOffer, _ terms: HostTerms) -> [UInt8] {
    var writer = PortableWriter()
    for offer in [offer, emulated] {
      writer.write(words: (0..<OfferLayout.count).map { offer.words.span[$0] })
    }
    terms.write(to: &writer)
    return writer.bytes
  }

  /// The words, which only judging needs all: of the offer to guests that KVM runs, or to emulated ones.
  private func offer(toEmulatedGuests isEmulated: Bool) -> HostOffer {
    var offer = HostOffer()
    var reader = PortableReader(bytes[...])
    let isRead =
      (!isEmulated || reader.words(OfferLayout.count) { _, _ in })
      && reader.words(OfferLayout.count) { offer.words[$0] = $1 }
    precondition(isRead, "the bytes of a form were read before")
    return offer
  }

  /// The vendor as libvirt calls it; nil if it is unknown.
  package var vendor: String? { terms.value.vendor }

  /// The words and terms of the same offer with another counter, which distinguishes offers that differ in nothing else.
  package func bytes(withCounter frequency: UInt64) -> [UInt8] {
    let place = OfferLayout.place(OfferNumber.counterFrequency)
    if let same = bytes.replacing(word: place, among: OfferLayout.count, with: frequency) { return same }
    var (offer, emulated) = (offer(toEmulatedGuests: false), offer(toEmulatedGuests: true))
    offer[.counterFrequency] = frequency
    return Self.bytes(offer, emulated, terms.value)
  }

  /// What a space numbers of this offer; equal for many offers of one fleet.
  package var numbering: OfferNumbering { OfferNumbering(terms: terms) }

  /// The offer to guests that KVM runs or to emulated ones, with the numbers of one space.
  ///
  /// - Parameter accepted: Features whose loss is accepted, as `CompatibilityPolicy.Rules.warn`.
  package func offer(
    toEmulatedGuests isEmulated: Bool, with numbers: OfferNumbers,
    accepting accepted: FeatureSet = FeatureSet()
  ) -> HostOffer {
    var result = offer(toEmulatedGuests: isEmulated)
    result.take(isEmulated ? numbers.emulated : numbers.offer)
    if !accepted.isEmpty { result.accept(accepted, numbers.facts) }
    result.close(numbers.facts)
    return result
  }
}

/// What a space numbers of an offer; the key under which its numbers are kept.
package struct OfferNumbering: Sendable, Hashable {
  fileprivate let terms: Interned<HostTerms>

  /// A host that makes a space number what such offers need.
  package var host: HostCPU { terms.value.host }

  /// The numbers of a space that was made with `host`.
  package func numbers(in space: VerdictSpace) -> OfferNumbers {
    let host = terms.value.host
    return OfferNumbers(
      offer: NumberedColumns(of: host, in: space),
      emulated: NumberedColumns(of: host.forEmulatedGuests, in: space), facts: space.facts)
  }
}

/// The columns of offers that a space numbers.
package struct OfferNumbers: Sendable {
  fileprivate let offer, emulated: NumberedColumns
  let facts: VerdictFacts
}

/// The columns of one offer that a space numbers, without the rest of its words.
private struct NumberedColumns {
  /// The places of their words.
  static let places: [Int] = {
    let versions = OfferLayout.place(OfferTable.qemuVersions)
    let codes: [OfferCodes] = [.ambiguousEmulators, .lackingMachines, .untoldMachines]
    return [
      OfferLayout.place(OfferWord.unknownNames), OfferLayout.place(OfferWord.map),
      OfferLayout.place(OfferNumber.vendor),
    ] + (versions..<versions + OfferLayout.entries)
      + codes.flatMap { OfferLayout.place($0)..<OfferLayout.place($0) + 16 }
  }()
  /// Their bits among those of known columns.
  static let bits =
    OfferLayout.bit(OfferWord.unknownNames) | OfferLayout.bit(OfferWord.map)
    | OfferLayout.bit(OfferNumber.vendor) | OfferLayout.bit(OfferTable.qemuVersions)
    | OfferLayout.bit(OfferCodes.ambiguousEmulators) | OfferLayout.bit(OfferCodes.lackingMachines)
    | OfferLayout.bit(OfferCodes.untoldMachines)

  /// Their words, in the order of `places`.
  let words: [UInt64]
  /// Which of the columns are known.
  let told: UInt64

  init(of host: HostCPU, in space: VerdictSpace) {
    var offer = HostOffer()
    offer.takeNumbers(of: host, in: space)
    words = Self.places.map { offer.words[$0] }
    told = offer.told & Self.bits
  }
}

extension HostOffer {
  /// Replaces the columns that a space numbers.
  fileprivate mutating func take(_ columns: NumberedColumns) {
    var words = words.mutableSpan
    for (place, word) in zip(NumberedColumns.places, columns.words) { words[place] = word }
    words[OfferLayout.told] = words[OfferLayout.told] & ~NumberedColumns.bits | columns.told
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
