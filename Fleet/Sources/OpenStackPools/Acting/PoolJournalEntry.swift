internal import Foundation
public import ReportContract

/// A line of a plan's journal.
public struct PoolJournalEntry: PublishedDocument, Hashable {
  /// The schema's name and version, which the line itself does not contain.
  public static let form = DocumentForm("openstack-journal", 1, 1)
  /// The time of the line: RFC 3339, UTC.
  public var time: String
  /// What the line records.
  public var event: Event
  /// The cloud's name; only with `opened`.
  public var cloud: String?
  /// The address of its identity service; only with `opened`.
  public var identity: String?
  /// The step; with `making`, `made`, `removing` and `removed`.
  public var step: PoolStep?
  /// The host; only with `seen`.
  public var host: String?
  /// The features of the pool's level that cpu_info of the host had; only with `seen`.
  public var features: [String]?
  /// The server, bound as it was; with `bound`, `binding`, `unbinding` and `unbound`.
  public var server: ServerBinding?
  /// The key of the image's property; with `binding`, `unbinding` and `unbound`.
  public var key: String?
  /// The value that it had before; absent if it had none.
  public var old: String?

  /// What a line records.
  public enum Event: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// The journal begins, for a plan in a cloud.
    case opened
    /// A step is about to be made; it was not there before.
    case making
    /// A step was made.
    case made
    /// A step is about to be removed.
    case removing
    /// A step was removed.
    case removed
    /// What a host's cpu_info had when its pool was made.
    case seen
    /// The commands that bind servers were printed.
    case advised
    /// A server was bound.
    case bound
    /// A property of a server's image is about to be set on a controller.
    case binding
    /// A property is about to get the value back that it had.
    case unbinding
    /// A property has the value that it had.
    case unbound
  }

  /// A line of now.
  init(_ event: Event) {
    time = Date.now.formatted(.iso8601)
    self.event = event
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A line of the journal of a plan's pools in a cloud.",
      .field("time", \Self.time, "The time of the line: RFC 3339, UTC."),
      .field("event", \Self.event, "What the line records."),
      .field("cloud", \Self.cloud, "The cloud's name; only with opened."),
      .field("identity", \Self.identity, "The address of its identity service; only with opened."),
      .field("step", \Self.step, "The step; with making, made, removing and removed."),
      .field("host", \Self.host, "The host; only with seen."),
      .field(
        "features", \Self.features,
        "The features of the pool's level that cpu_info of the host had; only with seen."),
      .field(
        "server", \Self.server,
        "The server, bound as it was; with bound, binding, unbinding and unbound."),
      .field("key", \Self.key, "The key of the image's property; with binding, unbinding and unbound."),
      .field("old", \Self.old, "The value that the property had before; absent if it had none."))
  }
}
