internal import X86CPU

/// Reads Martlet's own notation of CPU maps (`Data/cpu-maps`, described in `Data/README.md`): one era of it.
///
/// A line may begin with the eras that it holds for, `[9.0.0-10.0.0]`; other eras are read as if it were not there.
struct CPUMapText {
  private let wanted: LibvirtVersion
  private var builder: CPUMapBuilder
  private var model: CPUMapBuilder.Model?
  /// Whether the model that the indented lines belong to is one of another era.
  private var isElsewhere = false
  private var line = 0
  /// Whether eras that were met hold for the wanted one.
  private var held: [Substring: Bool] = [:]

  private init(_ version: LibvirtVersion) {
    wanted = version
    builder = CPUMapBuilder(libvirtVersion: version)
  }

  /// The versions that `text` is of, oldest first: those of its first record.
  static func eras(of text: String) throws(LibvirtError) -> [LibvirtVersion] {
    var number = 0
    var rest = text.utf8[...]
    while let line = nextLine(of: &rest) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let words = Substring(line).split(separator: " ")
      let versions = words.dropFirst().compactMap { LibvirtVersion($0) }
      guard words[0] == "libvirt", !versions.isEmpty, versions.count == words.count - 1,
        zip(versions, versions.dropFirst()).allSatisfy(<)
      else {
        throw LibvirtError(
          .internalError, "the first record must be `libvirt` and versions, oldest first", line: number)
      }
      return versions
    }
    throw LibvirtError(.internalError, "the map does not name its libvirt version", line: 1)
  }

  /// The map that `text` writes down for `version`, one of its eras.
  static func parse(
    _ text: String, version: LibvirtVersion, source: String
  ) throws(LibvirtError) -> CPUMap {
    var reader = CPUMapText(version)
    let eras = try eras(of: text)
    guard eras.contains(version) else {
      throw LibvirtError(.internalError, "the map has no libvirt \(version)", line: 1)
    }
    var isFirst = true
    var rest = text.utf8[...]
    while let line = nextLine(of: &rest) {
      reader.line += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if isFirst {
        isFirst = false
      } else {
        try reader.read(Substring(line), isIndented: first == UInt8(ascii: " "))
      }
    }
    try reader.endModel()
    return reader.builder.map(source: source)
  }

  private mutating func read(_ text: Substring, isIndented: Bool) throws(LibvirtError) {
    if isIndented, isElsewhere { return }
    let blank = UInt8(ascii: " ")
    var rest = text.utf8.drop { $0 == blank }
    guard let first = rest.first else { return }
    var isOfEra = true
    if first == UInt8(ascii: "[") {
      let end = rest.firstIndex(of: blank) ?? rest.endIndex
      isOfEra = try holds(Substring(rest[..<end]))
      rest = rest[end...]
      // What holds for other eras need not be taken apart.
      if !isOfEra, isIndented, rest.contains(where: { $0 != blank }) { return }
    }
    let words = rest.split(separator: blank).map { Substring($0) }
    guard let key = words.first else { throw wrong("eras of nothing") }
    if isIndented {
      if isOfEra { try readModelLine(key, words.dropFirst().map { String($0) }) }
      return
    }
    try endModel()
    isElsewhere = !isOfEra
    guard isOfEra else { return }
    switch (key, words.count) {
    case ("vendor", 3...):
      // libvirt's name of a vendor may hold blanks.
      let name = words[1..<(words.count - 1)].joined(separator: " ")
      try builder.addVendor(name: name, string: String(words[words.count - 1]))
    case ("feature", _): try readFeature(words)
    case ("model", 2):
      model = CPUMapBuilder.Model(name: String(words[1]), decodesHosts: false, decodesGuests: false)
    default: throw wrong("not a record: \(text)")
    }
  }

  /// Whether `[7.0.0]`, `[9.0.0-10.0.0]`, `[-10.0.0]` or `[11.3.0-]` holds for the era that is read.
  private mutating func holds(_ eras: Substring) throws(LibvirtError) -> Bool {
    if let known = held[eras] { return known }
    let isSo = try isWanted(eras)
    held[eras] = isSo
    return isSo
  }

  private func isWanted(_ eras: Substring) throws(LibvirtError) -> Bool {
    guard eras.utf8.last == UInt8(ascii: "]") else { throw wrong("not eras: \(eras)") }
    let ends = eras.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
    let versions = ends.map { LibvirtVersion($0) }
    guard ends.count <= 2, zip(ends, versions).allSatisfy({ $0.isEmpty || $1 != nil }),
      versions.contains(where: { $0 != nil })
    else { throw wrong("not eras: \(eras)") }
    if versions.count == 1 { return wanted == versions[0] }
    return (versions[0].map { $0 <= wanted } ?? true) && (versions[1].map { wanted <= $0 } ?? true)
  }

  private mutating func readFeature(_ words: [Substring]) throws(LibvirtError) {
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
      try builder.addFeature(name: String(words[1]), locations: locations, isMigratable: isMigratable)
    } catch {
      throw wrong(error.detail)
    }
  }

  private mutating func readModelLine(_ key: Substring, _ words: [String]) throws(LibvirtError) {
    guard model != nil else { throw wrong("an indented line outside of a model") }
    switch key {
    case "like" where words.count == 1: model?.ancestor = words[0]
    case "vendor" where !words.isEmpty: model?.vendor = words.joined(separator: " ")
    case "signature":
      let signature = try signature(words)
      model?.signatures.append(signature)
    case "decode":
      model?.decodesHosts = words.contains("host")
      model?.decodesGuests = words.contains("guest")
    case "check" where words == ["compat"]: model?.hasCompatCheck = true
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
      try builder.add(ended)
    } catch {
      throw wrong(error.detail)
    }
  }

  private func wrong(_ reason: String) -> LibvirtError {
    LibvirtError(.internalError, reason, line: line)
  }
}

/// The next line of `rest`, which loses it; nil at the end.
private func nextLine(of rest: inout Substring.UTF8View) -> Substring.UTF8View? {
  guard rest.startIndex < rest.endIndex else { return nil }
  let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
  let line = rest[..<end]
  rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
  return line
}
