internal import FleetDocuments

/// A migration as Nova's API gives it.
struct MigrationRecord: Decodable, Sendable {
  var id: JSONText?
  var uuid: String?
  var instanceUuid: String?
  var status: String?
  var migrationType: String?
  var sourceCompute: String?
  var destCompute: String?
  var createdAt: String?
  var updatedAt: String?

  enum CodingKeys: String, CodingKey {
    case id, uuid, status
    case instanceUuid = "instance_uuid"
    case migrationType = "migration_type"
    case sourceCompute = "source_compute"
    case destCompute = "dest_compute"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }

  /// What Martlet keeps; nil for a record without a server.
  var migration: CloudMigration? {
    guard let instanceUuid else { return nil }
    var migration = CloudMigration(
      id: (uuid ?? id?.text ?? "").oneLine(limit: 64), server: instanceUuid.oneLine(limit: 64),
      status: (status ?? "").oneLine(limit: 40))
    migration.source = sourceCompute?.oneLine(limit: 255)
    migration.destination = destCompute?.oneLine(limit: 255)
    migration.updated = (updatedAt ?? createdAt)?.oneLine(limit: 40)
    return migration
  }
}

/// A page of migrations.
struct MigrationPage: CloudPage {
  var migrations: [MigrationRecord]
  var migrationsLinks: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case migrations
    case migrationsLinks = "migrations_links"
  }

  var elements: [MigrationRecord] { migrations }
  var hasNext: Bool { migrationsLinks?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: MigrationRecord) -> String? { element.uuid }
}

/// An action on a server as Nova's API gives it.
struct ActionRecord: Decodable, Sendable {
  struct Event: Decodable, Sendable {
    var event: String?
    var result: String?
    var host: String?
    var details: String?
    var finishTime: String?

    enum CodingKeys: String, CodingKey {
      case event, result, host, details
      case finishTime = "finish_time"
    }
  }

  var action: String?
  var requestId: String?
  var startTime: String?
  var message: String?
  var events: [Event]?

  enum CodingKeys: String, CodingKey {
    case action, message, events
    case requestId = "request_id"
    case startTime = "start_time"
  }

  /// The largest reason of a failure that is kept, in characters.
  private static let detailLimit = 8_192

  /// What Martlet keeps, events in order of their ends; nil for a record without a request.
  func action(of server: String) -> CloudAction? {
    guard let requestId else { return nil }
    var result = CloudAction(
      server: server, request: requestId.oneLine(limit: 64), action: (action ?? "").oneLine(limit: 64))
    result.started = startTime?.oneLine(limit: 40)
    result.message = message?.oneLine(limit: 255)
    result.events = (events ?? []).prefix(200).map { record in
      var event = CloudEvent(event: (record.event ?? "").oneLine(limit: 100))
      event.result = record.result?.oneLine(limit: 20)
      event.host = record.host?.oneLine(limit: 255)
      // Its lines are kept: rules for messages know them.
      event.details = record.details.map { String($0.prefix(Self.detailLimit)) }
      event.finished = record.finishTime?.oneLine(limit: 40)
      return event
    }.sorted { ($0.finished ?? "~") < ($1.finished ?? "~") }
    return result
  }
}

extension CloudClient {
  /// Live migrations, newest first: of one server, or all that changed since a time.
  ///
  /// - Throws: `FleetFailure`.
  func migrations(of server: String? = nil, since: String? = nil) async throws(FleetFailure)
    -> [CloudMigration]
  {
    let microversion = try await microversion(of: .migrations) ?? Microversion(2, 1)
    var query = [("migration_type", "live-migration")]
    if let server { query.append(("instance_uuid", server)) }
    if let since, microversion >= Microversion(2, 59) { query.append(("changes-since", since)) }
    var migrations: [CloudMigration] = []
    try await pages(
      .migrations, query: query, size: microversion >= Microversion(2, 59) ? 1_000 : nil,
      as: MigrationPage.self,
      limit: 500
    ) { record in
      guard record.migrationType ?? "live-migration" == "live-migration", let migration = record.migration
      else { return }
      migrations.append(migration)
    }
    if let since { migrations.removeAll { ($0.updated ?? "~") < since.prefix(19) } }
    if let server { migrations.removeAll { $0.server != server } }
    return migrations.sorted { ($0.updated ?? "") > ($1.updated ?? "") }
  }

  /// The latest live migrations of a server, with their events, newest first.
  ///
  /// - Parameter most: How many.
  /// - Throws: `FleetFailure`.
  func actions(of server: String, most: Int) async throws(FleetFailure) -> [CloudAction] {
    struct List: Decodable { var instanceActions: [ActionRecord] }
    struct One: Decodable { var instanceAction: ActionRecord }
    let microversion = try await microversion(of: .actions) ?? Microversion(2, 1)
    let list = try await get(
      .actions, ["server": server], query: microversion >= Microversion(2, 58) ? [("limit", "100")] : [],
      as: List.self)
    let moves = list.instanceActions.filter { $0.action == "live-migration" }
      .sorted { ($0.startTime ?? "") > ($1.startTime ?? "") }.prefix(most)
    var actions: [CloudAction] = []
    for move in moves {
      guard let request = move.requestId else { continue }
      let full = try await get(.action, ["server": server, "request": request], as: One.self)
      if let action = full.instanceAction.action(of: server) { actions.append(action) }
    }
    return actions
  }

  /// The services nova-compute.
  ///
  /// - Throws: `FleetFailure`.
  func services() async throws(FleetFailure) -> [CloudService] {
    struct Answer: Decodable {
      struct Service: Decodable {
        var host: String?
        var zone: String?
        var state: String?
        var status: String?
        var reason: String?

        enum CodingKeys: String, CodingKey {
          case host, zone, state, status
          case reason = "disabled_reason"
        }
      }
      var services: [Service]
    }
    return try await get(.services, query: [("binary", "nova-compute")], as: Answer.self).services.compactMap
    { record in
      guard let host = record.host else { return nil }
      var service = CloudService(host: host.oneLine(limit: 255))
      service.zone = record.zone?.oneLine(limit: 255)
      service.state = record.state?.oneLine(limit: 20)
      service.status = record.status?.oneLine(limit: 20)
      service.reason = record.reason?.oneLine(limit: 255)
      return service
    }
  }

  /// The aggregates.
  ///
  /// - Throws: `FleetFailure`.
  func aggregates() async throws(FleetFailure) -> [CloudAggregate] {
    struct Answer: Decodable {
      struct Aggregate: Decodable {
        var name: String?
        var hosts: [String]?
        var metadata: [String: JSONText]?
      }
      var aggregates: [Aggregate]
    }
    return try await get(.aggregates, as: Answer.self).aggregates.compactMap { record in
      guard let name = record.name else { return nil }
      let metadata = (record.metadata ?? [:]).compactMapValues { $0.text?.oneLine(limit: 255) }
      return CloudAggregate(
        name: name.oneLine(limit: 255), hosts: (record.hosts ?? []).map { $0.oneLine(limit: 255) },
        metadata: metadata)
    }
  }
}
