/// How many items of a list a text shows before it counts the rest: "a, b and 7 more".
///
/// A matter of layout: reports and their JSON hold every item, and HTML shows every item.
enum TextLimits {
  /// Names on one line of an answer: features, parts of a capture.
  static let names = 12
  /// Names in the middle of a sentence.
  static let namesInSentence = 8
  /// Names, with their location, before the effect that they share.
  static let locatedNames = 16
  /// Reasons of one verdict.
  static let reasons = 4
  /// Hosts in the middle of a sentence.
  static let hosts = 4
  /// Hosts in a column of labels, which may take 40 characters at most.
  static let hostsInLabel = 2
  /// The widest column of labels, in characters.
  static let labelColumn = 40
}
