internal import FleetQuestions
public import ReportContract
internal import Wording

/// What differs between two plans of rolls; encoded as JSON, `martlet.roll-difference/1.0`.
public struct RollDifferenceReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("roll-difference", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The two plans.
  public var inputs: [InputReport]
  /// Empty: plans are compared, and nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// What was asked differently, a sentence without a full stop each.
  public var request: [String] = []
  /// Hosts and guests with other evidence, or in only one of the fleets, a sentence without a full stop each.
  public var fleet: [String] = []
  /// Hosts that change in another batch.
  public var hosts: [Turn] = []
  /// Guests that restart in only one of the plans.
  public var restarts: [Restart] = []
  /// The number of moves in the first plan and in the second.
  public var movesBefore, movesAfter: Int

  /// A host that changes in another batch.
  public struct Turn: Sendable, Codable, Hashable {
    /// The host.
    public var host: String
    /// Its batch in the first plan and in the second, from 1; nil for none.
    public var before, after: Int?
  }

  /// A guest that restarts in only one of the plans.
  public struct Restart: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// Whether it restarts in the second plan, not in the first.
    public var isNew: Bool
  }

  /// Compares two plans, in O(hosts + guests).
  public init(from old: RollPlan, to new: RollPlan, inputs: [InputReport]) {
    self.inputs = inputs
    movesBefore = old.moves
    movesAfter = new.moves
    let (a, b) = (old.request, new.request)
    func all(_ names: [String], _ nothing: String) -> String {
      names.isEmpty ? nothing : names.joined(separator: ", ")
    }
    if a.hosts != b.hosts {
      request.append(
        "hosts \(all(b.hosts, "of the whole fleet")) instead of \(all(a.hosts, "of the whole fleet"))")
    }
    if a.changes != b.changes {
      request.append("\(all(b.changes, "a restart")) instead of \(all(a.changes, "a restart"))")
    }
    if a.batch != b.batch { request.append("batches of \(b.batch) instead of \(a.batch)") }
    if old.tables != new.tables { request.append("another Martlet, or other tables, read the evidence") }
    let hostsBefore = Dictionary(old.hosts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let hostsAfter = Set(new.hosts.map(\.name))
    for host in new.hosts {
      guard let was = hostsBefore[host.name] else {
        fleet.append("\(host.name) is new")
        continue
      }
      if was.evidence != host.evidence || was.uuid != host.uuid {
        fleet.append("\(host.name) has other records")
      }
    }
    for host in old.hosts where !hostsAfter.contains(host.name) { fleet.append("\(host.name) is gone") }
    let guestsBefore = Dictionary(old.guests.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let guestsAfter = Set(new.guests.map(\.name))
    for guest in new.guests {
      guard let was = guestsBefore[guest.name] else {
        fleet.append("the guest \(guest.name) is new, on \(guest.host)")
        continue
      }
      if was != guest {
        fleet.append(
          was.host == guest.host
            ? "the guest \(guest.name) has another CPU, memory or waiver"
            : "the guest \(guest.name) is on \(guest.host) instead of \(was.host)")
      }
    }
    for guest in old.guests where !guestsAfter.contains(guest.name) {
      fleet.append("the guest \(guest.name) is gone")
    }
    let (first, second) = (Self.turns(old), Self.turns(new))
    for host in Set(first.keys).union(second.keys).sorted() where first[host] != second[host] {
      hosts.append(Turn(host: host, before: first[host], after: second[host]))
    }
    let (one, other) = (Set(old.restarts.map(\.guest)), Set(new.restarts.map(\.guest)))
    restarts = one.symmetricDifference(other).sorted().map { Restart(guest: $0, isNew: other.contains($0)) }
  }

  private static func turns(_ plan: RollPlan) -> [String: Int] {
    var turns: [String: Int] = [:]
    for (number, batch) in plan.batches.enumerated() { for host in batch.hosts { turns[host] = number + 1 } }
    return turns
  }

  /// Whether both plans say the same.
  public var isEmpty: Bool {
    request.isEmpty && fleet.isEmpty && hosts.isEmpty && restarts.isEmpty && movesBefore == movesAfter
  }

  /// 0 if both plans say the same, else 1.
  public var exitStatus: Int32 { isEmpty ? 0 : 1 }

  /// The report as text.
  public var text: String {
    if isEmpty { return "Both plans say the same.\n" }
    var lines = ["\(counted(movesBefore, "move")) before, \(grouped(movesAfter)) after."]
    func add(_ title: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      lines += ["", title] + entries.prefix(20).map { "  \($0)" }
      if entries.count > 20 {
        lines.append("  and \(grouped(entries.count - 20)) more; --format json lists all")
      }
    }
    add("ASKED DIFFERENTLY", request)
    add("HOSTS AND GUESTS", fleet)
    add(
      "HOSTS IN ANOTHER BATCH",
      hosts.map {
        "\($0.host): \($0.before.map { "batch \($0)" } ?? "none") before, \($0.after.map { "batch \($0)" } ?? "none") after"
      })
    add(
      "RESTARTS", restarts.map { "\($0.guest) \($0.isNew ? "restarts now" : "no longer has to restart")" })
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What differs between two plans of rolls.",
      .field("request", \Self.request, "What was asked differently."),
      .field(
        "fleet", \Self.fleet, "Hosts and guests with other evidence, or in only one of the fleets."),
      .field("hosts", \Self.hosts, "Hosts that change in another batch."),
      .field("restarts", \Self.restarts, "Guests that restart in only one of the plans."),
      .field("movesBefore", \Self.movesBefore, "The number of moves in the first plan."),
      .field("movesAfter", \Self.movesAfter, "The number of moves in the second plan."))
  }
}

extension RollDifferenceReport.Turn: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that changes in another batch.", .field("host", \Self.host, "The host."),
      .field("before", \Self.before, "Its batch in the first plan, from 1; absent for none."),
      .field("after", \Self.after, "Its batch in the second plan; absent for none."))
  }
}

extension RollDifferenceReport.Restart: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest that restarts in only one of the plans.", .field("guest", \Self.guest, "The guest."),
      .field("isNew", \Self.isNew, "Whether it restarts in the second plan, not in the first."))
  }
}
