internal import FleetPlanning
package import FleetStorage
package import MartletQuestions
internal import Wording

extension OpenFleet {
  /// The one guest of a name or UUID.
  ///
  /// - Throws: `noInput` for none; `usage` for several of that name.
  func guest(_ name: String) throws(QuestionError) -> StoredGuest {
    let found = try wrapped { () throws(FleetStoreError) in try store.guests(matching: name, limit: 100) }
    guard let first = found.first else {
      throw QuestionError(.noInput, "\(store.path): the fleet has no guest \(name)", at: .argument("guest"))
    }
    guard found.count == 1 else {
      let places = found.prefix(4).map { "\($0.uuid ?? $0.source) on \($0.hostName ?? "an unknown host")" }
      throw QuestionError(
        .usage,
        "guest: \(found.count) guests are called \(name) (\(places.joined(separator: "; "))); give the UUID",
        at: .argument("guest"))
    }
    return first
  }

  /// The one host of a name or UUID.
  ///
  /// - Throws: `noInput` for none; `usage` for several of that name.
  package func host(_ name: String) throws(QuestionError) -> StoredHost {
    let found = try wrapped { () throws(FleetStoreError) in try store.hosts(matching: name) }
    guard let first = found.first else {
      throw QuestionError(.noInput, "\(store.path): the fleet has no host \(name)", at: .argument("host"))
    }
    guard found.count == 1 else {
      throw QuestionError(
        .usage,
        "host: \(found.count) hosts are called \(name) (\(found.prefix(4).compactMap(\.uuid).joined(separator: ", "))); give the UUID",
        at: .argument("host"))
    }
    return first
  }
}
