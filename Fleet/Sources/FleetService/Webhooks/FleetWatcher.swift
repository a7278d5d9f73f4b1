internal import CPUCompatibility
internal import FileAccess
internal import FleetQuestions
internal import Foundation
internal import GuestVerdicts
internal import MartletQuestions

/// Compares a fleet with how it was when it was looked at last, and says what is new as events.
///
/// What a watcher finds when it looks for the first time is no event: the page shows it.
struct FleetWatcher: Sendable {
  /// What is known of a fleet; kept as a file beside the queues.
  struct Known: Codable, Equatable {
    /// How many guests are stuck, by the host that holds them and why.
    var stranded: [String: Int] = [:]
    /// The digest of each host's last change.
    var drift: [String: String] = [:]
    /// Waivers that were told to end soon, and to have ended: sorted, as ids of events are digests of this.
    var expiring: [String] = [], ended: [String] = []
  }

  /// A fleet as its questions answer.
  struct Answers: Sendable {
    var stuck: FleetStuckReport
    var drift: FleetDriftReport
    var waivers: FleetWaiverReport
  }

  /// How many days before its end a waiver is told of.
  static let days = 7
  private static let most = 100

  /// The events between what was known and what is, and what is known then.
  ///
  /// - Parameters:
  ///   - known: nil for the first time.
  ///   - now: The time, from which the ends of waivers are counted.
  static func events(
    from known: Known?, to answers: Answers, now: Date
  ) -> (events: [WebhookEvent], known: Known) {
    var next = Known()
    var events: [WebhookEvent] = []
    let before = known ?? Known()
    let root = (try? serviceJSON(before, isOnOneLine: true)) ?? ""
    func event(_ type: WebhookEvent.Kind, _ sentence: String, _ fill: (inout WebhookEvent) -> Void) {
      var event = WebhookEvent(id: "", type: type, timestamp: "", sentence: sentence)
      fill(&event)
      let what = (try? serviceJSON(event, isOnOneLine: true)) ?? sentence
      event.id = Webhooks.id(root + "\n" + what)
      event.timestamp = now.formatted(.iso8601)
      events.append(event)
    }
    let stranded = stranded(answers.stuck, before, &next)
    if !stranded.isEmpty {
      let more = stranded.reduce(0) { $0 + $1.more }
      event(.stranded, "\(more) more \(more == 1 ? "guest has" : "guests have") no target.") {
        $0.groups = Array(stranded.prefix(most))
      }
    }
    let drifted = drifted(answers.drift, before, &next)
    if !drifted.isEmpty {
      let names = drifted.prefix(3).map(\.host).joined(separator: ", ")
      let others = drifted.count > 3 ? " and \(drifted.count - 3) more" : ""
      event(.drifted, "Changed since the record before: \(names)\(others).") {
        $0.hosts = Array(drifted.prefix(most))
      }
    }
    let (expiring, ended) = waivers(answers.waivers, before, &next, now)
    if !expiring.isEmpty {
      event(.waiverExpiring, "Within \(days) days \(ends(expiring.count)).") {
        $0.waivers = Array(expiring.prefix(most))
      }
    }
    if !ended.isEmpty {
      event(.waiverEnded, "\(ended.count) \(ended.count == 1 ? "waiver has" : "waivers have") ended.") {
        $0.waivers = Array(ended.prefix(most))
      }
    }
    return (known == nil ? [] : events, next)
  }

  private static func ends(_ count: Int) -> String { count == 1 ? "1 waiver ends" : "\(count) waivers end" }

  private static func stranded(
    _ report: FleetStuckReport, _ before: Known, _ next: inout Known
  ) -> [WebhookEvent.Stranded] {
    var groups: [String: WebhookEvent.Stranded] = [:]
    for group in report.groups where group.isStuck {
      let reasons = group.reasons.map(\.rule).sorted().joined(separator: " ")
      let key = [group.host ?? "", reasons, group.lost.sorted().joined(separator: " ")].joined(
        separator: "\n")
      var own =
        groups[key]
        ?? WebhookEvent.Stranded(host: group.host, count: 0, more: 0, guests: [], lost: group.lost)
      own.count += group.count
      own.guests = Array((own.guests + group.guests).prefix(20))
      groups[key] = own
    }
    var found: [WebhookEvent.Stranded] = []
    for (key, var group) in groups.sorted(by: { $0.key < $1.key }) {
      let name = String(sha256(Array(key.utf8)).prefix(16))
      next.stranded[name] = group.count
      group.more = group.count - (before.stranded[name] ?? 0)
      if group.more > 0 { found.append(group) }
    }
    return found.sorted { $0.more > $1.more }
  }

  private static func drifted(
    _ report: FleetDriftReport, _ before: Known, _ next: inout Known
  ) -> [WebhookEvent.Drifted] {
    var found: [WebhookEvent.Drifted] = []
    for host in report.hosts where !(host.facts.isEmpty && host.gained.isEmpty && host.lost.isEmpty) {
      let facts = host.facts.map { "\($0.what) \($0.from) to \($0.to)" }
      let change = (facts + ["+"] + host.gained + ["-"] + host.lost).joined(separator: "\n")
      let digest = String(sha256(Array(change.utf8)).prefix(16))
      next.drift[host.host] = digest
      guard before.drift[host.host] != digest else { continue }
      found.append(
        WebhookEvent.Drifted(
          host: host.host, facts: facts, gained: Array(host.gained.prefix(most)),
          lost: Array(host.lost.prefix(most)), stranded: host.stranded.reduce(0) { $0 + $1.count },
          noReturn: host.noReturn.reduce(0) { $0 + $1.count }))
    }
    return found
  }

  private static func waivers(
    _ report: FleetWaiverReport, _ before: Known, _ next: inout Known, _ now: Date
  ) -> (expiring: [WebhookEvent.Waived], ended: [WebhookEvent.Waived]) {
    let soon = now.addingTimeInterval(Double(days) * 86_400).formatted(.iso8601).prefix(10)
    let (knownToExpire, knownEnds) = (Set(before.expiring), Set(before.ended))
    var expiring: [WebhookEvent.Waived] = []
    var ended: [WebhookEvent.Waived] = []
    for entry in report.waivers {
      guard let until = entry.waiver.until?.description else { continue }
      let waived = WebhookEvent.Waived(guest: entry.waiver.guest, feature: entry.waiver.feature, until: until)
      let key = [waived.guest, waived.feature, until].joined(separator: "\n")
      if entry.isOver {
        next.ended.append(key)
        if !knownEnds.contains(key) { ended.append(waived) }
      } else if until <= soon {
        next.expiring.append(key)
        if !knownToExpire.contains(key) { expiring.append(waived) }
      }
    }
    next.expiring.sort()
    next.ended.sort()
    return (expiring, ended)
  }
}
