extension FeatureSwitch {
  /// Reads the fields of a column `switch`: layer, mechanism, what it does to which views, sentence, citation.
  ///
  /// - Throws: `CatalogError` if a field is missing or unknown.
  init(_ fields: [String]) throws(CatalogError) {
    let layerName = try CatalogParser.field(fields, 0, "switch")
    guard let layer = Layer(rawValue: layerName) else {
      throw CatalogError(line: 0, reason: "no layer is called \(layerName)")
    }
    let written = try CatalogParser.field(fields, 1, "switch")
    guard let (mechanism, vendor) = Self.mechanism(written) else {
      throw CatalogError(line: 0, reason: "no mechanism is called \(written)")
    }
    var words = try CatalogParser.field(fields, 2, "switch").split(separator: " ").map(String.init)
    let direction = words.first.flatMap(Direction.init)
    if direction != nil { words.removeFirst() }
    let views = words.compactMap(View.init)
    guard !words.isEmpty, views.count == words.count || (words == ["nothing"] && direction == nil) else {
      throw CatalogError(
        line: 0, reason: "a switch must take from, remove from or give to cpuid, kernel or kvm, or do nothing"
      )
    }
    if case .update = mechanism, direction == nil, !views.isEmpty {
      throw CatalogError(line: 0, reason: "\(written): an update must remove or give")
    }
    self.init(
      layer: layer, mechanism: mechanism, vendor: vendor, direction: direction ?? .takes, hides: views,
      note: CitedText(
        text: try CatalogParser.field(fields, 3, "switch"),
        citation: try CatalogParser.field(fields, 4, "switch")))
  }

  /// A mechanism and the vendor that it is limited to, from `MECHANISM on VENDOR`.
  private static func mechanism(_ text: String) -> (Mechanism, vendor: String?)? {
    if text.hasPrefix("msr ") {
      guard let mechanism = Mechanism(text), case .msr(_, _, _, _, let vendor) = mechanism else { return nil }
      return (mechanism, vendor)
    }
    for vendor in ["Intel", "AMD"] where text.hasSuffix(" on \(vendor)") {
      return Mechanism(String(text.dropLast(vendor.count + 4))).map { ($0, vendor) }
    }
    guard let mechanism = Mechanism(text) else { return nil }
    guard case .module(let parameter) = mechanism else { return (mechanism, nil) }
    if parameter.hasPrefix("kvm_intel.") { return (mechanism, "Intel") }
    return (mechanism, parameter.hasPrefix("kvm_amd.") ? "AMD" : nil)
  }
}

extension FeatureSwitch.Mechanism: CustomStringConvertible {
  /// Reads a mechanism as `Data/features` writes it; nil for anything else.
  init?(_ text: String) {
    guard let space = text.firstIndex(of: " ") else { return nil }
    let rest = String(text[text.index(after: space)...])
    switch text[..<space] {
    case "msr": self.init(msr: rest)
    case "bios":
      guard rest.count > 2, rest.first == "\"", rest.last == "\"" else { return nil }
      self = .bios(String(rest.dropFirst().dropLast()))
    case "parameter": self = .parameter(rest)
    case "module":
      guard rest.contains("."), rest.contains("=") else { return nil }
      self = .module(rest)
    case "update": self = .update(rest)
    case "option": self = .option(rest)
    default: return nil
    }
  }

  /// Reads `NAME (1A0H)[18]=0 on Intel`.
  private init?(msr text: String) {
    let words = text.split(separator: " ")
    guard words.count == 4, words[2] == "on", words[1].first == "(",
      let close = words[1].firstIndex(of: ")"),
      let index = UInt32(words[1][..<close].dropFirst().dropLast().filter { $0 != "_" }, radix: 16)
    else { return nil }
    let bitAndValue = words[1][close...].dropFirst().split { "[]=".contains($0) }
    guard bitAndValue.count == 2, let bit = UInt8(bitAndValue[0]), bit < 64,
      let value = UInt8(bitAndValue[1]), value < 2
    else { return nil }
    self = .msr(
      name: String(words[0]), index: index, bit: bit, hidingValue: value, vendor: String(words[3]))
  }

  /// The mechanism in words for sentences.
  public var description: String {
    switch self {
    case .msr(let name, let index, let bit, let value, let vendor):
      "\(name) (\(String(index, radix: 16, uppercase: true))H)[\(bit)] = \(value) on \(vendor)"
    case .bios(let name): "the setup entry usually called \"\(name)\""
    case .parameter(let text): "kernel parameter \(text)"
    case .module(let text): "module parameter \(text)"
    case .update(let text): text
    case .option(let text): "QEMU's \(text)"
    }
  }
}
