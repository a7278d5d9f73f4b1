internal import X86CPU

/// Reads the records of `Data/linux-flags` (the format of `Data/README.md`).
enum LinuxFlagParser {
  /// The releases of Linux that the records were read from.
  static let releases: Set<String> = ["5.10", "6.1", "6.12"]

  static func flags(of text: String) throws(CatalogError) -> [LinuxFlag] {
    var flags: [LinuxFlag] = []
    var draft: Draft?
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == "#" { continue }
      if line.first == " " {
        guard draft != nil else { throw CatalogError(line: number, reason: "a column without a record") }
        try draft?.take(line, number)
      } else {
        if let draft { flags.append(try draft.flag()) }
        draft = Draft(name: String(line), number: number)
      }
    }
    if let draft { flags.append(try draft.flag()) }
    return flags
  }
}

/// A record while its lines are being read.
private struct Draft {
  var name: String
  var number: Int
  var line = LinuxFlag.Line.flags
  var vendors: Set<String> = []
  var printed = LinuxFlagParser.releases
  var proof: LinuxFlag.Proof?
  var implies: [FeatureLocation] = []
  var absence = LinuxFlag.Absence.lacking
  var forced: [LinuxFlag.Forced] = []
  var citation = ""

  mutating func take(_ text: Substring, _ number: Int) throws(CatalogError) {
    let body = text.drop { $0 == " " }
    let key = body.prefix { $0 != " " }
    let value = body.dropFirst(key.count).drop { $0 == " " }
    let fields = tableFields(of: Array(value.utf8)[...])
    let first = fields[0]
    func fail(_ reason: String) -> CatalogError { CatalogError(line: number, reason: "\(name): \(reason)") }
    func location(_ notation: some StringProtocol) throws(CatalogError) -> FeatureLocation {
      guard let location = FeatureLocation(String(notation)) else {
        throw fail("\(notation) is not a location")
      }
      return location
    }
    switch key {
    case "line":
      guard first == "vmx flags" else { throw fail("a line must begin with vmx flags, not \(first)") }
      line = .vmxFlags
    case "on": vendors = Set(first.split(separator: " ").map(String.init))
    case "printed":
      printed = Set(first.split(separator: " ").map(String.init))
      guard printed.isSubset(of: LinuxFlagParser.releases) else { throw fail("an unknown release") }
    case "proves":
      guard fields.count == 2 else { throw fail("no citation") }
      citation = fields[1]
      if first == "synthetic" {
        proof = .synthetic
      } else if first.hasPrefix("mirror ") {
        proof = .mirror(try location(first.dropFirst(7)))
      } else if first.hasPrefix("all ") {
        var locations: [FeatureLocation] = []
        for part in first.dropFirst(4).split(separator: ", ") { locations.append(try location(part)) }
        proof = .all(locations)
      } else if first.hasPrefix("any ") {
        var alternatives: [LinuxFlag.Alternative] = []
        for part in first.dropFirst(4).split(separator: ", ") {
          let words = part.split(separator: " ")
          guard words.count == 3, words[1] == "of" else { throw fail("\(part) is not LOCATION of OWNER") }
          alternatives.append(.init(location: try location(words[0]), owner: String(words[2])))
        }
        proof = .any(alternatives)
      } else {
        throw fail("\(first) is not a known kind of proof")
      }
    case "implies":
      for part in first.split(separator: ", ") { implies.append(try location(part)) }
    case "absence":
      switch first {
      case "nothing": absence = .nothing
      case "with-vmx-flags": absence = .withVMXFlags
      default: throw fail("no absence is called \(first)")
      }
    case "forced":
      let words = first.split(separator: " ")
      var families: ClosedRange<Int>?
      if words.count == 3, words[1] == "family" {
        let ends = words[2].split(separator: "-").compactMap { Int($0) }
        guard let low = ends.first, let high = ends.last, low <= high else { throw fail("no families") }
        families = low...high
      } else if words.count != 1 {
        throw fail("\(first) is not VENDOR or VENDOR family N-M")
      }
      forced.append(.init(vendor: String(words[0]), families: families))
    case "note": break
    default: throw fail("no column is called \(key)")
    }
  }

  func flag() throws(CatalogError) -> LinuxFlag {
    guard let proof else { throw CatalogError(line: number, reason: "\(name) proves nothing") }
    return LinuxFlag(
      name: name, line: line, vendors: vendors, printed: printed, proof: proof, implies: implies,
      absence: absence, forced: forced, citation: citation)
  }
}
