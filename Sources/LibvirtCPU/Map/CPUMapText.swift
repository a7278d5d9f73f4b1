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
  /// What the eras that were met come to, by their text.
  private var held: [(eras: String, isWanted: Bool)] = []

  private init(_ version: LibvirtVersion) {
    wanted = version
    builder = CPUMapBuilder(libvirtVersion: version)
  }

  /// The versions that `text` is of, oldest first: those of its first record.
  static func eras(of text: ByteCursor) throws(LibvirtError) -> [LibvirtVersion] {
    var number = 0
    var rest = text
    while let line = rest.nextLine() {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let words = line.text.split(separator: " ")
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
    _ text: ByteCursor, version: LibvirtVersion, source: String
  ) throws(LibvirtError) -> CPUMap {
    var reader = CPUMapText(version)
    guard try eras(of: text).contains(version) else {
      throw LibvirtError(.internalError, "the map has no libvirt \(version)", line: 1)
    }
    var isFirst = true
    var rest = text
    while let line = rest.nextLine() {
      reader.line += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if isFirst {
        isFirst = false
      } else {
        try reader.read(line, isIndented: first == UInt8(ascii: " "))
      }
    }
    try reader.endModel()
    return reader.builder.map(source: source)
  }

  private mutating func read(_ line: ByteCursor, isIndented: Bool) throws(LibvirtError) {
    if isIndented, isElsewhere { return }
    var rest = line
    guard var key = rest.nextWord() else { return }
    var isOfEra = true
    if key.first == UInt8(ascii: "[") {
      isOfEra = try holds(key)
      guard let next = rest.nextWord() else { throw wrong("eras of nothing") }
      key = next
      // What holds for other eras need not be taken apart.
      if !isOfEra, isIndented { return }
    }
    if isIndented {
      try readModelLine(key, rest)
      return
    }
    try endModel()
    isElsewhere = !isOfEra
    guard isOfEra else { return }
    if key.isEqual(to: "feature") {
      try readFeature(rest)
    } else if key.isEqual(to: "vendor") {
      let vendor = words(of: rest)
      guard vendor.count >= 2 else { throw wrong("not a record: \(line.text)") }
      // libvirt's name of a vendor may hold blanks.
      try builder.addVendor(name: vendor.dropLast().joined(separator: " "), string: vendor[vendor.count - 1])
    } else if key.isEqual(to: "model") {
      let name = words(of: rest)
      guard name.count == 1 else { throw wrong("not a record: \(line.text)") }
      model = CPUMapBuilder.Model(name: name[0], decodesHosts: false, decodesGuests: false)
    } else {
      throw wrong("not a record: \(line.text)")
    }
  }

  /// Whether `[7.0.0]`, `[9.0.0-10.0.0]`, `[-10.0.0]` or `[11.3.0-]` holds for the era that is read.
  private mutating func holds(_ eras: ByteCursor) throws(LibvirtError) -> Bool {
    let text = eras.text
    if let known = held.first(where: { $0.eras == text }) { return known.isWanted }
    let isSo = try isWanted(text[...])
    held.append((text, isSo))
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

  /// Reads `NAME PLACE`, `NAME PLACE+PLACE` and what ends with `not-migratable`; a place may hold a blank.
  private mutating func readFeature(_ record: ByteCursor) throws(LibvirtError) {
    var rest = record
    guard let name = rest.nextWord() else { throw wrong("a feature without a location") }
    let isMigratable = !rest.cutSuffix(" not-migratable")
    var locations: [FeatureLocation] = []
    while let place = rest.next(upTo: UInt8(ascii: "+")) {
      guard let location = FeatureLocation(notation: place.trimmed) else {
        throw wrong("not a location: \(place.trimmed.text)")
      }
      locations.append(location)
    }
    guard !locations.isEmpty else { throw wrong("a feature without a location") }
    do {
      try builder.addFeature(name: name.text, locations: locations, isMigratable: isMigratable)
    } catch {
      throw wrong(error.detail)
    }
  }

  private mutating func readModelLine(_ key: ByteCursor, _ rest: ByteCursor) throws(LibvirtError) {
    guard model != nil else { throw wrong("an indented line outside of a model") }
    let words = words(of: rest)
    switch key.text {
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
    default: throw wrong("not a line of a model: \(key.text)")
    }
  }

  private func words(of text: ByteCursor) -> [String] {
    var words: [String] = []
    var rest = text
    while let word = rest.nextWord() { words.append(word.text) }
    return words
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
