internal import MartletQuestions
internal import ReportContract
internal import X86CPU

/// A kind of memory that hosts have and guests take: of some pages, on some NUMA nodes.
struct MemoryColumn: Hashable, Sendable {
  /// The size of its pages in KiB; 0 for the host's default size of huge pages; nil for ordinary pages.
  var page: Int?
  /// The NUMA nodes, ascending; nil for the whole host.
  var nodes: [Int]?

  /// Its name in plans; amounts of what begins with "memory" are MiB, others are pages.
  var name: String {
    let place =
      nodes.map { " of cell\($0.count == 1 ? "" : "s") \(LogicalCPUList($0))" }
      ?? (page == nil ? " outside huge pages" : "")
    return Self.name(ofPage: page) + place
  }

  private static func name(ofPage page: Int?) -> String {
    switch page {
    case nil: "memory"
    case 0?: "memory in huge pages of the default size"
    case let size? where size.isMultiple(of: 1 << 20): "\(size >> 20) GiB pages"
    case let size? where size.isMultiple(of: 1 << 10): "\(size >> 10) MiB pages"
    case let size?: "\(size) KiB pages"
    }
  }

  /// What memory in parts takes of it.
  func demand(_ memory: GuestMemory) -> Int {
    let own = memory.parts.filter { part in
      part.page == page && nodes.map { part.nodes.map(Set($0).isSuperset) ?? false } ?? true
    }
    return own.reduce(0) { $0 + amount($1.size) }
  }

  /// A size in KiB in its unit, rounded up: MiB of memory, or pages.
  func amount(_ size: Int) -> Int {
    let unit = page.map { $0 == 0 ? 1024 : $0 } ?? 1024
    return (size + unit - 1) / unit
  }

  /// The kinds that decide where guests have room.
  ///
  /// Memory that is bound to nodes fits if and only if no set of nodes has less than what can only lie there (Hall). Of these sets, the
  /// unions of bindings that overlap are enough: what lies in disjoint ones adds up.
  ///
  /// - Parameter hasPools: Whether a host has huge pages, so that other guests have less than all memory.
  /// - Throws: `badInput` for guests that are bound to more than 256 sets of overlapping nodes.
  static func all(of guests: [GuestMemory], hasPools: Bool) throws(QuestionError) -> [MemoryColumn] {
    var sets: [Int?: Set<Set<Int>>] = [:]
    for part in Set(guests.flatMap(\.parts)) {
      if let nodes = part.nodes {
        sets[part.page, default: []].insert(Set(nodes))
      } else if part.page != nil {
        sets[part.page, default: []].formUnion([])
      }
    }
    var columns: [MemoryColumn] = []
    if hasPools || sets.keys.contains(where: { $0 != nil }) { columns.append(MemoryColumn()) }
    for (page, bound) in sets.sorted(by: { ($0.key ?? -1) < ($1.key ?? -1) }) {
      if page != nil { columns.append(MemoryColumn(page: page)) }
      var unions = bound
      var queue = Array(bound)
      while let one = queue.popLast() {
        for other in bound where !one.isDisjoint(with: other) {
          let both = one.union(other)
          if unions.insert(both).inserted { queue.append(both) }
        }
        guard unions.count <= 256 else {
          throw QuestionError(
            .badInput, "the guests bind their memory to more than 256 sets of overlapping NUMA nodes")
        }
      }
      let sorted = unions.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
      columns += sorted.map { MemoryColumn(page: page, nodes: $0) }
    }
    return columns
  }
}
