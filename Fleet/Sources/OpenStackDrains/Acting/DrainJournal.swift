internal import FleetQuestions
internal import Foundation
internal import MartletQuestions
internal import OpenStackClient
public import ReportContract

/// A line of a drain's journal.
public struct DrainJournalEntry: PublishedDocument, Hashable {
  /// The schema's name and version, which the line itself does not contain.
  public static let form = DocumentForm("openstack-drain-journal", 1, 0)
  /// The time of the line: RFC 3339, UTC.
  public var time: String
  /// What the line records.
  public var event: Event
  /// The cloud's name; only with `opened`.
  public var cloud: String?
  /// The address of its identity service; only with `opened`.
  public var identity: String?
  /// The compute hosts; only with `opened`.
  public var hosts: [String]?
  /// The compute host whose service is changed; with `disabling`, `disabled`, `enabling` and `enabled`.
  public var host: String?
  /// The server's UUID; with `moving` and `ended`.
  public var server: String?
  /// The compute hosts that it leaves and goes to; with `moving` and `ended`.
  public var from, to: String?
  /// The ids of its migrations before this one; only with `moving`.
  public var known: [String]?
  /// How the migration ended; only with `ended`.
  public var end: MoveEnd?

  /// What a line records.
  public enum Event: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// A drain begins.
    case opened
    /// A service is about to be disabled.
    case disabling
    /// A service was disabled.
    case disabled
    /// A migration is about to be asked for.
    case moving
    /// A migration ended.
    case ended
    /// A service is about to be enabled again.
    case enabling
    /// A service was enabled again.
    case enabled
    /// The drain is over; later lines are of another one.
    case done
  }

  /// A line of now.
  init(_ event: Event) {
    time = Date.now.formatted(.iso8601)
    self.event = event
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A line of the journal of a drain in a cloud.",
      .field("time", \Self.time, "The time of the line: RFC 3339, UTC."),
      .field("event", \Self.event, "What the line records."),
      .field("cloud", \Self.cloud, "The cloud's name; only with opened."),
      .field("identity", \Self.identity, "The address of its identity service; only with opened."),
      .field("hosts", \Self.hosts, "The compute hosts; only with opened."),
      .field("host", \Self.host, "The compute host whose service is changed; absent for other events."),
      .field("server", \Self.server, "The server's UUID; with moving and ended."),
      .field("from", \Self.from, "The compute host that it leaves; with moving and ended."),
      .field("to", \Self.to, "The compute host that it goes to; with moving and ended."),
      .field("known", \Self.known, "The ids of its migrations before this one; only with moving."),
      .field("end", \Self.end, "How the migration ended; only with ended."))
  }
}

/// The journal of a drain.
typealias DrainJournal = PlanJournal<DrainJournalEntry>

/// What a journal says of the drain that is not over.
struct DrainHistory {
  /// The line that began it; nil for none.
  private(set) var opened: DrainJournalEntry?
  /// Migrations that were asked for, or about to be, and whose end is unknown, by server.
  private(set) var open: [String: DrainJournalEntry] = [:]
  /// Servers that were moved, with the line of their end.
  private(set) var moved: [String: DrainJournalEntry] = [:]

  init(_ entries: [DrainJournalEntry]) {
    for entry in entries {
      switch entry.event {
      case .opened: opened = entry
      case .disabling, .disabled, .enabling, .enabled: break
      case .moving: if let server = entry.server { open[server] = entry }
      case .ended:
        guard let server = entry.server else { continue }
        if entry.end != .unsettled { open[server] = nil }
        if entry.end == .moved { moved[server] = entry }
      case .done: (opened, open, moved) = (nil, [:], [:])
      }
    }
  }
}

extension DrainJournal {
  /// Begins a drain unless one is under way.
  ///
  /// - Throws: `cannotWrite`.
  func open(_ facts: DrainFacts, _ hosts: [String]) throws(QuestionError) {
    guard DrainHistory(lines).opened == nil else { return }
    var entry = DrainJournalEntry(.opened)
    entry.cloud = facts.cloud
    entry.identity = facts.identity
    entry.hosts = hosts
    try write(entry)
  }

  /// Writes a line about a host's service.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ event: DrainJournalEntry.Event, host: String) throws(QuestionError) {
    var entry = DrainJournalEntry(event)
    entry.host = host
    try write(entry)
  }

  /// Writes a line about a migration.
  ///
  /// - Throws: `cannotWrite`.
  func write(
    _ event: DrainJournalEntry.Event, _ move: ServerMove, end: MoveEnd? = nil
  ) throws(QuestionError) {
    var entry = DrainJournalEntry(event)
    entry.server = move.server
    entry.from = move.from
    entry.to = move.to
    entry.known = event == .moving ? move.known : nil
    entry.end = end
    try write(entry)
  }
}
