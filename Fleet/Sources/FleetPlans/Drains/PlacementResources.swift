internal import FleetStorage
internal import Foundation
internal import MartletQuestions

/// What hosts have and guests take: memory, CPUs where they limit, and memory of the pages and NUMA nodes that guests ask for.
struct PlacementResources {
  private let rules: HostCapacity
  /// The kinds of memory beside the sum.
  let columns: [MemoryColumn]
  /// How each guest's memory lies.
  let memory: [GuestMemory]
  /// How many guests were stored before it was read how their memory lies.
  let unread: Int
  private let nodes: [HostMemory?]
  private let isUnboundCounted: Bool
  /// The places of each host's guests.
  private let residents: [[Int]]

  /// What a host has for guests.
  struct Room {
    /// Of each resource; nil for one that does not limit.
    var capacity: [Int?]
    /// Whether the host's memory is known.
    var isKnown: Bool
    /// The resources whose amount nobody knows; what the guests of the host use counts as all that there is.
    var unknown: Set<Int> = []
  }

  /// - Parameters:
  ///   - homes: The place of each guest's host.
  ///   - isUnboundCounted: Whether memory that guests hold without a binding counts on every node that their host's records list.
  /// - Throws: `badInput` for guests that are bound to more sets of nodes than can be counted.
  init(
    _ rules: HostCapacity, hosts: [StoredHost], names: [String], guests: [StoredGuest], homes: [Int],
    isUnboundCounted: Bool = true
  ) throws(QuestionError) {
    self.rules = rules
    self.isUnboundCounted = isUnboundCounted
    let decoder = JSONDecoder()
    var known: [String: GuestMemory] = [:]
    var unread = 0
    memory = guests.map { guest in
      guard let text = guest.memoryParts, !text.isEmpty else {
        if guest.memoryParts == nil { unread += 1 }
        return Self.whole(guest)
      }
      if let same = known[text] { return same }
      var read = (try? decoder.decode(GuestMemory.self, from: Data(text.utf8))) ?? GuestMemory(parts: [])
      if read.parts.isEmpty { read.isUnclear = true }
      for place in read.parts.indices where read.parts[place].page == 0 {
        read.parts[place].page = rules.defaultHugePage ?? 0
      }
      known[text] = read
      return read
    }
    self.unread = unread
    nodes = hosts.map { host in
      host.nodeMemory.flatMap { try? decoder.decode(HostMemory.self, from: Data($0.utf8)) }
    }
    let hasPools =
      nodes.contains { $0?.nodes.contains { $0.huge > 0 } ?? false }
      || names.contains { rules.hosts[$0]?.hasHugePages ?? false }
    columns = try MemoryColumn.all(of: memory, hasPools: hasPools)
    var residents: [[Int]] = hosts.map { _ in [] }
    for (guest, home) in homes.enumerated() { residents[home].append(guest) }
    self.residents = residents
  }

  /// Memory whose sum and sizes of pages alone are stored: all of it counts in each size.
  private static func whole(_ guest: StoredGuest) -> GuestMemory {
    let size = ((guest.memory ?? 0) + 1023) / 1024
    let pages = (guest.hugePages ?? "").split(separator: " ").compactMap { Int($0) }.filter { $0 > 0 }
    return GuestMemory(
      parts: pages.isEmpty
        ? [GuestMemory.Part(size: size)] : pages.map { GuestMemory.Part(size: size, page: $0) })
  }

  /// The names of the resources, in order.
  var names: [String] { ["memory", "cpus"] + columns.map(\.name) }

  /// Whether a guest needs more of a host than memory and CPUs.
  func isSpecial(_ guest: Int) -> Bool { !memory[guest].isOrdinary }

  /// What a guest takes.
  func demand(of guest: StoredGuest, at place: Int) -> [Int] {
    [((guest.memory ?? 0) + (1 << 20) - 1) >> 20, guest.cpus ?? 0] + columns.map { $0.demand(memory[place]) }
  }

  /// What guests can have of a host.
  func room(of host: StoredHost, named name: String, at place: Int) -> Room {
    let own = rules.hosts[name]
    let memory = own?.memory ?? host.memory.map { $0 >> 20 }
    let cpus = own?.cpus ?? rules.cpuPercent.flatMap { percent in host.cpus.map { $0 * percent / 100 } }
    // Asked to limit CPUs, a host whose number nobody knows has room for none.
    let limit = own?.cpus == nil && rules.cpuPercent != nil ? cpus ?? 0 : cpus
    let reserved = own?.reserved ?? rules.reserved
    let usable = max(0, (memory ?? 0) - reserved)
    let pools = columns.isEmpty ? 0 : min(usable, own?.hugePageMemory ?? nodes[place]?.hugeMemory ?? 0)
    let outside = (usable - pools) * rules.memoryPercent / 100
    var room = Room(capacity: [outside + pools, limit], isKnown: memory != nil)
    let isUnclear = residents[place].contains { self.memory[$0].isUnclear }
    for (number, column) in columns.enumerated() {
      let capacity =
        column == MemoryColumn()
        ? outside
        : isUnclear ? nil : column.capacity(nodes[place], own, reserved, unbound(column, place))
      if capacity == nil { room.unknown.insert(number + 2) }
      // What guests hold is there, whatever a record says.
      let held = residents[place].reduce(0) { $0 + column.demand(self.memory[$1]) }
      room.capacity.append(max(capacity ?? 0, held))
    }
    return room
  }

  /// What guests on a host hold of a column's pages without being bound, so that it can be on any node.
  private func unbound(_ column: MemoryColumn, _ place: Int) -> Int {
    guard isUnboundCounted else { return 0 }
    return residents[place].reduce(0) { sum, guest in
      sum
        + memory[guest].parts.reduce(0) {
          $1.page == column.page && $1.nodes == nil ? $0 + column.amount($1.size) : $0
        }
    }
  }
}

extension MemoryColumn {
  /// What guests can have of it on a host, in its unit; nil if nobody knows.
  ///
  /// What a record lists is what there is at all: from nodes the host's own memory is taken, and that of guests that may lie on any of
  /// them. What the capacity file says of a cell is for bound guests alone.
  fileprivate func capacity(
    _ records: HostMemory?, _ file: HostCapacity.Host?, _ reserved: Int, _ unbound: Int
  ) -> Int? {
    guard let nodes else {
      guard let page else { return nil }
      if let pools = file?.hugePages { return pools["\(page)"] ?? 0 }
      return page == 0 ? nil : records?.nodes.reduce(0) { $0 + $1.pages(of: page) }
    }
    var (sum, isOfRecords) = (0, false)
    for number in nodes {
      let cell = file?.cells?["\(number)"]
      if let stated = page.map({ page in cell?.hugePages.map { $0["\(page)"] ?? 0 } }) ?? cell?.memory {
        sum += stated
        continue
      }
      guard let records, page != 0 else { return nil }
      isOfRecords = true
      guard let node = records.nodes.first(where: { $0.number == number }) else { continue }
      sum += page.map { node.pages(of: $0) } ?? max(0, node.memory - node.huge) / 1024
    }
    guard isOfRecords else { return sum }
    let taken = unbound + (page == nil ? reserved : 0)
    let most = page.flatMap { size in file?.hugePages.map { $0["\(size)"] ?? 0 } } ?? .max
    return min(most, max(0, sum - taken))
  }
}

extension HostMemory {
  /// MiB in huge pages.
  fileprivate var hugeMemory: Int { nodes.reduce(0) { $0 + $1.huge } / 1024 }
}

extension HostMemory.Node {
  /// KiB in huge pages: those larger than the 4 KiB of x86.
  fileprivate var huge: Int { pages.reduce(0) { $1.size > 4 ? $0 + $1.size * min($1.count, 1 << 30) : $0 } }

  fileprivate func pages(of size: Int) -> Int { pages.first { $0.size == size }?.count ?? 0 }
}
