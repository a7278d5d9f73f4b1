internal import FileAccess
internal import FleetStorage
internal import Foundation
internal import MartletQuestions

/// What a host's answer told when it was stored, so that the next one which tells the same need not be.
///
/// Two captures are never the same bytes, since they carry their times. What counts is what Martlet reads of them: the host's form and facts,
/// and its guests.
struct AnswerNews: Sendable, Hashable {
  /// A digest of everything that is read of the answer, times aside.
  var content: String
  /// When the stored record was taken.
  var taken: String

  /// After this time an answer is stored although it reports nothing new, so that no record of a host that answers gets older: a day,
  /// beside 14 days after which evidence counts as stale (Contrib/prometheus/martlet.rules.yml).
  static let longest: TimeInterval = 86_400

  /// The news of an answer about one host; nil for other answers, which are always stored.
  ///
  /// - Parameter tables: The digest of what forms depend on, so that another Martlet's reading is news.
  init?(_ arrivals: [Arrival], tables: String) {
    guard arrivals.count == 1, let arrival = arrivals.first, arrival.hosts.count == 1,
      let host = arrival.hosts.first, arrival.guests.allSatisfy({ $0.host == 0 && $0.taken == host.taken })
    else { return nil }
    func words(_ values: String?...) -> String {
      // Lengths keep two lists of words apart whose letters are the same.
      values.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: " ")
    }
    func number(_ value: Int?) -> String? { value.map(String.init) }
    var lines = [
      words(tables, arrival.format, arrival.source, arrival.origin),
      words(
        host.name, host.uuid, host.selector, host.points.joined(separator: "\n"), host.form.key,
        number(host.cpus), number(host.memory), number(host.nodes), host.nodeMemory, host.facts),
    ]
    lines += arrival.guests.map { guest in
      words(
        guest.name, guest.uuid, guest.form.key, guest.next?.key, number(guest.cpus), number(guest.memory),
        guest.hugePages, guest.memoryParts, guest.flavor)
    }.sorted()
    content = sha256(Array(lines.joined(separator: "\n").utf8))
    taken = host.taken
  }

  /// The news that the schedule keeps.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    content = String(parts[0])
    taken = String(parts[1])
  }

  /// As the schedule keeps it.
  var text: String { "\(content) \(taken)" }

  /// Whether an answer tells only what a stored one told, and the store still has that one as the newest of the host and of its guests.
  ///
  /// A guest that went to another host and came back between two questions has a newer record of the other host, which the answer
  /// has to replace.
  /// - Throws: The store's errors.
  static func isKnown(
    _ arrivals: [Arrival], _ new: AnswerNews, after stored: AnswerNews, in fleet: OpenFleet
  ) throws(QuestionError) -> Bool {
    guard new.content == stored.content, let arrival = arrivals.first, let host = arrival.hosts.first,
      let then = try? Date(stored.taken, strategy: .iso8601),
      let now = try? Date(new.taken, strategy: .iso8601),
      (0..<longest).contains(now.timeIntervalSince(then))
    else { return false }
    return try wrapped { () throws(FleetStoreError) in
      guard let known = try Self.host(host, of: arrival, in: fleet), known.taken == stored.taken,
        known.guests == arrival.guests.count
      else { return false }
      guard !arrival.guests.isEmpty else { return true }
      let guests = try fleet.store.guests(onHost: known.id)
      return guests.count == arrival.guests.count && guests.allSatisfy { $0.taken == stored.taken }
        && guests.map(\.name).sorted() == arrival.guests.map(\.name).sorted()
    }
  }

  /// Whether the store has what an answer tells, whoever stored it: the host's form and facts, and its guests with their forms.
  ///
  /// - Throws: The store's errors.
  static func isStored(_ arrivals: [Arrival], in fleet: OpenFleet) throws(QuestionError) -> Bool {
    guard let arrival = arrivals.first, let host = arrival.hosts.first else { return false }
    return try wrapped { () throws(FleetStoreError) in
      guard let known = try Self.host(host, of: arrival, in: fleet), known.form == host.form.key,
        known.facts == host.facts, known.guests == arrival.guests.count
      else { return false }
      guard !arrival.guests.isEmpty else { return true }
      let guests = try fleet.store.guests(onHost: known.id)
      return Set(guests.map { [$0.name, $0.form, $0.next ?? ""] })
        == Set(arrival.guests.map { [$0.name, $0.form.key, $0.next?.key ?? ""] })
    }
  }

  private static func host(
    _ host: Arrival.Host, of arrival: Arrival, in fleet: OpenFleet
  ) throws(FleetStoreError) -> StoredHost? {
    let known = try fleet.store.hosts(matching: host.uuid ?? host.name).filter {
      host.uuid == nil ? $0.name == host.name && $0.source == arrival.source : $0.uuid == host.uuid
    }
    return known.count == 1 && known[0].name == host.name ? known[0] : nil
  }
}
