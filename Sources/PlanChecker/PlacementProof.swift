/// Why no placement costs less than a bound, beyond the one move of each guest that has to leave.
///
/// It is a tree of cases. Each case fixes a guest to a host, and each leaf names hosts that would have to hold more than they have.
public struct PlacementProof: Codable, Sendable, Hashable {
  /// Every plan costs at least so much beyond one move of each guest that leaves; nil for "there is no plan".
  public var bound: PlacementCost?
  /// All cases.
  public var root: Node

  /// A case.
  public struct Node: Codable, Sendable, Hashable {
    /// Hosts that cannot hold their guests, which ends the case; nil if it is split further.
    public var room: Room?
    /// The place of the guest by whose hosts the case is split; nil for a leaf.
    public var guest: Int?
    /// A case for each host that the guest can be on; hosts that evidently cannot have it are left out.
    public var cases: [Case]

    /// Creates a case; without arguments it is one whose moves cost the bound.
    public init(room: Room? = nil, guest: Int? = nil, cases: [Case] = []) {
      self.room = room
      self.guest = guest
      self.cases = cases
    }
  }

  /// Hosts that together have too little of a resource.
  public struct Room: Codable, Sendable, Hashable {
    /// The places of the hosts.
    public var hosts: [Int]
    /// The place of the resource.
    public var resource: Int
    /// The size of the places that are counted: guests take those that their amount fills, hosts have those that their room fills; nil
    /// where amounts are counted.
    public var step: Int?

    /// Creates a room.
    public init(hosts: [Int], resource: Int, step: Int? = nil) {
      self.hosts = hosts
      self.resource = resource
      self.step = step
    }
  }

  /// The case that a guest is on a host.
  public struct Case: Codable, Sendable, Hashable {
    /// The place of the host.
    public var host: Int
    /// The case; nil if it is `like` another.
    public var node: Node?
    /// The place of a host with the same room for the same guests, whose case stands for this one; nil for none.
    public var like: Int?

    /// Creates the case of a host.
    public init(host: Int, node: Node? = nil, like: Int? = nil) {
      self.host = host
      self.node = node
      self.like = like
    }
  }

  /// Creates a proof.
  public init(bound: PlacementCost?, root: Node) {
    self.bound = bound
    self.root = root
  }
}
