package import CPUCatalog
package import CPUCompatibility
internal import X86CPU

/// What a guest needs, prepared once and for any space: its words, and the terms that a space numbers.
///
/// Two guests with equal bytes get the same rules on every host: a verdict depends on nothing else of a guest, but for waivers by
/// its name.
package struct PortableDemand: Sendable {
  private var demand: GuestDemand
  private let terms: GuestTerms

  /// Prepares a guest with the host that it runs on.
  package init(_ guest: GuestCPU, catalog: Catalog = .standard) {
    terms = GuestTerms(guest)
    demand = GuestDemand(guest, in: VerdictSpace(ofGuest: guest, catalog: catalog))
  }

  /// The words and terms as bytes, the same for the same demand.
  package var bytes: [UInt8] {
    var writer = PortableWriter()
    writer.write(words: (0..<DemandLayout.count).map { demand.words.span[$0] })
    terms.write(to: &writer)
    return writer.bytes
  }

  /// Reads `bytes`; nil for anything else.
  package init?(bytes: ArraySlice<UInt8>) {
    var reader = PortableReader(bytes)
    demand = GuestDemand()
    guard let own = reader.words(DemandLayout.count), let terms = GuestTerms(&reader), reader.isAtEnd else {
      return nil
    }
    for place in 0..<DemandLayout.count { demand.words[place] = own[place] }
    self.terms = terms
  }

  /// The vendor of the guest's CPU; nil if it is unknown.
  package var vendor: String? { terms.vendor }

  /// The machine type; nil if it is unknown.
  package var machine: String? { terms.machine }

  /// Whether QEMU emulates the guest's CPU.
  package var isEmulated: Bool { demand.isEmulated }

  /// Hertz of the guest's time-stamp counter, fixed or its host's; nil if unknown.
  package var counterFrequency: UInt64? { demand[.counterFrequency] }

  /// The words and terms of the same demand with another counter.
  package func bytes(withCounter frequency: UInt64) -> [UInt8] {
    var other = self
    other.demand[.counterFrequency] = frequency
    return other.bytes
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

  /// The features that the guest has and must keep.
  package var needs: FeatureSet { demand[.needs].union(demand[.idle]) }

  /// Whether its CPU is unknown, because the definition leaves it to a host that is unknown.
  package var isUnknown: Bool { demand.flags.contains(.unexpanded) }
}

/// What a space numbers of a demand; the key under which its numbers are kept.
package struct DemandNumbering: Sendable, Hashable {
  fileprivate let terms: GuestTerms

  /// A guest that makes a space number what such demands need.
  package var guest: GuestCPU { terms.guest }

  /// The numbers of a space that was made with `guest`.
  package func numbers(in space: VerdictSpace) -> DemandNumbers {
    var numbers = DemandNumbers(demand: GuestDemand(), facts: space.facts)
    numbers.demand.takeNumbers(of: terms.guest, in: space)
    return numbers
  }
}

/// The columns of demands that a space numbers.
package struct DemandNumbers: Sendable {
  fileprivate(set) var demand: GuestDemand
  let facts: VerdictFacts
}
