internal import HostSnapshots

/// Redacts documents that belong together: the same name is the same pseudonym in each.
///
/// Snapshots, domain XML and libvirt's capabilities keep what lists name, as in `Snapshot.redacted()`. Of any other text, addresses, UUIDs,
/// paths and host names in full are replaced, and the names that the other documents or the caller give; a name that neither knows stays.
public struct DocumentRedaction {
  private var pseudonyms = Pseudonyms()
  private let names: [String]

  /// Creates a redaction.
  ///
  /// - Parameter names: Words that are replaced wherever they stand alone.
  public init(replacing names: [String] = []) { self.names = names }

  /// How many different values were replaced.
  public var count: Int { pseudonyms.count }

  /// The documents, redacted, in their order.
  public mutating func redacted(_ documents: [String]) -> [String] {
    var results = documents.map { structured($0) }
    // What records call hosts and guests, logs call them too: they come last.
    for name in names { _ = pseudonyms.name(name) }
    // A text that names a host in full teaches its short name: read once to learn, then again to write.
    let texts = documents.indices.filter { results[$0] == nil }
    for index in texts { _ = pseudonyms.passage(documents[index], pseudonyms.words) }
    let known = pseudonyms.words
    for index in texts { results[index] = pseudonyms.passage(documents[index], known) }
    return results.map { $0 ?? "" }
  }

  /// A document whose parts a list names; nil for any other.
  private mutating func structured(_ text: String) -> String? {
    if text.first == "{", let snapshot = try? Snapshot(json: Array(text.utf8)) {
      guard !snapshot.isRedacted else { return text }
      return String(decoding: snapshot.redacted(&pseudonyms).json(), as: UTF8.self)
    }
    for allowance in [XMLAllowance.domain, .capabilities, .domainCapabilities] {
      if let kept = KeptXML(allowance).text(of: text, &pseudonyms) { return kept }
    }
    return nil
  }
}
