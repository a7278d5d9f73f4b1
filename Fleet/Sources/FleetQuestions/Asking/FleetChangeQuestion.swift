internal import CPUCatalog
public import CPUCompatibility
internal import FileAccess
internal import FleetStorage
internal import Foundation
internal import HostSnapshots
public import MartletQuestions
public import ReportContract

/// Changes a fleet by hand: removes, tags, waives, and writes its documents.
public struct FleetChangeQuestion: Sendable {
  /// The hosts or guests that change, by names, patterns and UUIDs.
  public var names: [String]
  /// Whether they are guests.
  public var isOfGuests: Bool

  /// Changes hosts, or guests.
  public init(names: [String], isOfGuests: Bool = false) {
    self.names = names
    self.isOfGuests = isOfGuests
  }

  /// Their numbers.
  private func numbers(_ fleet: OpenFleet) throws(QuestionError) -> [Int64] {
    var numbers: [Int64] = []
    for name in names {
      let found: [Int64]
      if isOfGuests {
        found = try wrapped { () throws(FleetStoreError) in try fleet.store.guests(matching: name) }.map(\.id)
      } else {
        found = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: name) }.map(\.id)
      }
      guard !found.isEmpty else {
        throw QuestionError(
          .noInput, "\(fleet.store.path): the fleet has no \(isOfGuests ? "guest" : "host") \(name)")
      }
      numbers += found
    }
    return numbers
  }

  /// Removes them, though their records stay in the store.
  ///
  /// - Returns: How many there were.
  /// - Throws: `noInput` for a name that matches nothing; the store's errors.
  public func remove(in fleet: OpenFleet) throws(QuestionError) -> Int {
    let numbers = try numbers(fleet)
    let now = currentTimestamp()
    try wrapped { () throws(FleetStoreError) in
      if isOfGuests {
        try fleet.store.remove(guests: numbers, at: now)
      } else {
        try fleet.store.remove(hosts: numbers, at: now)
      }
    }
    return numbers.count
  }

  /// Sets tags, `KEY=VALUE` each, where `KEY=` takes one away.
  ///
  /// - Returns: How many hosts or guests have them.
  /// - Throws: `usage` for another form; `noInput` for a name that matches nothing; the store's errors.
  public func tag(_ words: [String], in fleet: OpenFleet) throws(QuestionError) -> Int {
    var tags: [(key: String, value: String?)] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty,
        parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
      else {
        throw QuestionError(.usage, "\(word): a tag is KEY=VALUE; KEY has letters, digits, and -_.")
      }
      let value = Waiver.onOneLine(parts[1])
      tags.append((parts[0], value.isEmpty ? nil : value))
    }
    let numbers = try numbers(fleet)
    try wrapped { () throws(FleetStoreError) in
      if isOfGuests {
        try fleet.store.tag(guests: numbers, tags)
      } else {
        try fleet.store.tag(hosts: numbers, tags)
      }
    }
    return numbers.count
  }

  /// Writes every document of a fleet into a tar archive, which `martlet fleet import` reads; returns how many.
  ///
  /// Names within the archive are the digests. Tags and waivers have no part in it: a backup has all.
  /// - Throws: `cannotWrite`; the store's errors.
  public static func export(_ fleet: OpenFleet, to path: String) throws(QuestionError) -> Int {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw QuestionError(.cannotWrite, "cannot write \(path)") }
    defer { try? file.close() }
    var count = 0
    try wrapped { () throws(FleetStoreError) in
      try fleet.store.forEachDocument { digest, format, _, compressed in
        guard let bytes = gunzip(compressed, limit: 64 << 20) else {
          throw FleetStoreError(.damaged, "the store's document \(digest) is damaged")
        }
        let suffix = format.hasPrefix("libvirt") ? "xml" : format == "snapshot" ? "json" : "txt"
        let member = TarArchive(files: [.init(name: "\(digest).\(suffix)", bytes: bytes)]).bytes
        // Without the two empty blocks that end an archive.
        do { try file.write(contentsOf: Data(member.dropLast(1024))) } catch {
          throw FleetStoreError(.failed, "cannot write \(path): \(error.localizedDescription)")
        }
        count += 1
      }
    }
    do { try file.write(contentsOf: Data(count: 1024)) } catch {
      throw QuestionError(.cannotWrite, "cannot write \(path): \(error.localizedDescription)")
    }
    return count
  }
}

/// Stores, lists and ends waivers of a fleet.
public struct FleetWaiveQuestion: Sendable {
  /// Lists the waivers and what each does today.
  public init() {}

  /// Stores a waiver.
  ///
  /// - Parameters:
  ///   - guest: A name, or a pattern with `*` and `?`.
  ///   - until: `YYYY-MM-DD`; nil for no end.
  /// - Throws: `usage` for an unknown feature, an empty reason or another form of the day; the store's errors.
  public func waive(
    guest: String, feature: String, reason: String, until: String?, in fleet: OpenFleet
  ) throws(QuestionError) {
    let catalog = fleet.records.options.catalog
    guard !catalog.features(called: feature).isEmpty else {
      throw QuestionError(.usage, "feature \(feature): no feature has this name", at: .argument("feature"))
    }
    let reason = Waiver.onOneLine(reason)
    guard !reason.isEmpty else {
      throw QuestionError(
        .usage, "reason is empty; say who accepts the loss, and why", at: .parameter("reason"))
    }
    if let until, CalendarDay(until) == nil {
      throw QuestionError(
        .usage, "until \(until): expected a day such as 2027-01-31", at: .parameter("until"))
    }
    try wrapped { () throws(FleetStoreError) in
      try fleet.store.waive(
        StoredWaiver(
          guest: Waiver.onOneLine(guest), feature: feature, reason: reason, until: until,
          added: currentTimestamp()))
    }
  }

  /// Takes a waiver away.
  ///
  /// - Throws: `noInput` if there is none; the store's errors.
  public func end(guest: String, feature: String, in fleet: OpenFleet) throws(QuestionError) {
    guard
      try wrapped({ () throws(FleetStoreError) in try fleet.store.unwaive(guest: guest, feature: feature) })
    else {
      throw QuestionError(.noInput, "\(fleet.store.path): there is no waiver of \(feature) for \(guest)")
    }
  }

  /// The waivers.
  ///
  /// - Throws: The store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetWaiverReport {
    let day = CalendarDay(timestamp: currentTimestamp())
    return FleetWaiverReport(
      inputs: [fleet.input],
      waivers: try fleet.waivers().map { waiver in
        FleetWaiverReport.Entry(
          waiver: waiver, isOver: day.map { waiver.isExpired(on: $0) } ?? (waiver.until != nil))
      })
  }
}

/// The waivers of a fleet; encoded as JSON, `martlet.fleet-waivers/1.0`.
public struct FleetWaiverReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-waivers", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// The waivers, in the order in which they were stored.
  public var waivers: [Entry]

  /// A waiver.
  public struct Entry: Sendable, Codable {
    /// The waiver.
    public var waiver: Waiver
    /// Whether it has ended and does nothing.
    public var isOver: Bool
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The waivers of a fleet.",
      .field("waivers", \Self.waivers, "The waivers, in the order in which they were stored."))
  }
}

extension FleetWaiverReport.Entry: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A waiver of a fleet.", .field("waiver", \Self.waiver, "The waiver."),
      .field("isOver", \Self.isOver, "Whether it has ended and does nothing."))
  }
}
