internal import CPUCompatibility
public import ReportContract

extension HostProfile {
  /// Which confidential guests a host starts, by its records; empty where none tells of any.
  static func confidential(_ support: ConfidentialSupport) -> [Confidential] {
    guard support.statements.contains(where: { !$0.source.isOfCPU }) else { return [] }
    return ConfidentialGuest.allCases.map { guest in
      let said = support.statements(on: guest)
      return Confidential(
        guest: guest, isOffered: support.offers(guest),
        offeredBy: said.filter(\.isOffered).map(\.source.title),
        refusedBy: said.filter { !$0.isOffered }.map(\.source.title))
    }
  }

  /// SEV's numbers; nil where no record gives one.
  static func sevNumbers(_ support: ConfidentialSupport) -> SEVNumbers? {
    func only(_ values: Set<UInt64>) -> UInt64? { values.count == 1 ? values.first : nil }
    let numbers = SEVNumbers(
      encryptionBit: support.encryptionBit, reducedAddressBits: only(support.reducedAddressBits),
      mostGuests: only(support.mostGuests), mostESGuests: only(support.mostESGuests))
    return numbers.encryptionBit == nil && numbers.reducedAddressBits == nil && numbers.mostGuests == nil
      && numbers.mostESGuests == nil ? nil : numbers
  }
}

extension ConfidentialSupport.Source {
  /// Whether it speaks of the CPU alone, which says little of what the host starts.
  fileprivate var isOfCPU: Bool {
    switch self {
    case .vendor, .cpuid: true
    default: false
    }
  }
}

extension HostProfile.Confidential: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether the host starts a kind of confidential guest.",
      .field("guest", \Self.guest, "The kind of guest."),
      .field(
        "isOffered", \Self.isOffered, "Whether the host starts such guests; left out if no record tells."),
      .field("offeredBy", \Self.offeredBy, "The sources that offer them, in words."),
      .field("refusedBy", \Self.refusedBy, "The sources that refuse, in words."))
  }
}

extension HostProfile.SEVNumbers: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The numbers that SEV guests depend on.",
      .field("encryptionBit", \Self.encryptionBit, "The place of the encryption bit in page tables."),
      .field(
        "reducedAddressBits", \Self.reducedAddressBits,
        "By how many physical address bits SEV guests have fewer."),
      .field("mostGuests", \Self.mostGuests, "The most SEV guests at a time."),
      .field("mostESGuests", \Self.mostESGuests, "The most SEV-ES guests at a time."))
  }
}
