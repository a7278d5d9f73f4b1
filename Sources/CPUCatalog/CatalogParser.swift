internal import X86CPU

/// Reads the record format of `Data/README.md`.
enum CatalogParser {
  /// The part of a record that is read at start.
  struct Header {
    var name: String
    var line: Int
    var range: Range<Int>
    var location: FeatureLocation
    var aliases: [Feature.Alias] = []
    var effect: LossEffect
    var levelling: Levelling
    var exposure: Exposure
    var qemuAddition: QEMUAddition?
  }

  /// The headers of all records of `table`, in its order.
  static func headers(of table: [UInt8]) throws(CatalogError) -> [Header] {
    var headers: [Header] = []
    var draft: Draft?
    var lineNumber = 0
    var start = 0
    while start < table.count {
      let end = endOfLine(in: table, from: start)
      lineNumber += 1
      if end > start, table[start] != hash {
        if table[start] == blank {
          guard draft != nil else {
            throw CatalogError(line: lineNumber, reason: "a column without a record")
          }
          try draft?.take(table[start..<end], lineNumber)
        } else {
          if let draft { headers.append(try draft.header(end: start)) }
          draft = Draft(
            name: String(decoding: table[start..<end], as: UTF8.self), line: lineNumber, start: end)
        }
      }
      start = end + 1
    }
    if let draft { headers.append(try draft.header(end: table.count)) }
    return headers
  }

  /// Reads the columns that are only printed.
  static func article(of record: ArraySlice<UInt8>) throws(CatalogError) -> FeatureArticle {
    var article = FeatureArticle()
    for line in record.split(separator: newline) where line.first == blank {
      let (key, value) = column(line)
      let fields = tableFields(of: value)
      switch key {
      case "at": article.locationCitation = try field(fields, 1, key)
      case "meaning": article.meaning = try field(fields, 0, key)
      case "names": break
      case "effect":
        article.effect = CitedText(text: try field(fields, 1, key), citation: try field(fields, 2, key))
      case "level" where fields.count > 1:
        article.levelling = CitedText(text: fields[1], citation: try field(fields, 2, key))
      case "level": break
      case "exposure" where fields.count == 2:
        article.exposure = CitedText(citation: fields[1])
      case "exposure":
        article.exposure = CitedText(text: try field(fields, 1, key), citation: try field(fields, 2, key))
      case "switch": article.switches.append(try FeatureSwitch(fields))
      case "qemu": article.qemuAddition = try QEMUAddition(fields)
      case "needs":
        article.needs = try field(fields, 0, key).split(separator: " ").map(String.init)
        article.needsCitation = try field(fields, 1, key)
      default: throw CatalogError(line: 0, reason: "no column is called \(key)")
      }
    }
    return article
  }

  /// The names in a record's column `needs`; skips the other columns.
  static func needs(of record: ArraySlice<UInt8>) -> [Substring] {
    value(of: needsKey, in: record).map {
      String(decoding: firstField(of: $0), as: UTF8.self).split(separator: " ")
    } ?? []
  }

  /// What QEMU adds, by a record's column `qemu`; nil without one.
  ///
  /// It skips the other columns.
  ///
  /// - Throws: `CatalogError` for a field that is missing or unknown.
  static func qemuAddition(of record: ArraySlice<UInt8>) throws(CatalogError) -> QEMUAddition? {
    guard let value = value(of: qemuKey, in: record) else { return nil }
    return try QEMUAddition(tableFields(of: value))
  }

  /// The value of the first column whose line begins with `key`.
  private static func value(of key: [UInt8], in record: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var start = record.startIndex
    while start < record.endIndex {
      let end = record[start...].firstIndex(of: newline) ?? record.endIndex
      let line = record[start..<end]
      if line.starts(with: key) { return column(line).value }
      start = end + 1
    }
    return nil
  }

  static func field(_ fields: [String], _ index: Int, _ key: String) throws(CatalogError) -> String {
    guard index < fields.count, !fields[index].isEmpty else {
      throw CatalogError(line: 0, reason: "field \(index + 1) of \(key) is missing")
    }
    return fields[index]
  }
}

private let newline = UInt8(ascii: "\n")
private let blank = UInt8(ascii: " ")
private let hash = UInt8(ascii: "#")
private let bar = UInt8(ascii: "|")
private let needsKey = Array("  needs ".utf8)
private let qemuKey = Array("  qemu ".utf8)

private func endOfLine(in table: [UInt8], from start: Int) -> Int {
  let bytes = table.span
  var index = start
  while index < bytes.count, bytes[index] != newline { index += 1 }
  return index
}

/// The key of a column's line, and the bytes after it.
private func column(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>) {
  let body = line.drop { $0 == blank }
  let key = body.prefix { $0 != blank }
  return (String(decoding: key, as: UTF8.self), body.dropFirst(key.count).drop { $0 == blank })
}

/// The bytes of a column's value up to its first ` | `.
private func firstField(of value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var first = value.prefix { $0 != bar }
  while first.last == blank { first.removeLast() }
  return first
}

/// The fields of a column's value, between ` | `.
func tableFields(of value: ArraySlice<UInt8>) -> [String] {
  var fields: [String] = []
  var start = value.startIndex
  for index in value.indices where value[index] == bar {
    guard index > start, index + 1 < value.endIndex, value[index - 1] == blank, value[index + 1] == blank
    else { continue }
    fields.append(String(decoding: value[start..<(index - 1)], as: UTF8.self))
    start = index + 2
  }
  fields.append(String(decoding: value[min(start, value.endIndex)...], as: UTF8.self))
  return fields
}

/// The first letters of the columns that headers have: `at`, `names`, `effect`, `exposure`, `level`, `qemu`.
private let headerInitials = Array("anelq".utf8)

/// A record while its lines are being read.
private struct Draft {
  var name: String
  var line: Int
  var start: Int
  var location: FeatureLocation?
  var aliases: [Feature.Alias] = []
  var effect: LossEffect?
  var levelling: Levelling?
  var exposure: Exposure?
  var qemuAddition: QEMUAddition?

  mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) throws(CatalogError) {
    guard let initial = line.first(where: { $0 != blank }), headerInitials.contains(initial) else { return }
    let (key, value) = column(line)
    guard ["at", "names", "effect", "level", "exposure", "qemu"].contains(key) else { return }
    let first = firstField(of: value)
    switch key {
    case "qemu": qemuAddition = try QEMUAddition(tableFields(of: value))
    case "at": location = ByteCursor.read(first) { FeatureLocation(notation: $0) }
    case "effect": effect = LossEffect(rawValue: String(decoding: first, as: UTF8.self))
    case "level": levelling = Levelling(rawValue: String(decoding: first, as: UTF8.self))
    case "exposure": exposure = Exposure(rawValue: String(decoding: first, as: UTF8.self))
    default:
      for pair in first.split(separator: blank) {
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals + 1 < pair.endIndex,
          let dialect = Dialect(rawValue: String(decoding: pair[..<equals], as: UTF8.self))
        else {
          throw CatalogError(
            line: number, reason: "\(String(decoding: pair, as: UTF8.self)) is not dialect=name")
        }
        aliases.append(
          Feature.Alias(dialect: dialect, name: String(decoding: pair[(equals + 1)...], as: UTF8.self)))
      }
    }
  }

  func header(end: Int) throws(CatalogError) -> CatalogParser.Header {
    guard let location, let effect, let levelling, let exposure else {
      throw CatalogError(
        line: line,
        reason: "\(name) lacks a location, effect, level or exposure, or has an unknown one")
    }
    return CatalogParser.Header(
      name: name, line: line, range: start..<end, location: location, aliases: aliases, effect: effect,
      levelling: levelling, exposure: exposure, qemuAddition: qemuAddition)
  }
}
