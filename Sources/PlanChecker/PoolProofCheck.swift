/// Checks a proof of pools from nothing but the hosts' own columns.
///
/// It shares no code with the search that finds plans. All levels that a pool can have are the intersections of hosts; it derives them all.
public struct PoolProofCheck {
  /// What a proof lacks.
  public enum Failure: Error, Sendable, Hashable {
    /// The question has no meaning, for this reason.
    case question(String)
    /// The proof is for other hosts, or its numbers are out of range: a step has not one multiplier for each kind.
    case shape
    /// A split names a level that is none.
    case level([Int])
    /// A case is left in which a plan can cost less.
    case open
    /// There are more levels than this.
    case tooManyLevels(Int)
  }

  /// The most pools that a proof can be about.
  public static let mostPools = 64

  private let question: PoolQuestion
  private let target: Int
  private let pools: Int
  /// What a unit of each kind loses at each level, by kind; nil where the kind does not have the level.
  private let costs: [[Int?]]

  /// Succeeds if `proof` proves its bound for `question`.
  ///
  /// It takes O(steps × levels × kinds).
  ///
  /// - Throws: `Failure`.
  public static func check(
    _ proof: PoolProof, of question: PoolQuestion, mostLevels: Int = 1_000_000
  ) throws(Failure) {
    try check([proof], of: question, mostLevels: mostLevels)
  }

  /// Succeeds if each proof proves its bound for `question`, whose levels are derived once.
  ///
  /// - Throws: `Failure`, of the first that does not.
  public static func check(
    _ proofs: [PoolProof], of question: PoolQuestion, mostLevels: Int = 1_000_000
  ) throws(Failure) {
    if let flaw = question.flaw { throw .question(flaw) }
    // What all of some hosts have: the hosts' own sets, and each new set's intersections with them.
    let sets = question.kinds.map { Set($0.columns) }
    var levels: Set<Set<Int>> = []
    for set in sets {
      levels.formUnion(levels.map { $0.intersection(set) })
      levels.insert(set)
      guard levels.count <= mostLevels else { throw .tooManyLevels(mostLevels) }
    }
    let costs = levels.map { level in
      zip(question.kinds, sets).map { kind, set in
        set.isSuperset(of: level)
          ? kind.weight * set.subtracting(level).reduce(0) { $0 + question.losses[$1] } : nil
      }
    }
    for proof in proofs {
      guard (1...mostPools).contains(proof.pools), (0...1 << 44).contains(proof.bound) else { throw .shape }
      let check = PoolProofCheck(question: question, target: proof.bound, pools: proof.pools, costs: costs)
      try check.verify(proof.root, taken: [], open: Set(costs.indices))
    }
  }

  /// Whether a step has a multiplier for each kind, and all of them together are small enough to reckon with.
  private func isSound(_ multipliers: [Int]) -> Bool {
    guard multipliers.count == question.kinds.count else { return false }
    var sum: UInt = 0
    for (multiplier, kind) in zip(multipliers, question.kinds) {
      let (all, isTooLarge) = multiplier.magnitude.multipliedReportingOverflow(
        by: UInt(kind.units * kind.hostsPerUnit))
      guard !isTooLarge, all <= 1 << 55 else { return false }
      sum += all
      guard sum <= 1 << 55 else { return false }
    }
    return true
  }

  /// Verifies a case: these levels are taken, and others can only be of `open`.
  private func verify(_ node: PoolProof.Node, taken: Set<Int>, open: Set<Int>) throws(Failure) {
    var open = open
    for multipliers in node.steps {
      guard isSound(multipliers) else { throw .shape }
      let base = zip(multipliers, question.kinds).reduce(0) { $0 + $1.0 * $1.1.units }
      var value: [Int: Int] = [:]
      for level in taken.union(open) { value[level] = excess(level, multipliers) }
      // A taken level that cannot have enough hosts excludes the case.
      guard taken.allSatisfy({ value[$0] != nil }) else { return }
      open = open.filter { value[$0] != nil }
      let fixed = taken.reduce(base) { $0 + value[$1, default: 0] }
      let places = pools - taken.count
      let least = open.map { min(0, value[$0, default: 0]) }.sorted().prefix(places)
      let limit = (target - 1) * PoolProof.scale
      if fixed + least.reduce(0, +) > limit { return }
      // A plan that uses a level has one place less for others.
      let sum = least.reduce(0, +)
      open = open.filter { level in
        guard let last = least.last, let own = value[level] else { return false }
        let others = min(0, own) <= last ? sum - min(0, own) : sum - last
        return fixed + own + others <= limit
      }
    }
    guard let split = node.split, split.cases.count == 2 else { throw .open }
    let level = costs.indices.first { level in
      costs[level].indices.filter { costs[level][$0] != nil } == split.level
    }
    guard let level, !taken.contains(level) else { throw .level(split.level) }
    // A level that the steps exclude has no case of its own.
    if open.contains(level) {
      guard taken.count < pools else { throw .open }
      try verify(split.cases[0], taken: taken.union([level]), open: open.subtracting([level]))
    }
    try verify(split.cases[1], taken: taken, open: open.subtracting([level]))
  }

  /// What the hosts of a pool at `level` cost beyond their multipliers, at least; nil if there are not enough hosts.
  private func excess(_ level: Int, _ multipliers: [Int]) -> Int? {
    var sum = 0
    var hosts = 0
    var others: [(cost: Int, hosts: Int, perUnit: Int)] = []
    for (place, kind) in question.kinds.enumerated() {
      guard let cost = costs[level][place] else { continue }
      let own = cost * PoolProof.scale - multipliers[place]
      if own < 0 {
        sum += own * kind.units
        hosts += kind.units * kind.hostsPerUnit
      } else {
        others.append((own, kind.units * kind.hostsPerUnit, kind.hostsPerUnit))
      }
    }
    // The hosts that are missing, the cheapest first; a part of a unit counts as a part of its cost.
    others.sort { a, b in
      let (one, other) = (
        a.cost.multipliedFullWidth(by: b.perUnit), b.cost.multipliedFullWidth(by: a.perUnit)
      )
      return (one.high, one.low) < (other.high, other.low)
    }
    for other in others where hosts < question.minimumHosts {
      let more = min(other.hosts, question.minimumHosts - hosts)
      sum += other.cost * more / other.perUnit
      hosts += more
    }
    return hosts < question.minimumHosts ? nil : sum
  }
}
