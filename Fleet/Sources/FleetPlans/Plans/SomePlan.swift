public import CPUReaders
internal import Foundation
public import MartletQuestions
public import ReportContract

/// What plans are about that share a report.
public enum PlanKind: String, Sendable, Codable, CaseIterable, SchemaDescribed {
  /// Hosts split into pools.
  case pools
  /// Hosts emptied.
  case drain
}

/// A plan of any kind, as a file has it.
public enum SomePlan: Sendable {
  /// Hosts split into pools.
  case pools(PoolPlan)
  /// Hosts emptied.
  case drain(DrainPlan)
  /// Hosts changed or restarted one after the other.
  case roll(RollPlan)

  /// Reads a plan; its schema tells which one it is.
  ///
  /// - Throws: `badInput` for what is no plan, or one of another major version.
  public init(reading document: Document) throws(QuestionError) {
    struct Head: Decodable { var schema: String }
    let head = try? JSONDecoder().decode(Head.self, from: Data(document.bytes))
    let name = head.flatMap { DocumentForm($0.schema) }?.name
    self =
      switch name {
      case DrainPlan.form.name: .drain(try DrainPlan(reading: document))
      case RollPlan.form.name: .roll(try RollPlan(reading: document))
      default: .pools(try PoolPlan(reading: document))
      }
  }

  /// What it is about, in a word.
  public var subject: String {
    switch self {
    case .pools: "pools"
    case .drain: "a drain"
    case .roll: "a roll"
    }
  }

  /// How a report names the document.
  public func input(_ document: Document) -> InputReport {
    switch self {
    case .pools: PoolPlan.input(document)
    case .drain: DrainPlan.input(document)
    case .roll: RollPlan.input(document)
    }
  }
}
