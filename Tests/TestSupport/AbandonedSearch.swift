import Synchronization

/// A wish that a search end, which the search asks for: it holds from the question after `patience` others on, and counts how often it was asked.
public final class AbandonedSearch: Sendable {
  private let patience: Int
  private let asked = Atomic(0)

  /// Holds after so many questions.
  public init(after patience: Int = .max) { self.patience = patience }

  /// Asks whether the search should end.
  public func holds() -> Bool { asked.wrappingAdd(1, ordering: .relaxed).oldValue >= patience }

  /// How often it was asked.
  public var questions: Int { asked.load(ordering: .relaxed) }

  /// How often it was asked once it held, the first time included.
  public var late: Int { max(0, questions - patience) }

  /// Numbers of questions to hold after: the first ones, some in between, and the last.
  public static func patiences(of questions: Int) -> [Int] {
    Set([0, 1, 2, questions / 4, questions / 2, 3 * questions / 4, questions - 1]).filter {
      (0..<questions).contains($0)
    }.sorted()
  }
}
