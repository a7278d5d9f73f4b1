public import Remedies
public import ReportContract

/// What became of a guest whose old definition was to be put back; encoded as JSON, `martlet.undo/2.0`.
public struct UndoReport: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("undo", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// Empty: what is put back is in no document that was given.
  public var inputs: [InputReport] = []
  /// Empty: nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// The daemon.
  public var uri: String
  /// The guest's name.
  public var domain: String
  /// The guest's UUID.
  public var uuid: String
  /// `restored` or `unchanged`.
  public var result: Result
  /// The answer in a sentence.
  public var answer: String
  /// Whether the guest runs, with the CPU that it was started with.
  public var isRunning: Bool
  /// Where the definition is that was given up by force; nil if none was.
  public var saved: String?
  /// The command that puts that back; nil if none was given up.
  public var undo: Command?

  /// How it ended.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// The guest has its old definition back.
    case restored
    /// The guest had it already.
    case unchanged
  }

  /// A report on the guest called `domain` at the daemon of `uri`.
  public init(
    martlet: String, uri: String, domain: String, uuid: String, result: Result, isRunning: Bool,
    saved: String? = nil, undo: Command? = nil
  ) {
    self.martlet = martlet
    self.uri = uri
    self.domain = domain
    self.uuid = uuid
    self.result = result
    answer =
      switch result {
      case .unchanged: "\(domain) has the definition already that it had before."
      case .restored where isRunning:
        "\(domain) has its old definition back; it runs on as it is, until it is shut down and started again."
      case .restored: "\(domain) has its old definition back."
      }
    self.isRunning = isRunning
    self.saved = saved
    self.undo = undo
  }

}
