internal import Foundation

/// Nova's flavors with their extra specs, as `openstack flavor list --long -f json` prints them.
///
/// - SeeAlso: python-openstackclient openstackclient/compute/v2/flavor.py, ListFlavor (long: Properties).
struct FlavorList {
  /// The flavors, in the document's order.
  private(set) var flavors: [(name: String, specs: [String: String])] = []

  /// Whether a document looks like one, by its first entry.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self)
    return ["\"Name\"", "\"RAM\"", "\"VCPUs\"", "\"Properties\""].allSatisfy { head.contains($0) }
  }

  /// Reads the flavors; an entry without properties has none.
  init(_ root: AnswerNode) {
    for entry in root.elements {
      guard let name = entry["Name"]?.string else { continue }
      let properties = entry["Properties"]?.members ?? []
      flavors.append(
        (
          name,
          Dictionary(
            properties.compactMap { key, value in value.string.map { (key, $0) } },
            uniquingKeysWith: { a, _ in a })
        ))
    }
  }

  /// The traits that a flavor requires, ascending.
  ///
  /// - SeeAlso: Nova user guide, "Flavors", Extra specs, trait:NAME=required, and in groups trait1:NAME.
  static func requiredTraits(_ specs: [String: String]) -> [String] {
    specs.compactMap { key, value -> String? in
      guard value == "required", key.hasPrefix("trait"), let colon = key.firstIndex(of: ":"),
        key[key.index(key.startIndex, offsetBy: 5)..<colon].allSatisfy({
          $0.isNumber || $0 == "_" || $0.isLetter
        })
      else { return nil }
      return String(key[key.index(after: colon)...])
    }.sorted()
  }
}
