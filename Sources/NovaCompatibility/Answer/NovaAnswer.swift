/// What the caller of the API and the operator see of a live migration.
public struct NovaAnswer: Sendable, Hashable {
  /// The status of `POST /servers/{id}/action`; nil if it is not known.
  public var httpStatus: Int?
  /// The message of that response; nil if there is none, or it is not known.
  ///
  /// `INSTANCE` stands for the server's id.
  public var message: String?
  /// Whether a refusal's cause is absent from the response.
  public var hidesCause = false
  /// Places where a refusal is told, the nearest to the caller first.
  public var places: [Place] = []
  /// Earlier checks whose end is not known: if one refuses, the answer is that check's.
  public var dependsOn: [NovaCheck.Kind] = []

  init(httpStatus: Int?) { self.httpStatus = httpStatus }

  /// A place where something is told.
  public struct Place: Sendable, Hashable {
    /// What kind of place.
    public var kind: Kind
    /// Its name: an event's name, or a log's service and host.
    public var name: String
    /// The log's level and logger; nil elsewhere.
    public var logger: String?
    /// What it says, to the letter.
    public var text: String
    /// Whether the text names the cause.
    public var tellsCause: Bool
    /// The microversion from which the text is shown; nil if it always is.
    public var shownFrom: NovaMicroversion?
  }

  /// What kind of place.
  public enum Kind: String, Sendable, Hashable {
    /// An event of `GET /servers/{id}/os-instance-actions/{request}`.
    case instanceActionEvent = "instance-action-event"
    /// The status of a record of `GET /os-migrations`.
    case migration
    /// A service's log.
    case log
  }
}
