extension MessagePattern {
  /// The captured texts of a match, by the names of the holes.
  struct Match: Sendable, Hashable {
    /// The captured texts; names of a list are single texts.
    var captures: [String: [String]] = [:]
    /// The matched range of the line.
    var range: Range<Int> = 0..<0
    /// The end of the last text in each hole.
    var ends: [String: Int] = [:]
    /// The range of a hole that matches anything.
    var loose: [Range<Int>] = []
    /// Whether the pattern requires the end of the line.
    var isAnchored = false
    /// The pattern's own words, without what stood in its holes.
    var wording = ""
  }

  /// Matches a line; nil if the pattern is not in it.
  ///
  /// - Parameter line: The line without its end, as read; bytes that are not UTF-8 count as data.
  func match(_ line: [UInt8]) -> Match? { match(line, lowered: line.map(\.lowercasedASCII)) }

  /// Matches a line whose lower case is already computed.
  func match(_ line: [UInt8], lowered: [UInt8]) -> Match? {
    guard hasLiterals(lowered) else { return nil }
    for start in lowered.indices {
      // Most positions do not even begin with the first literal.
      if case .literal(let literal)? = parts.first, lowered[start] != literal[0] { continue }
      var match = Match()
      if let end = matchParts(parts[...], in: lowered, of: line, at: start, into: &match),
        !isAnchored || lowered[end...].allSatisfy({ Self.isSpace($0) || $0 == UInt8(ascii: "'") })
      {
        match.range = start..<end
        match.isAnchored = isAnchored
        match.wording = text
        return match
      }
    }
    return nil
  }

  /// Whether the line contains the literals in order; otherwise no position needs a try.
  private func hasLiterals(_ lowered: [UInt8]) -> Bool {
    var place = 0
    for case .literal(let literal) in parts {
      var isFound = false
      while place + literal.count <= lowered.count {
        if lowered[place] == literal[0], lowered[place...].starts(with: literal) {
          isFound = true
          place += literal.count
          break
        }
        place += 1
      }
      guard isFound else { return false }
    }
    return true
  }

  /// Matches the parts from a position; returns the end position, or nil.
  private func matchParts(
    _ parts: ArraySlice<Part>, in lowered: [UInt8], of line: [UInt8], at start: Int, into match: inout Match
  ) -> Int? {
    guard let first = parts.first else { return start }
    switch first {
    case .literal(let literal):
      guard lowered[start...].starts(with: literal) else { return nil }
      return matchParts(
        parts.dropFirst(), in: lowered, of: line, at: start + literal.count, into: &match)
    case .hole(let hole):
      guard let end = end(of: hole, before: parts.dropFirst().first, in: lowered, from: start) else {
        return nil
      }
      if hole.kind != .apostrophe {
        match.captures[hole.name, default: []] += hole.texts(of: line[start..<end])
        match.ends[hole.name] = end
        if hole.kind == .anything { match.loose.append(start..<end) }
      }
      return matchParts(parts.dropFirst(), in: lowered, of: line, at: end, into: &match)
    }
  }

  /// Where a hole ends: before the next literal, or where its kind of text ends.
  private func end(of hole: Hole, before next: Part?, in line: [UInt8], from start: Int) -> Int? {
    if hole.kind == .bit {
      guard let first = line[start...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
      // `CPUID[eax=07h,ecx=00h].EBX.hle [bit 4]` has two.
      guard line[start...].starts(with: "cpuid[".utf8) else { return first + 1 }
      return line[(first + 1)...].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    }
    if case .literal(let literal)? = next {
      var end = start
      while end < line.count {
        if end > start || hole.kind == .anything, line[end...].starts(with: literal) { return end }
        guard hole.accepts(line[end]), end - start < hole.longest else { return nil }
        end += 1
      }
      return nil
    }
    let end = hole.end(in: line, from: start)
    return end > start || hole.kind == .anything ? end : nil
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
}

extension MessagePattern.Hole {
  /// The length of the next character of the hole: an escaped apostrophe, `\u0027` or `&apos;`, has six.
  fileprivate var longest: Int { kind == .apostrophe ? 6 : .max }

  /// Whether the hole accepts a byte.
  fileprivate func accepts(_ byte: UInt8) -> Bool {
    switch kind {
    case .anything, .apostrophe, .bit: true
    case .word: byte > 0x20 && byte != UInt8(ascii: "\"")
    case .number: (0x30...0x39).contains(byte)
    case .hexadecimal:
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == UInt8(ascii: "x")
    case .names: Self.isName(byte) || byte == UInt8(ascii: ",") || byte == 0x20
    }
  }

  /// The end of a hole at the end of the pattern.
  fileprivate func end(in line: [UInt8], from start: Int) -> Int {
    switch kind {
    case .anything, .apostrophe, .bit: return line.count
    case .number, .hexadecimal: return line[start...].firstIndex { !accepts($0) } ?? line.count
    case .word:
      // Some programs put names between quotation marks.
      let name = line[start...].firstIndex { !Self.isQuote($0) } ?? start
      return max(start, Self.endOfPath(in: line, from: name))
    case .names:
      var end = Self.endOfName(in: line, from: start)
      while end > start, end < line.count, line[end] == UInt8(ascii: ",") {
        var next = end + 1
        while next < line.count, line[next] == 0x20 { next += 1 }
        let following = Self.endOfName(in: line, from: next)
        guard following > next else { break }
        end = following
      }
      return end
    }
  }

  /// The captured text as single names.
  fileprivate func texts(of bytes: ArraySlice<UInt8>) -> [String] {
    switch kind {
    case .names:
      bytes.split { $0 == UInt8(ascii: ",") || $0 == 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    case .word:
      // Quotation marks around it, or doubled on the way.
      [
        String(
          decoding: bytes.drop(while: Self.isQuote).reversed().drop(while: Self.isQuote).reversed(),
          as: UTF8.self)
      ]
    default: [String(decoding: bytes, as: UTF8.self)]
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

  static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
      || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(byte)
  }

  /// The end of names that a colon or slash joins without a blank, as in the device `0000:00:1f.0/ICH9LPC`.
  private static func endOfPath(in line: [UInt8], from start: Int) -> Int {
    var end = endOfName(in: line, from: start)
    while end > start, end + 1 < line.count, line[end] == UInt8(ascii: ":") || line[end] == UInt8(ascii: "/")
    {
      let following = endOfName(in: line, from: end + 1)
      guard following > end + 1 else { break }
      end = following
    }
    return end
  }

  /// The end of a name that begins here; a full stop or a dash at its end is punctuation.
  private static func endOfName(in line: [UInt8], from start: Int) -> Int {
    var end = line[start...].firstIndex { !isName($0) } ?? line.count
    while end > start, line[end - 1] == UInt8(ascii: ".") || line[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }
}
