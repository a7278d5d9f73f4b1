/// Hosts of one vendor that are to be split into pools, as numbers: what each has, and what it costs if its pool's level lacks it.
///
/// A level is what all hosts of a pool have. A host that has a column which its pool's level lacks loses it.
public struct PoolQuestion: Codable, Sendable, Hashable {
  /// What one unit of weight loses with each column; no value is negative.
  public var losses: [Int]
  /// The hosts, equal ones together.
  public var kinds: [Kind]
  /// The smallest number of hosts in a pool, at least 1.
  public var minimumHosts: Int

  /// Hosts with the same columns and weight.
  public struct Kind: Codable, Sendable, Hashable {
    /// The columns that these hosts have: indices of `losses`, ascending.
    public var columns: [Int]
    /// How many units there are; units of a kind can be in different pools.
    public var units: Int
    /// The hosts of a unit: more than one where they have to stay together.
    public var hostsPerUnit: Int
    /// What a unit weighs: each of its losses counts so many times.
    public var weight: Int

    /// Creates a kind.
    public init(columns: [Int], units: Int = 1, hostsPerUnit: Int = 1, weight: Int = 1) {
      self.columns = columns
      self.units = units
      self.hostsPerUnit = hostsPerUnit
      self.weight = weight
    }
  }

  /// Creates a question.
  public init(losses: [Int], kinds: [Kind], minimumHosts: Int = 1) {
    self.losses = losses
    self.kinds = kinds
    self.minimumHosts = minimumHosts
  }

  /// Why the question has no meaning; nil if it has one.
  public var flaw: String? {
    if minimumHosts < 1 { return "a pool has at least one host" }
    if losses.contains(where: { $0 < 0 }) { return "a loss is negative" }
    let all = losses.reduce(0) { sum, loss in
      let (more, isTooLarge) = sum.addingReportingOverflow(loss)
      return isTooLarge ? .max : more
    }
    var most = 0
    var number = 0
    for kind in kinds {
      guard kind.units > 0, kind.hostsPerUnit > 0, kind.weight >= 0 else {
        return "a kind of hosts has no hosts"
      }
      guard zip(kind.columns, kind.columns.dropFirst()).allSatisfy(<),
        kind.columns.allSatisfy(losses.indices.contains)
      else { return "the columns of a kind are out of order, or unknown" }
      let (hosts, areTooMany) = kind.units.multipliedReportingOverflow(by: kind.hostsPerUnit)
      let (weight, isTooMuch) = kind.weight.multipliedReportingOverflow(by: hosts)
      let (loss, isTooLarge) = weight.multipliedReportingOverflow(by: all)
      if areTooMany || isTooMuch || isTooLarge || loss < 0 || loss > 1 << 44 {
        return "the weights are too large"
      }
      most += loss
      number += hosts
      if number > 1 << 24 { return "there are too many hosts" }
    }
    return most > 1 << 44 ? "the weights are too large" : nil
  }
}

extension PoolQuestion {
  /// The question about some of its columns, with their own numbers.
  public func narrowed(to columns: [Int]) -> PoolQuestion {
    var numbers: [Int: Int] = [:]
    for (place, column) in columns.enumerated() { numbers[column] = place }
    var question = self
    question.losses = columns.map { losses[$0] }
    for place in kinds.indices {
      question.kinds[place].columns = kinds[place].columns.compactMap { numbers[$0] }
    }
    return question
  }
}
