internal import FleetDocuments

/// The options of a cloud, whose texts may name other options in braces: `https://{region_name}.example.org`.
///
/// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, get_one (str.format with the options).
struct InterpolatedOptions {
  /// The options as they are.
  let table: ConfigTable

  init(_ table: ConfigTable) throws(FleetFailure) { self.table = table }

  /// The text of an option, with other options put in; nil if it is missing or empty.
  func text(_ key: String) throws(FleetFailure) -> String? {
    guard let text = table[key]?.string, !text.isEmpty else { return nil }
    return try interpolated(text)
  }

  /// A text whose names in braces are replaced by options; nil for nil.
  ///
  /// - Throws: `FleetFailure` of kind `badInput` for a name that no option has.
  func interpolated(_ text: String?) throws(FleetFailure) -> String? {
    guard let text, text.contains("{") || text.contains("}") else { return text }
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "{" || character == "}" else {
        result.append(character)
        continue
      }
      if rest.first == character {
        result.append(character)
        rest.removeFirst()
        continue
      }
      guard character == "{", let end = rest.firstIndex(of: "}") else {
        throw FleetFailure(.badInput, "\(text) has a single brace; write it twice")
      }
      let name = String(rest[..<end])
      guard let value = table[name]?.string else {
        throw FleetFailure(.badInput, "\(text) names the option \(name), which the cloud does not have")
      }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result
  }
}
