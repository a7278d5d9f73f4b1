package import Remedies

/// Remedies that several messages share.
package enum MessageRemedies {
  /// Every remedy, by where it acts.
  package static let all: [Remedy] =
    guestMessageRemedies
    + cloudMessageRemedies
    + daemonMessageRemedies
    + hostMessageRemedies

  /// Remedies by their identifiers.
  static let byID: [String: Remedy] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
