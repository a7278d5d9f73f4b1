public import ReportContract

/// The operator's word that a guest may lose a feature, with the reason and the last day on which it holds.
public struct Waiver: Sendable, Hashable, Codable {
  /// The guest's name; `*` stands for any characters, `?` for one.
  public var guest: String
  /// A feature of the catalogue, or the identifier of a warning such as `move.host-usb`.
  public var feature: String
  /// Why the loss is accepted: a ticket, a test, an owner.
  public var reason: String
  /// The last day (UTC) on which it holds; nil for no end.
  public var until: CalendarDay?

  /// The reason of what a command line accepts without one.
  public static let commandLine = "accepted on the command line"

  /// A waiver; nothing is looked up.
  ///
  /// Reports print the guest's name and the reason in lines of their own, so line ends and control characters become blanks.
  public init(guest: String = "*", feature: String, reason: String, until: CalendarDay? = nil) {
    self.guest = Self.onOneLine(guest)
    self.feature = feature
    self.reason = Self.onOneLine(reason)
    self.until = until
  }

  /// The text with one blank for each run of blanks, line ends, control characters and marks that turn the direction of text.
  public static func onOneLine(_ text: String) -> String {
    text.unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
      default: false
      }
    }.map { String($0) }.joined(separator: " ")
  }

  /// Whether it is about the guest of that name.
  public func concerns(_ guest: String) -> Bool { NamePattern(self.guest).matches(guest) }

  /// Whether it has ended before `day`.
  public func isExpired(on day: CalendarDay) -> Bool { until.map { $0 < day } ?? false }
}

extension Waiver: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The operator's word that a guest may lose a feature.",
      .field("guest", \Self.guest, "The guest's name; * stands for any characters, ? for one."),
      .field("feature", \Self.feature, "The feature, or the identifier of a warning."),
      .field("reason", \Self.reason, "Why the loss is accepted."),
      .field("until", \Self.until, "The last day (UTC) on which it holds; left out for no end."))
  }
}
