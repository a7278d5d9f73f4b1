internal import FileAccess
internal import FleetQuestions
internal import FleetStorage
internal import MartletQuestions

extension OpenFleet {
  /// The digest of a host's current records: another one means other evidence.
  func evidenceDigest(ofHost host: Int64) throws(QuestionError) -> String {
    let records = try wrapped { () throws(FleetStoreError) in try store.history(ofHost: host) }
    let digests = records.filter(\.isCurrent).map(\.digest).sorted()
    return sha256(Array(digests.joined(separator: "\n").utf8))
  }
}
