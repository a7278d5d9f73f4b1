/// Reads the records of `Data/microarchitectures`.
struct MicroarchitectureParser {
  /// The parsed records by vendor.
  private(set) var parts: [String: [MicroarchitecturePart]] = [:]

  private var vendors: [String] = []
  private var name: String?

  /// Reads all lines of `text`.
  mutating func read(_ text: String) throws(CatalogError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      do {
        try read(line: line)
      } catch {
        throw CatalogError(line: number, reason: error.reason)
      }
    }
  }

  private mutating func read(line: Substring) throws(Failure) {
    if line.isEmpty || line.hasPrefix("#") { return }
    if line.hasPrefix("vendor ") {
      vendors = tableFields(of: Array(line.dropFirst(7).utf8)[...]).map(unquoted)
      name = nil
      guard vendors.allSatisfy({ $0.utf8.count == 12 }) else {
        throw Failure("a vendor must have twelve characters")
      }
    } else if line.hasPrefix("uarch ") {
      guard !vendors.isEmpty else { throw Failure("a microarchitecture without a vendor") }
      name = String(line.dropFirst(6))
    } else if line.hasPrefix("  part ") {
      guard let name else { throw Failure("a part without a microarchitecture") }
      let part = try part(line.dropFirst(7), of: name)
      for vendor in vendors {
        if let other = parts[vendor]?.first(where: part.overlaps) {
          throw Failure(
            "a \(vendor) CPU could be this or \(other.microarchitecture.name), family \(other.family)")
        }
        parts[vendor, default: []].append(part)
      }
    } else {
      throw Failure("a line must begin with vendor, uarch or part")
    }
  }

  private func part(_ text: Substring, of name: String) throws(Failure) -> MicroarchitecturePart {
    let fields = tableFields(of: Array(text.utf8)[...])
    guard fields.count == 3, fields.allSatisfy({ !$0.isEmpty }) else {
      throw Failure("a part needs a signature, a code name and a citation")
    }
    let words = fields[0].split(separator: " ")
    guard words.count % 2 == 0, words.count >= 2, let family = UInt32(words[0]) else {
      throw Failure("\(fields[0]) is not a family, models and pairs of names and values")
    }
    var part = MicroarchitecturePart(
      microarchitecture: Microarchitecture(
        name: name, codename: fields[1] == "-" ? nil : fields[1], citation: fields[2]),
      family: family, models: try ranges(words[1]))
    for index in stride(from: 2, to: words.count, by: 2) {
      let value = words[index + 1]
      switch words[index] {
      case "stepping": part.steppings = try ranges(value)
      case "core" where value.hasSuffix("H"): part.coreType = UInt8(value.dropLast(), radix: 16)
      case "native": part.nativeModel = UInt32(value)
      default: throw Failure("\(words[index]) \(value) is not stepping, core or native")
      }
    }
    guard words.contains("core") == (part.coreType != nil),
      words.contains("native") == (part.nativeModel != nil)
    else { throw Failure("\(fields[0]) has a core or native model that is not a number") }
    return part
  }

  /// Numbers and ranges, joined by commas: `2-7,9`.
  private func ranges(_ text: Substring) throws(Failure) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0) }
      guard ends.count <= 2, let low = ends[0], let high = ends[ends.count - 1], low <= high else {
        throw Failure("\(item) is neither a number nor a range")
      }
      ranges.append(low...high)
    }
    return ranges
  }

  private func unquoted(_ field: String) -> String {
    field.count >= 2 && field.hasPrefix("\"") && field.hasSuffix("\"")
      ? String(field.dropFirst().dropLast()) : field
  }
}

/// What is wrong with a line.
private struct Failure: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
