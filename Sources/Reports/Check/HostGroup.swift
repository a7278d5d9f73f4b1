public import GuestVerdicts
internal import Wording

/// Hosts on which the same happens to a guest, for the same reasons.
public struct HostGroup: Sendable, Codable {
  /// The hosts' names, in the order given.
  public var hosts: [String]
  /// The outcome on each of them.
  public var outcome: VerdictOutcome
  /// Who decides that, and for what, in a few words; empty where the guest runs without a warning.
  public var summary: String
  /// The outcome by each authority alone.
  public var answers: [Verdict.Answer]
  /// The reasons in reading order: another vendor, lost features by effect, unknown features, the rest.
  public var points: [VerdictPoint]
  /// What could not be checked for this guest, a sentence each without a full stop.
  public var notChecked: [String]

  /// Whether there is more to say than the outcome.
  public var hasDetails: Bool { !points.isEmpty || !notChecked.isEmpty }

  /// Groups verdicts, in the order of their first hosts.
  ///
  /// - Parameter named: The same verdicts with each host's name in the sentences; `verdicts` say `the host`.
  static func groups(_ verdicts: [Verdict], named: [Verdict]) -> [HostGroup] {
    var groups: [HostGroup] = []
    var places: [String: Int] = [:]
    for (verdict, own) in zip(verdicts, named) {
      let group = HostGroup(verdict, host: own.host)
      let key = group.key
      if let place = places[key] {
        if groups[place].hosts.count == 1 {
          // What is said of several names none of them.
          groups[place].points = group.points
          groups[place].notChecked = group.notChecked
        }
        groups[place].hosts.append(own.host)
      } else {
        places[key] = groups.count
        groups.append(HostGroup(own, host: own.host))
      }
    }
    return groups
  }

  private init(_ verdict: Verdict, host: String) {
    hosts = [host]
    outcome = verdict.outcome
    summary = verdict.summary
    answers = verdict.answers
    points = VerdictPoint.points(of: verdict.reasons)
    notChecked = verdict.notChecked
  }

  /// The key of a group: everything that its hosts have in common.
  private var key: String {
    let answers = answers.map { "\($0.by.rawValue)=\($0.outcome.rawValue)" }
    let points = points.map { point in
      ([point.weight.rawValue, point.text, point.message ?? ""] + point.rules + point.features + point.details)
        .joined(separator: "\u{1}")
    }
    return ([outcome.rawValue, summary] + answers + points + notChecked).joined(separator: "\u{0}")
  }
}
