/// A host's memory by NUMA node, as its libvirt lists it.
public struct HostMemory: Sendable, Hashable, Codable {
  /// The nodes, in libvirt's order.
  public var nodes: [Node]

  /// One NUMA node.
  public struct Node: Sendable, Hashable, Codable {
    /// Its number, which definitions of guests name.
    public var number: Int
    /// All of its memory in KiB, that of huge pages included.
    public var memory: Int
    /// Its pages by size, those in use included.
    ///
    /// - SeeAlso: libvirt src/util/virnuma.c, virNumaGetPages: the size of each pool, the ordinary one without the huge ones.
    public var pages: [Pages] = []

    /// A node without pages that are known.
    public init(number: Int, memory: Int) {
      self.number = number
      self.memory = memory
    }
  }

  /// The pool of one size.
  public struct Pages: Sendable, Hashable, Codable {
    /// KiB.
    public var size: Int
    /// How many there are.
    public var count: Int

    /// A pool.
    public init(size: Int, count: Int) {
      self.size = size
      self.count = count
    }
  }

  /// The nodes of a host.
  public init(nodes: [Node]) { self.nodes = nodes }
}
