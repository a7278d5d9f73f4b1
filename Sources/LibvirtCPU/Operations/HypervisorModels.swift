/// The models that a hypervisor offers, and what blocks each (QEMU's `query-cpu-definitions`).
public struct HypervisorModels: Sendable, Hashable {
  /// Blockers by model: the missing features, by libvirt's names.
  public var blockers: [String: [String]]

  /// Creates models with their blockers.
  public init(blockers: [String: [String]]) { self.blockers = blockers }

  /// Creates models without known blockers.
  public init(names: some Sequence<String>) {
    blockers = Dictionary(names.map { ($0, []) }) { first, _ in first }
  }
}
