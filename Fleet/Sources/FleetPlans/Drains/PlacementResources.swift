internal import FleetStorage

/// What hosts have and guests take: memory, CPUs where they limit, and pages of each size that a guest uses.
struct PlacementResources {
  private let rules: HostCapacity
  /// The sizes of huge pages in KiB, ascending.
  private var pages: [Int] = []

  init(_ rules: HostCapacity) { self.rules = rules }

  /// The names of the resources, in order.
  var names: [String] { ["memory", "cpus"] + pages.map { "\($0) KiB pages" } }

  /// Counts pages of the sizes that these guests use.
  mutating func addPages(of guests: [StoredGuest]) {
    pages = Set(guests.flatMap { Self.sizes($0) }).sorted()
  }

  private static func sizes(_ guest: StoredGuest) -> [Int] {
    (guest.hugePages ?? "").split(separator: " ").compactMap { Int($0) }.filter { $0 > 0 }
  }

  /// What a guest takes.
  ///
  /// Where it uses pages of several sizes, it counts as all of its memory in each.
  func demand(of guest: StoredGuest) -> [Int] {
    let memory = ((guest.memory ?? 0) + (1 << 20) - 1) >> 20
    let own = Self.sizes(guest)
    return [memory, guest.cpus ?? 0]
      + pages.map { own.contains($0) ? ((guest.memory ?? 0) / 1024 + $0 - 1) / $0 : 0 }
  }

  /// What guests can have of a host, and whether its memory is known.
  ///
  /// A host has no huge pages unless the capacity file says so: records tell how many a host has at most in passing.
  func capacity(of host: StoredHost, named name: String) -> (capacity: [Int?], isKnown: Bool) {
    let own = rules.hosts[name]
    let memory = own?.memory ?? host.memory.map { $0 >> 20 }
    let usable = max(0, (memory ?? 0) - (own?.reserved ?? rules.reserved)) * rules.memoryPercent / 100
    let cpus = own?.cpus ?? rules.cpuPercent.flatMap { percent in host.cpus.map { $0 * percent / 100 } }
    // Asked to limit CPUs, a host whose number nobody knows has room for none.
    let limit = own?.cpus == nil && rules.cpuPercent != nil ? cpus ?? 0 : cpus
    return ([usable, limit] + pages.map { own?.hugePages?["\($0)"] ?? 0 }, memory != nil)
  }
}
