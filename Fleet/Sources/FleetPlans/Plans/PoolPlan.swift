public import PlanChecker
public import ReportContract

/// A fleet's hosts split into pools, with what proves it; encoded as JSON, `martlet.plan/1.1`.
///
/// It is a value: made of a store's evidence and of weights, without chance. `PlanVerification` derives everything again.
public struct PoolPlan: PlanDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("plan", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the plan.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// What was asked.
  public var request: Request
  /// The digest of what decides how evidence is read: Martlet's version, its tables and rules, and the map for hosts without one.
  public var tables: String
  /// The hosts, in the order of their names.
  public var hosts: [Host]
  /// The curve of cost against the number of pools.
  public var curve: [CurvePoint]
  /// The pools of the curve's last point.
  public var pools: [Pool] = []
  /// The hosts that are in no pool.
  public var unplaced: [Unplaced]
  /// What stands between groups of arm64 hosts with one core; nil without any.
  public var joins: [Join]?
  /// For each vendor the question in numbers, its answers and their proofs.
  public var certificate: [Certificate]

  /// What was asked.
  public struct Request: Sendable, Codable, Hashable {
    /// The most pools.
    public var pools: Int
    /// The smallest number of hosts in a pool.
    public var minimumHosts: Int
    /// The tag whose hosts stay together; nil for none.
    public var keepTogether: String?
    /// The weights.
    public var weights: PoolWeights

    /// The most pools of a request that names no number.
    public static let standardPools = 6

    /// What to ask.
    public init(
      pools: Int = PoolPlan.Request.standardPools, minimumHosts: Int = 2, keepTogether: String? = nil,
      weights: PoolWeights = .standard
    ) {
      self.pools = pools
      self.minimumHosts = minimumHosts
      self.keepTogether = keepTogether
      self.weights = weights
    }
  }

  /// A host, and the evidence that the plan rests on.
  public struct Host: Sendable, Codable, Hashable {
    /// Its name, which no other host has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The digest of its records.
    public var evidence: String
    /// How many guests ran on it.
    public var guests: Int
    /// The value of the tag whose hosts stay together; nil for none.
    public var group: String?

    init(_ host: PlannedFleet.Host) {
      name = host.name
      uuid = host.uuid
      evidence = host.evidence
      guests = host.guests
      group = host.group
    }
  }

  /// The answer for at most so many pools.
  public struct CurvePoint: Sendable, Codable, Hashable {
    /// The most pools.
    public var pools: Int
    /// What the cheapest split that was found costs.
    public var cost: Int
    /// What every split costs at least.
    public var bound: Int
    /// What the last pool saves; nil for the first point.
    public var gain: Int?
    /// The most pools of each vendor, in the certificate's order.
    public var shares: [Int]

    /// Whether no split is cheaper.
    public var isOptimal: Bool { cost == bound }
  }

  /// A host that is in no pool.
  public struct Unplaced: Sendable, Codable, Hashable {
    /// The host.
    public var host: String
    /// Why, a sentence without a full stop.
    public var reason: String
    /// What to collect, so that it can be placed; nil if more evidence changes nothing.
    public var collect: String?
  }

  /// Features that the same kinds of hosts have.
  public struct Column: Sendable, Codable, Hashable {
    /// libvirt's names; of arm64, QEMU's names of properties.
    public var features: [String]
    /// What a unit of weight loses without them.
    public var loss: Int
  }

  /// One vendor's question, answers and proofs.
  public struct Certificate: Sendable, Codable, Hashable {
    /// libvirt's name of the vendor, or the group of arm64 hosts.
    public var vendor: String
    /// What the numbers of columns mean.
    public var columns: [Column]
    /// What is lost in every plan, because unequal hosts stay together.
    public var unavoidable: Int
    /// The question in numbers.
    public var question: PoolQuestion
    /// For each kind of hosts its units, and the names of each unit's hosts.
    public var units: [[[String]]]
    /// The answers for at most 1, 2, 3 … pools.
    public var points: [Point]

    /// The answer for at most so many pools of one vendor.
    public struct Point: Sendable, Codable, Hashable {
      /// The cheapest split that was found.
      public var split: PoolSplit
      /// What every split costs at least, with its proof.
      public var proof: PoolProof
      /// The columns that the proof examines; nil for all.
      ///
      /// Others make splits dearer still.
      public var columns: [Int]?

      /// An answer with its proof.
      public init(split: PoolSplit, proof: PoolProof, columns: [Int]?) {
        self.split = split
        self.proof = proof
        self.columns = columns
      }
    }
  }

  /// A plan without its pools.
  public init(
    inputs: [InputReport], request: Request, tables: String, _ fleet: PlannedFleet, _ problem: PoolProblem
  ) {
    self.inputs = inputs
    self.request = request
    self.tables = tables
    hosts = fleet.hosts.map { Host($0) }
    unplaced = problem.unplaced.map {
      Unplaced(host: fleet.hosts[$0.host].name, reason: $0.reason, collect: $0.collect)
    }
    joins = problem.joins.isEmpty ? nil : problem.joins
    certificate = problem.vendors.map { vendor in
      Certificate(
        vendor: vendor.name, columns: vendor.columns, unavoidable: vendor.unavoidable,
        question: vendor.question,
        units: vendor.units.map { $0.map { $0.map { fleet.hosts[$0].name } } }, points: [])
    }
    curve = []
  }

  /// Whether every point of the curve is proven.
  public var isOptimal: Bool { curve.allSatisfy(\.isOptimal) }

  /// 0 if every host is in a pool, 2 if one lacks evidence, else 1.
  public var exitStatus: Int32 {
    unplaced.contains { $0.collect != nil } ? 2 : unplaced.isEmpty ? 0 : 1
  }
}

extension PoolPlan {
  /// The curve that the certificate's answers add up to: over the vendors, the least sum for each number of pools.
  public static func curve(of certificate: [Certificate], pools: Int) -> [CurvePoint] {
    func combined(_ value: (Certificate.Point) -> Int) -> [CombinedCosts.Entry] {
      CombinedCosts(certificate.map { part in part.points.map { value($0) + part.unavoidable } }, most: pools)
        .entries
    }
    let costs = combined(\.split.cost)
    let bounds = combined(\.proof.bound)
    var curve: [CurvePoint] = []
    for (cost, bound) in zip(costs, bounds) {
      curve.append(
        CurvePoint(
          pools: cost.pools, cost: cost.cost, bound: bound.cost, gain: curve.last.map { $0.cost - cost.cost },
          shares: cost.shares))
    }
    return curve
  }

  /// Each vendor's answer at the curve's last point, in the certificate's order; empty without one.
  public var chosen: [PoolSplit] {
    guard let last = curve.last, last.shares.count == certificate.count else { return [] }
    return zip(certificate, last.shares).compactMap { part, share in
      part.points.isEmpty ? nil : part.points[min(max(share, 1), part.points.count) - 1].split
    }
  }
}
