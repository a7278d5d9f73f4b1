internal import FleetPlanning
public import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks for a part of the hosts or guests of a fleet, in the order of their names.
public struct FleetPageQuestion: Sendable {
  /// What is listed.
  public var filter: PageFilter
  /// The `next` of the page before; nil for the first page.
  public var cursor: String?
  /// How many entries at most.
  public var limit: Int

  /// Asks for a page.
  public init(_ filter: PageFilter = PageFilter(), cursor: String? = nil, limit: Int = 100) {
    self.filter = filter
    self.cursor = cursor
    self.limit = limit
  }

  /// The page of hosts.
  ///
  /// - Parameter total: How many hosts the filter lets through.
  /// - Throws: `usage` for a cursor that no page gave; the store's errors.
  public func hosts(in fleet: OpenFleet, total: Int) throws(QuestionError) -> FleetHostsReport {
    let place = try self.place()
    let page = try wrapped { () throws(FleetStoreError) in
      try fleet.store.hosts(filter, after: place, limit: limit)
    }
    return FleetHostsReport(
      inputs: [fleet.input], hosts: page.entries.map(FleetListReport.Host.init), total: total,
      next: page.next.map(Self.cursor))
  }

  /// The page of guests.
  ///
  /// - Parameter total: How many guests the filter lets through.
  /// - Throws: `usage` for a cursor that no page gave; the store's errors.
  public func guests(in fleet: OpenFleet, total: Int) throws(QuestionError) -> FleetGuestsReport {
    let place = try self.place()
    let page = try wrapped { () throws(FleetStoreError) in
      try fleet.store.guests(filter, after: place, limit: limit)
    }
    return FleetGuestsReport(
      inputs: [fleet.input], guests: page.entries.map(FleetListReport.Guest.init), total: total,
      next: page.next.map(Self.cursor))
  }

  /// How many hosts, or guests, the filter lets through.
  ///
  /// - Throws: The store's errors.
  public func total(ofGuests isOfGuests: Bool, in fleet: OpenFleet) throws(QuestionError) -> Int {
    try wrapped { () throws(FleetStoreError) in try fleet.store.count(ofGuests: isOfGuests, filter) }
  }

  /// A cursor's text: the parts in hexadecimal, so that it needs no quoting anywhere.
  private static func cursor(_ place: PagePlace) -> String {
    [place.name, place.source, String(place.id)].map { part in
      part.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }.joined(separator: "-")
  }

  private func place() throws(QuestionError) -> PagePlace? {
    guard let cursor else { return nil }
    let parts = cursor.split(separator: "-", omittingEmptySubsequences: false).map(Self.text)
    guard parts.count == 3, let name = parts[0], let source = parts[1],
      let id = parts[2].flatMap({ Int64($0) })
    else {
      throw QuestionError(
        .usage, "cursor: this is not the next of an earlier page", at: .parameter("cursor"))
    }
    return PagePlace(name: name, source: source, id: id)
  }

  private static func text(_ hexadecimal: Substring) -> String? {
    let digits = Array(hexadecimal.utf8)
    guard digits.count % 2 == 0, digits.count <= 8192 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// A page of hosts; encoded as JSON, `martlet.fleet-hosts/1.0`.
public struct FleetHostsReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-hosts", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: a list judges nothing.
  public var judgedBy: [Yardstick] = []
  /// The hosts, in the order of their names.
  public var hosts: [FleetListReport.Host]
  /// How many there are on all pages.
  public var total: Int
  /// The cursor of the next page; nil on the last one.
  public var next: String?

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A page of the hosts of a fleet.",
      .field("hosts", \Self.hosts, "The hosts, in the order of their names."),
      .field("total", \Self.total, "How many there are on all pages."),
      .field("next", \Self.next, "The cursor of the next page; absent on the last one."))
  }
}

/// A page of guests; encoded as JSON, `martlet.fleet-guests/1.0`.
public struct FleetGuestsReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-guests", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: a list judges nothing.
  public var judgedBy: [Yardstick] = []
  /// The guests, in the order of their names.
  public var guests: [FleetListReport.Guest]
  /// How many there are on all pages.
  public var total: Int
  /// The cursor of the next page; nil on the last one.
  public var next: String?

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A page of the guests of a fleet.",
      .field("guests", \Self.guests, "The guests, in the order of their names."),
      .field("total", \Self.total, "How many there are on all pages."),
      .field("next", \Self.next, "The cursor of the next page; absent on the last one."))
  }
}

extension FleetListReport.Host {
  /// A host as the store has it.
  init(_ host: StoredHost) {
    self.init(
      name: host.name, uuid: host.uuid, source: host.source, cpus: host.cpus, memory: host.memory,
      nodes: host.nodes, guests: host.guests, guestCPUs: host.guestCPUs, guestMemory: host.guestMemory,
      taken: host.taken, form: host.form, facts: HostFacts.values(host.facts), tags: host.tags)
  }
}

extension FleetListReport.Guest {
  /// A guest as the store has it.
  init(_ guest: StoredGuest) {
    self.init(
      name: guest.name, uuid: guest.uuid, source: guest.source, host: guest.hostName, cpus: guest.cpus,
      memory: guest.memory, hugePages: guest.hugePages, taken: guest.taken, form: guest.form, tags: guest.tags
    )
  }
}
