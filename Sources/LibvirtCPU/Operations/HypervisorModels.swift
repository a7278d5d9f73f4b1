/// The models that a hypervisor offers, and what keeps each from being used (QEMU's `query-cpu-definitions`).
public struct HypervisorModels: Sendable, Hashable {
  /// Blockers by model: libvirt's names of the features that the hypervisor would have to have.
  public var blockers: [String: [String]]

  /// Models with their blockers.
  public init(blockers: [String: [String]]) { self.blockers = blockers }

  /// Models of which no blockers are known.
  public init(names: some Sequence<String>) {
    blockers = Dictionary(names.map { ($0, []) }) { first, _ in first }
  }
}
