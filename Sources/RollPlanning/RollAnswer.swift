public import PlanChecker

/// An order in which hosts change, and how far it is from what is proven.
public struct RollAnswer: Sendable, Hashable {
  /// The order, with the guests that restart.
  public var order: RollOrder
  /// What every order in as many batches with these restarts costs at least.
  public var bound: RollBound
  /// Where the search found no way on without restarts beyond those of `bound`; nil if it needed none.
  public var deadEnd: DeadEnd?
  /// Whether it is proven that fewer restarts are not enough.
  public var isSmallest: Bool

  /// A step at which no further host can be emptied.
  public struct DeadEnd: Sendable, Hashable, Codable {
    /// The hosts that have changed by then.
    public var done: [Int]
    /// The host that is nearest to being empty.
    public var host: Int
    /// The guests that find no place.
    public var guests: [Int]
  }
}

/// What a search may take; equal limits give equal answers, however fast the machine is, unless it is stopped.
public struct RollLimits: Sendable {
  /// The most pairs of a unit and a host that improving an order examines.
  public var pairs: Int
  /// The most states of the fleet that the exact search for the fewest restarts visits.
  public var states: Int
  /// Where the choices of improving begin.
  public var seed: UInt64
  /// Whether to end now, with the best order so far; the first order is always completed.
  public var isStopped: @Sendable () -> Bool
  /// Whether nobody wants the answer any more.
  var isAbandoned: @Sendable () -> Bool = { false }

  /// Creates limits.
  public init(
    pairs: Int = 100_000_000, states: Int = 60_000, seed: UInt64 = 1,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.pairs = pairs
    self.states = states
    self.seed = seed
    self.isStopped = isStopped
  }
}

/// Finds an order in which nobody is stranded, with few moves; guests for whom there is none restart with their host.
///
/// It fills hosts that have changed first and takes the host next that sends the fewest guests to hosts that have not. Where that ends, others make room. Then it
/// exchanges hosts of two batches while that saves moves. Small fleets are searched whole for the fewest restarts, and with batches of one for the fewest moves.
///
/// - Precondition: `question.flaw` is nil.
public func planRoll(of question: RollQuestion, limits: RollLimits = RollLimits()) -> RollAnswer {
  guard let answer = planRoll(of: question, limits: limits, unless: { false }) else {
    preconditionFailure("a search that nobody abandons has an answer")
  }
  return answer
}

/// Finds an order as `planRoll(of:limits:)`; nil if the search is abandoned.
///
/// - Parameter isAbandoned: Whether nobody wants the answer any more. It is asked for each unit of guests, for each host that is examined, and in
///   between.
public func planRoll(
  of question: RollQuestion, limits: RollLimits = RollLimits(),
  unless isAbandoned: @escaping @Sendable () -> Bool
) -> RollAnswer? {
  precondition(question.flaw == nil, "a question without a meaning")
  var limits = limits
  limits.isAbandoned = isAbandoned
  guard let fleet = RollFleet(question, unless: limits.isAbandoned) else { return nil }
  let search = RollSearch(fleet, limits: limits)
  guard let best = search.best() else { return nil }
  let order = best.order(of: fleet)
  let proven = RollBound(of: question).restarts
  var answer = RollAnswer(
    order: order, bound: RollBound(of: question), deadEnd: best.deadEnd.map { $0.named(fleet) },
    isSmallest: order.restarts.count == proven.count)
  let exact = RollReachability(fleet, limits: limits)
  if !answer.isSmallest, let fewest = exact.fewestRestarts(below: order.restarts.count) {
    answer.isSmallest = true
    if let order = fewest.order { answer.order = order }
  } else if answer.isSmallest, question.batch == 1,
    answer.order.moves
      > RollBound(of: question, restarting: order.restarts, inBatches: order.batches.count).moves,
    case .possible(let other) = exact.order(restarting: best.restarts), other.moves < answer.order.moves
  {
    answer.order = other
  }
  guard !limits.isAbandoned() else { return nil }
  answer.bound = RollBound(
    of: question, restarting: answer.order.restarts, inBatches: answer.order.batches.count)
  if answer.order.restarts.count == proven.count { answer.deadEnd = nil }
  return answer
}
