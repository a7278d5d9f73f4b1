internal import FileAccess
internal import FleetQuestions
internal import FleetStorage
internal import MartletQuestions

extension OpenFleet {
  /// The digest of a host's current records: another one means other evidence.
  ///
  /// - Throws: The store's errors; `interrupted` if nobody wants the answer.
  func evidenceDigest(ofHost host: Int64) throws(QuestionError) -> String {
    try checkWanted()
    let records = try wrapped { () throws(FleetStoreError) in try store.history(ofHost: host) }
    let digests = records.filter(\.isCurrent).map(\.digest).sorted()
    return sha256(Array(digests.joined(separator: "\n").utf8))
  }
}
