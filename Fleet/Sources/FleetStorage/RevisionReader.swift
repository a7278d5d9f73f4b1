/// Reads a store's revision.
public protocol RevisionReader: Sendable {
  /// Whether an answer takes microseconds; false if it crosses a network.
  var isImmediate: Bool { get }

  /// A number that is another one after each change of the store, whoever makes it.
  ///
  /// Nothing else follows from it: after a failover or a restored backup it can be smaller than before.
  ///
  /// - Throws: As reading the store.
  func revision() throws(FleetStoreError) -> Int64
}
