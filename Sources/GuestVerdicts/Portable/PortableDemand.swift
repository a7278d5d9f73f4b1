package import CPUCatalog
package import CPUCompatibility
internal import X86CPU

/// What a guest needs, prepared once and for any space: its words, and the terms that a space numbers.
///
/// Two guests with equal bytes get the same rules on every host: a verdict depends on nothing else of a guest, but for waivers by
/// its name.
package struct PortableDemand: Sendable {
  /// The words and terms as bytes, the same for the same demand.
  package let bytes: [UInt8]
  /// The features that the guest has and must keep.
  package let needs: FeatureSet
  /// Hertz of the guest's time-stamp counter, fixed or its host's; nil if unknown.
  package let counterFrequency: UInt64?
  /// Whether its CPU is unknown, because the definition leaves it to a host that is unknown.
  package let isUnknown: Bool
  private let terms: Interned<GuestTerms>

  /// Prepares a guest with the host that it runs on.
  package init(_ guest: GuestCPU, catalog: Catalog = .standard) {
    let terms = GuestTerms(guest)
    let demand = GuestDemand(guest, in: VerdictSpace(ofGuest: guest, catalog: catalog))
    self.init(demand, Interned(terms), Self.bytes(demand, terms))
  }

  /// Reads `bytes`; nil for anything else.
  ///
  /// - Parameter known: Terms of forms that were read before.
  package init?(bytes: [UInt8], known: inout KnownTerms) {
    var reader = PortableReader(bytes[...])
    var demand = GuestDemand()
    guard reader.words(DemandLayout.count, { demand.words[$0] = $1 }), let terms = known.guestTerms(reader)
    else { return nil }
    self.init(demand, terms, bytes)
  }

  private init(_ demand: GuestDemand, _ terms: Interned<GuestTerms>, _ bytes: [UInt8]) {
    self.bytes = bytes
    self.terms = terms
    needs = demand[.needs].union(demand[.idle])
    counterFrequency = demand[.counterFrequency]
    isUnknown = demand.flags.contains(.unexpanded)
  }

  private static func bytes(_ demand: GuestDemand, _ terms: GuestTerms) -> [UInt8] {
    var writer = PortableWriter()
    writer.write(words: (0..<DemandLayout.count).map { demand.words.span[$0] })
    terms.write(to: &writer)
    return writer.bytes
  }

  /// The words, which only judging needs all.
  private var demand: GuestDemand {
    var demand = GuestDemand()
    var reader = PortableReader(bytes[...])
    let isRead = reader.words(DemandLayout.count) { demand.words[$0] = $1 }
    precondition(isRead, "the bytes of a form were read before")
    return demand
  }

  /// The vendor of the guest's CPU; nil if it is unknown.
  package var vendor: String? { terms.value.vendor }

  /// The machine type; nil if it is unknown.
  package var machine: String? { terms.value.machine }

  /// The words and terms of the same demand with another counter.
  package func bytes(withCounter frequency: UInt64) -> [UInt8] {
    let place = DemandLayout.place(DemandNumber.counterFrequency)
    if let same = bytes.replacing(word: place, among: DemandLayout.count, with: frequency) { return same }
    var other = demand
    other[.counterFrequency] = frequency
    return Self.bytes(other, terms.value)
  }

  /// What a space numbers of this demand; equal for many demands of one fleet.
  package var numbering: DemandNumbering { DemandNumbering(terms: terms) }

  /// The demand with the numbers of one space.
  package func demand(with numbers: DemandNumbers) -> GuestDemand {
    var result = demand
    for word in [DemandWord.names, .mapsLackingNames] { result[word] = numbers.demand[word] }
    for number in [DemandNumber.vendor, .namedVendor, .machine, .emulator] {
      result[number] = numbers.demand[number]
    }
    result.close(numbers.facts)
    return result
  }
}

/// What a space numbers of a demand; the key under which its numbers are kept.
package struct DemandNumbering: Sendable, Hashable {
  fileprivate let terms: Interned<GuestTerms>

  /// A guest that makes a space number what such demands need.
  package var guest: GuestCPU { terms.value.guest }

  /// The numbers of a space that was made with `guest`.
  package func numbers(in space: VerdictSpace) -> DemandNumbers {
    var numbers = DemandNumbers(demand: GuestDemand(), facts: space.facts)
    numbers.demand.takeNumbers(of: terms.value.guest, in: space)
    return numbers
  }
}

/// The columns of demands that a space numbers.
package struct DemandNumbers: Sendable {
  fileprivate(set) var demand: GuestDemand
  let facts: VerdictFacts
}
