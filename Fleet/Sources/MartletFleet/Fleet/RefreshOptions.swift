import FleetQuestions
import Foundation
import MartletQuestions
import RefreshSchedule

/// Intervals and numbers of `fleet refresh` and `serve`.
enum RefreshOptions {
  /// The usual connections of all controllers together.
  static let connections = 200

  /// A plan of an interval such as `15m`.
  ///
  /// - Parameter option: The interval's option, for messages.
  /// - Throws: `usage`.
  static func plan(
    _ every: String, _ connections: Int?, option: String
  ) throws(QuestionError) -> RefreshPlan {
    guard let seconds = seconds(every) else {
      throw QuestionError(
        .usage, "\(option) \(every): expected a number with s, m, h or d, such as 15m", at: .parameter(option)
      )
    }
    return RefreshPlan(interval: seconds * 1000, connections: connections ?? Self.connections)
  }

  /// Seconds of a number with a unit; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()), number > 0, number < 100_000 else {
      return nil
    }
    switch unit {
    case "s": return number
    case "m": return 60 * number
    case "h": return 3600 * number
    case "d": return 86400 * number
    default: return nil
    }
  }
}
