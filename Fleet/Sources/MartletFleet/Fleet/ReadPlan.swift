import CPUReaders
import FleetPlans
import Foundation
import MartletQuestions
import ReportContract

/// A plan of either kind.
enum ReadPlan {
  case pools(PoolPlan)
  case roll(RollPlan)

  /// Reads a plan by the form that it names.
  init(_ document: Document) throws(QuestionError) {
    struct Header: Decodable { var schema: String? }
    let header = try? JSONDecoder().decode(Header.self, from: Data(document.bytes))
    self =
      header?.schema?.hasPrefix("martlet.\(RollPlan.form.name)/") == true
      ? .roll(try RollPlan(reading: document)) : .pools(try PoolPlan(reading: document))
  }
}
