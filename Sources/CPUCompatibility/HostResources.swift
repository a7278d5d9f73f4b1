/// What of a host guests can be bound to, as its libvirt lists it.
///
/// An empty set is not listed; it never means that the host has none.
///
/// - SeeAlso: libvirt 9.0.0 docs/schemas/capability.rng (cells, cpu, pages).
public struct HostResources: Sendable, Hashable {
  /// The numbers of the logical CPUs.
  public var cpus: Set<Int> = []
  /// The numbers of the NUMA nodes.
  public var nodes: Set<Int> = []
  /// The sizes of pages in KiB.
  public var pageSizes: Set<UInt64> = []

  /// Creates empty resources.
  public init() {}

  /// What either list has.
  func union(_ other: HostResources) -> HostResources {
    var both = self
    both.cpus.formUnion(other.cpus)
    both.nodes.formUnion(other.nodes)
    both.pageSizes.formUnion(other.pageSizes)
    return both
  }
}
