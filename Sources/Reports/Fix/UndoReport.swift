public import Remedies
public import ReportContract

/// The result of restoring a guest's old definition; encoded as JSON, `martlet.undo/2.0`.
public struct UndoReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("undo", 2, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// Empty: the restored definition comes from no input document.
  public var inputs: [InputReport] = []
  /// Empty: nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// The URI of the daemon.
  public var uri: String
  /// The guest's name.
  public var domain: String
  /// The guest's UUID.
  public var uuid: String
  /// `restored` or `unchanged`.
  public var result: Result
  /// The answer, in one sentence.
  public var answer: String
  /// Whether the guest runs, with the CPU that it was started with.
  public var isRunning: Bool
  /// Where the definition discarded by force is saved; nil if none was.
  public var saved: String?
  /// The command that restores it; nil if none was discarded.
  public var undo: Command?

  /// The outcome of the restoration.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// The guest has its old definition back.
    case restored
    /// The guest already had its old definition.
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
      case .unchanged: "\(domain) already has the definition that it had before."
      case .restored where isRunning:
        "\(domain) has its old definition back. The running guest keeps its CPU until you shut it down and start it again."
      case .restored: "\(domain) has its old definition back."
      }
    self.isRunning = isRunning
    self.saved = saved
    self.undo = undo
  }

}
