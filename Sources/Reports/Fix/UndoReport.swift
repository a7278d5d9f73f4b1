public import Remedies
internal import ReportContract

/// What became of a guest whose old definition was to be put back; encoded as JSON, `martlet.undo/1.0`.
public struct UndoReport: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.undo/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The daemon.
  public var uri: String
  /// The guest's name.
  public var domain: String
  /// The guest's UUID.
  public var uuid: String
  /// `restored` or `unchanged`.
  public var result: Result
  /// Whether the guest runs, with the CPU that it was started with.
  public var isRunning: Bool
  /// Where the definition is that was given up by force; nil if none was.
  public var saved: String?
  /// The command that puts that back; nil if none was given up.
  public var undo: Command?

  /// How it ended.
  public enum Result: String, Sendable, Encodable {
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
    self.isRunning = isRunning
    self.saved = saved
    self.undo = undo
  }

  /// The report as JSON.
  public func json() throws -> String { try reportJSON(self) }
}
