internal import FileAccess
internal import FleetPlans
internal import MartletQuestions
public import OpenStackClient
public import ReportContract

/// Which hosts each server may be on: what the scheduler's filter of Contrib/nova-filter reads; `martlet.openstack-allowed/1.0`.
///
/// A server on a host of a pool may be on the pool's hosts. Servers that it does not name may be anywhere.
public struct AllowedHosts: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("openstack-allowed", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The plan.
  public var inputs: [InputReport] = []
  /// Empty: the plan has the levels.
  public var judgedBy: [Yardstick] = []
  /// The plan's id.
  public var plan: String
  /// The servers, in the order of their UUIDs.
  public var servers: [Server]

  /// A server, and where it may be.
  public struct Server: Sendable, Codable, Hashable, SchemaDescribed {
    /// Its UUID.
    public var id: String
    /// The compute hosts, sorted.
    public var hosts: [String]

    /// Describes the JSON.
    public static var jsonSchema: SchemaNode {
      .object(
        "A server, and where it may be.", .field("id", \Self.id, "Its UUID."),
        .field("hosts", \Self.hosts, "The compute hosts, sorted."))
    }
  }

  init(plan: String, _ intended: IntendedPools, _ facts: PoolFacts) {
    self.plan = plan
    let hosts = Dictionary(
      intended.pools.map { ($0.plan.name, $0.hosts.map(\.host).sorted()) }, uniquingKeysWith: { a, _ in a })
    servers = facts.servers.compactMap { server in
      guard let host = server.host, let pool = intended.pool(ofHost: host) else { return nil }
      return Server(id: server.id, hosts: hosts[pool.plan.name] ?? [])
    }.sorted { $0.id < $1.id }
  }

  /// Replaces a file: whoever reads it sees the old one or the new one, and all users may.
  ///
  /// - Throws: `cannotWrite`.
  public func write(to path: String) throws {
    let bytes = Array(try json().utf8)
    do throws(FileAccessError) { try WholeFile.replace(bytes, at: path, permissions: 0o644) } catch {
      throw QuestionError(.cannotWrite, "\(path): \(error.message)")
    }
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Which hosts each server may be on.", .field("plan", \Self.plan, "The plan's id."),
      .field("servers", \Self.servers, "The servers, in the order of their UUIDs."))
  }
}

extension PoolQuestion {
  /// Which hosts each server may be on now.
  ///
  /// - Throws: `QuestionError` of kind `badInput` if the plan does not fit the cloud; `FleetFailure` of the cloud.
  public func allowed(_ client: CloudClient) async throws -> AllowedHosts {
    let facts = try await client.poolFacts(traitsFrom: PoolNames.prefix)
    let intended = IntendedPools(plan, flavors: [], in: facts)
    guard intended.conflicts.isEmpty else {
      throw QuestionError(
        .badInput, "the plan does not fit this cloud: \(intended.conflicts.joined(separator: "; "))")
    }
    return AllowedHosts(plan: id, intended, facts)
  }
}
