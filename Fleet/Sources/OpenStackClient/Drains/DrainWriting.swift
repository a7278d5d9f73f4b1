public import FleetDocuments
internal import FoundationEssentials

/// What Nova answered to a request for a live migration.
public enum MigrationAnswer: Sendable, Hashable {
  /// It begins, or fails later.
  case accepted
  /// It does not begin; the HTTP status and Nova's message.
  case refused(status: Int, message: String)
}

extension CloudClient {
  /// Enables a service nova-compute, or disables it with a reason.
  ///
  /// - Throws: `FleetFailure`; of kind `noInput` if the host has no such service.
  public func setService(of host: String, disabledBecause reason: String?) async throws(FleetFailure) {
    let service = try await serviceState(of: host)
    var body = ["status": reason == nil ? "enabled" : "disabled"]
    body["disabled_reason"] = reason
    _ = try await perform(.setService, ["service": service.id], body: try json(body))
  }

  /// Asks Nova to live-migrate a server to a host, which its scheduler checks first.
  ///
  /// - Throws: `FleetFailure`; after one that is not of kind `noPermission` it is unknown whether the migration began.
  public func liveMigrate(_ server: String, to host: String) async throws(FleetFailure) -> MigrationAnswer {
    struct Body: Encodable {
      struct Move: Encodable {
        var host: String
        var storage = "auto"

        enum CodingKeys: String, CodingKey {
          case host
          case storage = "block_migration"
        }
      }

      var move: Move

      enum CodingKeys: String, CodingKey { case move = "os-migrateLive" }
    }
    let answer = try await perform(
      .liveMigrate, ["server": server], body: try json(Body(move: .init(host: host))),
      allowing: [400, 404, 409])
    guard (200..<300).contains(answer.status) else {
      return .refused(
        status: answer.status, message: ServiceMessage.text(in: answer.body) ?? "Nova gives no reason")
    }
    return .accepted
  }
}
