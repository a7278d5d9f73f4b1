internal import CPUCatalog
internal import CPUCompatibility
internal import Wording
internal import YAMLNodes

extension PolicyReader {
  private static let keys = ["guest", "feature", "reason", "until"]

  /// The waivers of a list of mappings with the keys guest, feature, reason and perhaps until.
  ///
  /// - Throws: `LintError` with the place, for keys and names that do not exist, for what is missing, and for a day that no calendar has.
  func waivers(_ node: YAMLNode) throws(LintError) -> [Waiver] {
    guard let entries = node.sequence else {
      throw LintError(
        name, "this must be a list of waivers, each with \(Self.keys.joined(separator: ", "))",
        at: documents.position(node))
    }
    var waivers: [Waiver] = []
    for entry in entries { waivers.append(try waiver(entry)) }
    return waivers
  }

  private func waiver(_ entry: YAMLNode) throws(LintError) -> Waiver {
    var words: [String: Word] = [:]
    for (key, value) in try pairs(entry, keys: Self.keys) {
      guard let word = documents.word(value), !Waiver.onOneLine(word.text).isEmpty else {
        throw LintError(name, "\(key) must be a text that is not empty", at: documents.position(value))
      }
      words[key] = word
    }
    func required(_ key: String) throws(LintError) -> Word {
      guard let word = words[key] else {
        throw LintError(
          name,
          "this waiver has no \(key)" + (key == "guest" ? "; * stands for every guest" : ""),
          at: documents.position(entry))
      }
      return word
    }
    let (guest, feature, reason) = (try required("guest"), try required("feature"), try required("reason"))
    if catalog.features(called: feature.text).isEmpty, !identifiers.contains(feature.text) {
      guard feature.text.contains("."), !identifiers.isEmpty else { throw unknown(feature) }
      let near = nearest(to: feature.text, of: identifiers)
      throw LintError(
        name,
        "no warning is called \(feature.text)"
          + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"), at: feature.position)
    }
    var waiver = Waiver(guest: guest.text, feature: feature.text, reason: reason.text)
    if let until = words["until"] {
      guard let day = CalendarDay(until.text) else {
        throw LintError(
          name, "\(until.text) is no day of the form YYYY-MM-DD, such as 2027-01-31", at: until.position)
      }
      waiver.until = day
    }
    return waiver
  }
}
