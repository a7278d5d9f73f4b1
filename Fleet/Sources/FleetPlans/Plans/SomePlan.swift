public import CPUReaders
internal import FileAccess
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
    guard name == DrainPlan.form.name else {
      self =
        name == RollPlan.form.name
        ? .roll(try RollPlan(reading: document)) : .pools(try PoolPlan(reading: document))
      return
    }
    do throws(ReportError) { self = .drain(try DrainPlan(json: document.bytes)) } catch {
      throw QuestionError(
        .badInput, "\(document.name): \(error.reason)",
        at: .document(name: document.name, line: nil, column: nil))
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
    let form =
      switch self {
      case .pools: PoolPlan.form
      case .drain: DrainPlan.form
      case .roll: RollPlan.form
      }
    return InputReport(role: "plan", name: document.name, format: form.name, sha256: sha256(document.bytes))
  }
}
