/// Guests on hosts, as numbers; some hosts are to be emptied: what each host has, what each guest takes, and where it may run.
///
/// Resources are a list: memory in MiB is always the first, what a move costs; others are CPUs and pages of each size. A guest that
/// arrives must leave its new host within its capacity and rules. Where guests already exceed a host or break a rule, nobody has to
/// move for that.
public struct PlacementProblem: Codable, Sendable, Hashable {
  /// The names of the resources, in the order of `capacity` and `demand`; the first is memory in MiB.
  public var resources: [String]
  /// The hosts, those to be emptied among them.
  public var hosts: [Host]
  /// The guests, each on a host.
  public var guests: [Guest]
  /// Whether a kind of guests (row) certainly runs on a kind of hosts (column).
  public var isAllowed: [[Bool]]
  /// Guests that may not share a host, by their places; a set of less than two rules nothing.
  public var apart: [[Int]]
  /// Guests that share a host, by their places.
  ///
  /// They are on one host now, and move together, one right after the other.
  public var together: [[Int]]
  /// The places of the hosts to be emptied, to which nobody moves.
  public var leaving: [Int]

  /// The room that a machine has for guests, and whether it takes them.
  public struct Host: Codable, Sendable, Hashable {
    /// Its kind: a column of `isAllowed`.
    public var kind: Int
    /// What guests can have of each resource; nil for no limit.
    public var capacity: [Int?]
    /// A capacity that stands for no limit: more than all guests need, and so little that the sum over a million hosts is a number.
    public static let unlimited = 1 << 42
    /// Whether guests may arrive.
    public var takesGuests: Bool

    /// Creates a host.
    public init(kind: Int, capacity: [Int?], takesGuests: Bool = true) {
      self.kind = kind
      self.capacity = capacity
      self.takesGuests = takesGuests
    }
  }

  /// What runs on a host: its size, and where it may go.
  public struct Guest: Codable, Sendable, Hashable {
    /// Its kind: a row of `isAllowed`.
    public var kind: Int
    /// The place of the host that it runs on.
    public var host: Int
    /// What it takes of each resource.
    public var demand: [Int]
    /// The places of the only hosts that it may go to, ascending; nil for any.
    public var onlyOn: [Int]?
    /// Whether it can move at all.
    public var isMovable: Bool

    /// Creates a guest.
    public init(kind: Int, host: Int, demand: [Int], onlyOn: [Int]? = nil, isMovable: Bool = true) {
      self.kind = kind
      self.host = host
      self.demand = demand
      self.onlyOn = onlyOn
      self.isMovable = isMovable
    }
  }

  /// Creates a problem.
  public init(
    resources: [String] = ["memory"], hosts: [Host], guests: [Guest], isAllowed: [[Bool]],
    apart: [[Int]] = [],
    together: [[Int]] = [], leaving: [Int]
  ) {
    self.resources = resources
    self.hosts = hosts
    self.guests = guests
    self.isAllowed = isAllowed
    self.apart = apart
    self.together = together
    self.leaving = leaving
  }

  /// Why the problem has no meaning; nil if it has one.
  public var flaw: String? {
    guard !resources.isEmpty, hosts.count <= 1 << 20, guests.count <= 1 << 24 else {
      return "there are no resources, or too many hosts or guests"
    }
    let limit = 1 << 36
    for host in hosts {
      guard host.capacity.count == resources.count,
        host.capacity.allSatisfy({ $0.map { (0...limit).contains($0) } ?? true }),
        isAllowed.allSatisfy({ $0.indices.contains(host.kind) })
      else { return "a host's kind or capacity is out of range" }
    }
    for guest in guests {
      guard guest.demand.count == resources.count, guest.demand.allSatisfy({ (0...limit).contains($0) }),
        isAllowed.indices.contains(guest.kind), hosts.indices.contains(guest.host),
        guest.onlyOn?.allSatisfy(hosts.indices.contains) ?? true
      else { return "a guest's kind, host or demand is out of range" }
    }
    guard (apart + together).allSatisfy({ $0.allSatisfy(guests.indices.contains) }),
      leaving.allSatisfy(hosts.indices.contains)
    else { return "a rule or a host to be emptied is out of range" }
    var owners: Set<Int> = []
    for group in together {
      guard Set(group.map { guests[$0].host }).count <= 1 else {
        return "guests that belong together are not"
      }
      guard Set(group).count == group.count, owners.isDisjoint(with: group) else {
        return "a guest belongs to several groups"
      }
      owners.formUnion(group)
    }
    let pairs = apart.contains { rule in
      together.contains { group in Set(rule).intersection(group).count > 1 }
    }
    return pairs ? "guests have to be both together and apart" : nil
  }
}
