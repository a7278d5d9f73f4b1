internal import X86CPU

/// Reads Martlet's own notation of a CPU map (`Data/cpu-maps`, described in `Data/README.md`).
struct CPUMapText {
  private var builder: CPUMapBuilder?
  private var model: CPUMapBuilder.Model?
  private var line = 0

  /// The map that `text` writes down.
  static func parse(_ text: String, source: String) throws(LibvirtError) -> CPUMap {
    var reader = CPUMapText()
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      reader.line += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      try reader.read(Substring(line), isIndented: first == UInt8(ascii: " "))
    }
    try reader.endModel()
    guard let builder = reader.builder else {
      throw LibvirtError(.internalError, "the map does not say which libvirt it is of", line: 1)
    }
    return builder.map(source: source)
  }

  private mutating func read(_ text: Substring, isIndented: Bool) throws(LibvirtError) {
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    guard let key = words.first else { return }
    if isIndented {
      try readModelLine(key, Array(words.dropFirst()))
      return
    }
    try endModel()
    guard builder != nil || key == "libvirt" else { throw wrong("the first record must be `libvirt`") }
    switch (key, words.count) {
    case ("libvirt", 2):
      guard builder == nil, let version = LibvirtVersion(words[1]) else { throw wrong("a second version") }
      builder = CPUMapBuilder(libvirtVersion: version)
    case ("vendor", 3): try builder?.addVendor(name: words[1], string: words[2])
    case ("feature", _): try readFeature(text, words)
    case ("model", 2): model = CPUMapBuilder.Model(name: words[1], decodesHosts: false, decodesGuests: false)
    default: throw wrong("not a record: \(text)")
    }
  }

  private mutating func readFeature(_ text: Substring, _ words: [String]) throws(LibvirtError) {
    guard words.count >= 3 else { throw wrong("a feature without a location") }
    let isMigratable = words.last != "not-migratable"
    let places = words[2...].dropLast(isMigratable ? 0 : 1).split(separator: "+")
    var locations: [FeatureLocation] = []
    for place in places {
      let notation = place.joined(separator: " ")
      guard let location = FeatureLocation(notation) else { throw wrong("not a location: \(notation)") }
      locations.append(location)
    }
    do {
      try builder?.addFeature(name: words[1], locations: locations, isMigratable: isMigratable)
    } catch {
      throw wrong(error.detail)
    }
  }

  private mutating func readModelLine(_ key: String, _ words: [String]) throws(LibvirtError) {
    guard model != nil else { throw wrong("an indented line outside of a model") }
    switch key {
    case "like" where words.count == 1: model?.ancestor = words[0]
    case "vendor" where words.count == 1: model?.vendor = words[0]
    case "signature":
      let signature = try signature(words)
      model?.signatures.append(signature)
    case "decode":
      model?.decodesHosts = words.contains("host")
      model?.decodesGuests = words.contains("guest")
    case "plus": model?.plus += words
    case "minus": model?.minus += words
    case "removed": model?.removed += words
    case "added": model?.added += words
    default: throw wrong("not a line of a model: \(key)")
    }
  }

  private func signature(_ words: [String]) throws(LibvirtError) -> MapSignature {
    guard words.count == 2 || words.count == 4 && words[2] == "stepping",
      let family = UInt32(words[0]), let model = UInt32(words[1])
    else { throw wrong("not a signature") }
    guard words.count == 4 else { return MapSignature(family: family, model: model, steppings: nil) }
    guard let mask = steppingMask(words[3]) else { throw wrong("not steppings: \(words[3])") }
    return MapSignature(family: family, model: model, steppings: mask)
  }

  private mutating func endModel() throws(LibvirtError) {
    guard let ended = model else { return }
    model = nil
    do {
      try builder?.add(ended)
    } catch {
      throw wrong(error.detail)
    }
  }

  private func wrong(_ reason: String) -> LibvirtError {
    LibvirtError(.internalError, reason, line: line)
  }
}

extension CPUMap {
  /// The map of libvirt 9.0.0, for machines that have none of their own.
  public static let builtin: CPUMap = {
    do {
      return try CPUMapText.parse("\(builtinMapTable)", source: "builtin")
    } catch {
      // The generator reads the table in the same way before it writes it.
      preconditionFailure("the built-in CPU map cannot be read: \(error)")
    }
  }()

  /// Reads a map in Martlet's own notation, as the generator of the built-in one does.
  package static func parse(text: String, source: String) throws(LibvirtError) -> CPUMap {
    try CPUMapText.parse(text, source: source)
  }
}
