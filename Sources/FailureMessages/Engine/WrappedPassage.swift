internal import CPUCatalog

/// Lines that may be pieces of one that was wrapped.
struct WrappedPassage {
  /// What the lines say.
  let lines: [[UInt8]]
  /// The number of the first, from 1.
  let first: Int
  /// The catalogue that says which words are names of features.
  let catalog: Catalog
  /// The ways to put the lines together: each break a blank, or nothing.
  private let texts: [Joined]

  private struct Joined {
    var bytes: [UInt8] = []
    var lowered: [UInt8] = []
    /// Where the lines but the first begin.
    var breaks: [Int] = []
  }

  /// A message that was found in it.
  struct Found {
    var match: MessagePattern.Match
    /// The numbers of its lines.
    var numbers: ClosedRange<Int>
    /// Its lines, put together.
    var text: [UInt8]
  }

  /// A passage of some lines, four at most: beyond that there are too many ways to put them together.
  init(_ lines: [[UInt8]], first: Int, catalog: Catalog) {
    self.lines = lines
    self.catalog = catalog
    self.first = first
    let breaks = max(0, lines.count - 1)
    texts = (0..<(1 << breaks)).map { way in
      var joined = Joined()
      for (number, line) in lines.enumerated() {
        if number > 0 {
          joined.breaks.append(joined.bytes.count)
          if way & (1 << (number - 1)) == 0 { joined.bytes.append(0x20) }
        }
        joined.bytes += line
      }
      joined.lowered = joined.bytes.map(\.lowercasedASCII)
      return joined
    }
  }

  /// The rule's message where it goes over the end of a line; nil if it is not there.
  ///
  /// Of several ways to put the lines together that counts which makes names that are known.
  func find(_ rule: MessageRule) -> Found? {
    var first: Found?
    for text in texts {
      guard let found = find(rule, in: text) else { continue }
      let names = rule.features(in: found.match)
      if rule.names == .none || !names.isEmpty && names.allSatisfy(catalog.knows) { return found }
      first = first ?? found
    }
    return first
  }

  private func find(_ rule: MessageRule, in text: Joined) -> Found? {
    guard let match = rule.match(text.bytes, lowered: text.lowered) else { return nil }
    let spanned = text.breaks.indices.filter {
      match.range.lowerBound <= text.breaks[$0] && text.breaks[$0] < match.range.upperBound
    }
    guard
      spanned.contains(where: { number in
        let place = text.breaks[number]
        return isFull(number) || !match.loose.contains { $0.lowerBound <= place && place < $0.upperBound }
      })
    else { return nil }
    let before = text.breaks.count { $0 < match.range.lowerBound }
    let last = text.breaks.count { $0 < match.range.upperBound }
    let start = before == 0 ? 0 : text.breaks[before - 1]
    let end = last < text.breaks.count ? text.breaks[last] : text.bytes.count
    let part = Array(text.bytes[start..<end].drop { $0 == 0x20 })
    guard let own = rule.match(part) else { return nil }
    return Found(match: own, numbers: (first + before)...(first + last), text: part)
  }

  /// The narrowest column at which a break may stand where a pattern takes any text: in shorter lines it may be the end of an entry.
  private static let narrowest = 60

  /// Whether the next line's first word would not have had room at the end of a line.
  private func isFull(_ number: Int) -> Bool {
    lines[number].count + 1 + lines[number + 1].prefix { !WrappedText.isBlank($0) }.count >= Self.narrowest
  }
}

/// A list of names that stands at the end of a line, and the lines behind it.
struct WrappedList {
  /// The rule whose list it is.
  let rule: MessageRule
  /// The catalogue that says which words are names of features.
  let catalog: Catalog
  /// The message as far as it is put together.
  private(set) var text: [UInt8]
  private(set) var match: MessagePattern.Match
  /// How many lines were added.
  private(set) var added = 0
  /// Whether names may be missing.
  private(set) var isCut = false

  /// How many lines a list may have.
  private static let limit = 64

  init(_ rule: MessageRule, _ match: MessagePattern.Match, text: [UInt8], catalog: Catalog) {
    self.rule = rule
    self.catalog = catalog
    self.match = match
    self.text = text
  }

  /// Takes in the lines that go on with the list.
  ///
  /// - Parameter next: The content of the next line; nil if there is none.
  mutating func complete(_ next: () -> ArraySlice<UInt8>?) {
    guard case .captured(let hole) = rule.names else { return }
    while added < Self.limit {
      guard let end = match.ends[hole] else { return }
      // A name that is broken behind a hyphen or a full stop ends before it.
      let behind = text[end...].filter { !WrappedText.isBlank($0) }
      guard behind.allSatisfy({ ",-.".utf8.contains($0) }) else { return }
      if behind.elementsEqual("...".utf8) {
        isCut = true
        return
      }
      let hasComma = behind.last == UInt8(ascii: ",")
      let kept = text.reversed().drop(while: WrappedText.isBlank).reversed()
      let last = String(
        decoding: kept.reversed().prefix { MessagePattern.Hole.isName($0) }.reversed(), as: UTF8.self)
      let line = next().flatMap { WrappedText.canContinue($0) ? $0 : nil }
      guard let line, goesOn(last, hasComma, line) else {
        // The list ends with the message, if nothing speaks against it.
        isCut = hasComma || isBroken(last, before: line)
        return
      }
      let longer = Array(kept) + line
      guard let found = rule.match(longer), found.captures[hole] != match.captures[hole] else {
        isCut = hasComma
        return
      }
      match = found
      text = longer
      added += 1
    }
    isCut = true
  }

  /// Whether a line goes on with the list that ends in `last`.
  private func goesOn(_ last: String, _ hasComma: Bool, _ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix { MessagePattern.Hole.isName($0) }
    let rest = line[name.endIndex...]
    let first = String(decoding: name, as: UTF8.self)
    let goesOn = rest.first == UInt8(ascii: ",")
    if name.isEmpty { return goesOn && !hasComma }
    if hasComma { return rest.isEmpty || goesOn || catalog.knows(first) }
    // Between two whole names there would be a comma.
    if catalog.knows(last + first), !catalog.knows(last) || !catalog.knows(first) { return true }
    return goesOn && !catalog.knows(last) && !catalog.knows(first)
  }

  /// Whether the name is none by itself, and is the beginning of others or stands at the end of a full line that another follows.
  private func isBroken(_ name: String, before line: ArraySlice<UInt8>?) -> Bool {
    guard text.count >= 60, name.count > 1, !catalog.knows(name) else { return false }
    if let first = line?.first, MessagePattern.Hole.isName(first) { return true }
    return catalog.features.contains { $0.name.hasPrefix(name) }
  }
}

extension Catalog {
  /// Whether a feature is called so, by libvirt or QEMU.
  fileprivate func knows(_ name: String) -> Bool {
    !features(called: name).isEmpty || !features(calledByQEMU: name).isEmpty
  }
}
