public import FleetPlanning
public import FleetQuestions
public import PlanChecker
public import ReportContract

/// How hosts are emptied, in order, or why they cannot be; encoded as JSON, `martlet.drain-plan/1.2`.
///
/// It is a value: made of a store's evidence, of capacity and of rules, without chance.
public struct DrainPlan: PlanDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("drain-plan", 1, 2)
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
  /// The names of the resources; the first is memory in MiB.
  public var resources: [String]
  /// The hosts, in the order of their names.
  public var hosts: [Host]
  /// The guests, in the order of their names.
  public var guests: [Guest]
  /// Whether the hosts can be emptied.
  public var outcome: Outcome
  /// The moves in their order; empty if there is no plan.
  public var moves: [Move] = []
  /// What the moves cost; nil if there is no plan.
  public var cost: PlacementCost?
  /// What every plan costs at least.
  public var bound: PlacementCost
  /// What proves the bound, or that there is no plan; places are those of `hosts`, `guests` and `resources`.
  public var proof: PlacementProof?
  /// Guests that have to leave and that no host takes, with what helps.
  public var stuck: [Stuck]
  /// Too little room; nil if that is not the reason.
  public var shortage: Shortage?
  /// Hosts that run guests which have to leave, and have too little of the pages or cells that these need, as long as nobody else moves;
  /// nil for none.
  public var refusals: [Refusal]?
  /// What the plan leaves out, and why, a sentence without a full stop each.
  public var notes: [String]
  /// How long the moves take; nil if nothing tells.
  public var estimate: Estimate?

  /// What was asked.
  public struct Request: Sendable, Codable, Hashable {
    /// The hosts to be emptied, as the plan names them.
    public var hosts: [String]
    /// How much of each host guests may have.
    public var capacity: HostCapacity
    /// Where guests may be.
    public var rules: PlacementRules
    /// Whether guests of other hosts may move to make room.
    public var isRepacking: Bool

    /// What to ask.
    public init(
      hosts: [String], capacity: HostCapacity = .standard, rules: PlacementRules = PlacementRules(),
      isRepacking: Bool = true
    ) {
      self.hosts = hosts
      self.capacity = capacity
      self.rules = rules
      self.isRepacking = isRepacking
    }
  }

  /// Whether hosts can be emptied.
  public enum Outcome: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// The moves empty them.
    case possible
    /// It is proven that no moves do.
    case impossible
    /// It needs evidence that is missing.
    case undetermined
    /// The search found no moves, and no proof that there are none.
    case open
  }

  /// A host, and the evidence that the plan rests on.
  public struct Host: Sendable, Codable, Hashable {
    /// Its name, which no other host has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The digest of its records.
    public var evidence: String
    /// What guests can have of each resource, by its name; one that does not limit is absent.
    public var capacity: [String: Int]
    /// Whether guests may arrive.
    public var takesGuests: Bool
  }

  /// A guest as the plan saw it.
  public struct Guest: Sendable, Codable, Hashable {
    /// Its name, which no other guest has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The place of its host in `hosts`.
    public var host: Int
    /// What it takes of each resource.
    public var demand: [Int]
    /// The digest of what it runs with, and of what is accepted for it.
    public var form: String
  }

  /// One live migration.
  public struct Move: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The host that it leaves.
    public var from: String
    /// The host that it goes to.
    public var to: String
    /// Its memory in MiB.
    public var memory: Int

    /// A move of a guest.
    public init(guest: String, uuid: String?, from: String, to: String, memory: Int) {
      self.guest = guest
      self.uuid = uuid
      self.from = from
      self.to = to
      self.memory = memory
    }
  }

  /// Guests of one class on a host that has to be emptied, which no host takes.
  public struct Stuck: Sendable, Codable, Hashable {
    /// The guests.
    public var guests: [String]
    /// Their host.
    public var host: String
    /// Why, a sentence without a full stop.
    public var reason: String
    /// Whether evidence is missing, so that a host may take them.
    public var isUndetermined: Bool
    /// The least that gives them a host; nil where a rule of the operator's stands against it.
    public var remedy: StrandingRemedy?
    /// What to do, a sentence without a full stop.
    public var advice: String
    /// A host that this opens; nil if there is none.
    public var target: String?
    /// What keeps them from there.
    public var rules: [FleetReason]
    /// libvirt's names of the features that they would lose there.
    public var lost: [String]
  }

  /// Too little room for guests that have to leave.
  public struct Shortage: Sendable, Codable, Hashable {
    /// Whether the sum of the hosts' room is too small; if not, sizes and rules leave no arrangement.
    public var isInSum: Bool
    /// The guests that compete for it.
    public var guests: [String]
    /// The hosts that could take them.
    public var hosts: [String]
    /// The resource; nil if it is not one alone.
    public var resource: String?
    /// How much of it is missing at least; 0 if that cannot be said.
    public var missing: Int

    /// Guests that have too little room on hosts.
    public init(isInSum: Bool, guests: [String], hosts: [String], resource: String?, missing: Int) {
      self.isInSum = isInSum
      self.guests = guests
      self.hosts = hosts
      self.resource = resource
      self.missing = missing
    }
  }

  /// A host that runs guests and has too little of what their memory needs.
  public struct Refusal: Sendable, Codable, Hashable {
    /// The host.
    public var host: String
    /// The guests.
    public var guests: [String]
    /// The resource that it lacks first.
    public var resource: String
    /// How much of it is free.
    public var free: Int
    /// How much the least of the guests needs.
    public var needed: Int
  }

  /// How long the moves take, one after the other.
  public struct Estimate: Sendable, Codable, Hashable {
    /// Seconds.
    public var seconds: Int
    /// MiB a second.
    public var rate: Int
    /// How many past moves tell the rate; 0 if it was given.
    public var pastMoves: Int

    /// An estimate.
    public init(seconds: Int, rate: Int, pastMoves: Int) {
      self.seconds = seconds
      self.rate = rate
      self.pastMoves = pastMoves
    }
  }

  /// A plan without moves, of a fleet.
  public init(
    inputs: [InputReport], request: Request, tables: String, _ fleet: PlacedFleet, outcome: Outcome,
    bound: PlacementCost
  ) {
    self.inputs = inputs
    self.request = request
    self.tables = tables
    self.outcome = outcome
    self.bound = bound
    resources = fleet.problem.resources
    hosts = fleet.hosts
    guests = fleet.guests
    stuck = fleet.stuck
    refusals = fleet.refusals.isEmpty ? nil : fleet.refusals
    notes = fleet.notes
  }

  /// 0 if the hosts can be emptied, 1 if not, 2 if evidence is missing or the search is open.
  public var exitStatus: Int32 {
    switch outcome {
    case .possible: 0
    case .impossible: 1
    case .undetermined, .open: 2
    }
  }

  /// Whether no plan costs less.
  public var isOptimal: Bool { cost == bound }
}
