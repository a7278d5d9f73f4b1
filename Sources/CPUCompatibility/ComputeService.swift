public import ReportContract

/// What Nova says of a host besides its CPU: its nova-compute, and the groups that the host is in.
///
/// It is as old as the record that it comes from. Nil means that the record does not say.
public struct ComputeService: Sendable, Hashable, Codable {
  /// The availability zone.
  public var zone: String?
  /// The names of the host's aggregates, ascending.
  public var aggregates: [String]?
  /// Whether nova-compute reports to Nova.
  public var isUp: Bool?
  /// Whether the operator lets it take servers.
  public var isEnabled: Bool?
  /// Why it is disabled, in the operator's words.
  public var disabledReason: String?

  /// A service about which nothing is known.
  public init() {}

  /// Whether nothing is known.
  public var isEmpty: Bool { self == ComputeService() }
}

extension ComputeService {
  /// Where Nova's checks of services are.
  public static let citation =
    "nova nova/conductor/tasks/live_migrate.py, _check_host_is_up; nova/scheduler/filters/compute_filter.py; nova/scheduler/request_filter.py, compute_status_filter"

  /// Why Nova moves no server to the host; nil if the service does not stop it, or nothing is known.
  public func refusalOfMoves(to name: String) -> String? {
    if isUp == false {
      return "Nova's record says that nova-compute on \(name) is down: Nova moves no server there."
    }
    guard isEnabled == false else { return nil }
    return "Nova's record says that nova-compute on \(name) is disabled"
      + (disabledReason.map { " (\($0))" } ?? "") + ": Nova's scheduler gives it no server."
  }

  /// Why Nova moves no server away from the host; nil if the service does not stop it, or nothing is known.
  public func refusalOfMoves(from name: String) -> String? {
    isUp == false
      ? "Nova's record says that nova-compute on \(name) is down: Nova moves no server away from it." : nil
  }

  /// The zone and the aggregates in words; nil if neither is known.
  public var place: String? {
    let groups = (aggregates ?? []).joined(separator: ", ")
    let parts = [
      zone.map { "zone \($0)" },
      groups.isEmpty ? nil : "aggregate\(aggregates?.count == 1 ? "" : "s") \(groups)",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension ComputeService: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What Nova says of a host besides its CPU, when its record was made.",
      .field("zone", \Self.zone, "The availability zone."),
      .field(
        "aggregates", \Self.aggregates, "The names of the host's aggregates, ascending; absent if unknown."),
      .field("isUp", \Self.isUp, "Whether nova-compute reports to Nova."),
      .field("isEnabled", \Self.isEnabled, "Whether the operator lets it take servers."),
      .field("disabledReason", \Self.disabledReason, "Why it is disabled, in the operator's words."))
  }
}
