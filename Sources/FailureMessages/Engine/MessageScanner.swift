public import CPUCatalog

/// Finds messages in a stream of lines, of which it keeps at most a mebibyte.
///
/// A message may be wrapped over lines, as terminals, mails and tickets do it: between words, within them, indented or quoted. A literal
/// that goes over the end of a line is found by the automaton's state there; a line with a rule's literal and without its message is
/// tried together with its neighbours; a list at the end of a line is gone on with on the next. So a line is judged when those behind it
/// are there, or when there is nothing more to read.
///
/// Literals of all rules are looked for in one pass; rules are tried on lines that hold one. Of a line longer than the window only what
/// is near the literal is looked at. What is not UTF-8 is data like any other.
public struct MessageScanner: Sendable {
  /// The log's name.
  public let name: String
  /// What was found, in order of the first line.
  public private(set) var findings: [MessageFinding] = []
  /// The versions that lines of the log itself tell, by keys of `--stack`, with the line that tells them.
  public private(set) var versions: [String: (value: String, line: Int)] = [:]
  /// Lines read so far.
  public private(set) var lines = 0
  /// Bytes read so far.
  public private(set) var bytes = 0
  /// Different messages that were not kept, because there were too many.
  public private(set) var dropped = 0

  /// How many bytes before and behind a literal are looked at.
  private static let window = 1 << 13
  /// How far before the end of its literal a message in a long line can begin.
  private static let near = 1 << 9
  private static let capacity = 1 << 20
  private static let findingLimit = 4096

  private let rules: MessageRuleIndex
  private let catalog: Catalog
  private var buffer = [UInt8](repeating: 0, count: Self.capacity)
  /// The end of what was read.
  private var filled = 0
  /// The end of what was gone over.
  private var scanned = 0
  private var state = LiteralAutomaton.root
  /// The places of findings by what tells them apart.
  private var places: [String: Int] = [:]
  /// The line that is being collected: its bounds in the buffer, and the rules to try.
  private var pending: (bounds: Range<Int>, isWhole: Bool, rules: Set<Int>)?
  /// Newlines before this place of the buffer are counted in `lines`.
  private var counted = 0
  /// Lines with literals that wait for those behind them, in order.
  private var queue: [Candidate] = []
  /// The line before the one that begins at `lineStart`; nil at the beginning.
  private var previous: Range<Int>?
  /// Where the line begins whose end was not gone over.
  private var lineStart = 0
  /// The number of that line, from 1.
  private var lineNumber = 1
  /// For each rule the last line of its last wrapped message.
  private var wrappedUntil: [Int: Int] = [:]

  /// A line with literals.
  private struct Candidate {
    var bounds: Range<Int>
    /// Its number, from 1.
    var line: Int
    /// The rules with a literal in it.
    var rules: Set<Int> = []
    /// The rules with a literal that goes over its end.
    var crossing: Set<Int> = []
  }

  /// How many bytes behind a line may belong to its message.
  private static let lookahead = 1 << 15
  /// How many bytes before a line may belong to its message.
  private static let lookbehind = WrappedText.longestLine * 2 + 2

  /// A scanner of the log of that name.
  ///
  /// - Parameter catalog: Which words are names of features, where a list was wrapped.
  public init(name: String, catalog: Catalog = .standard) {
    self.name = name
    self.catalog = catalog
    rules = .standard
  }

  /// Reads once by `read`, and goes over what it gave.
  ///
  /// - Parameter read: Fills a buffer, and returns how many bytes it wrote; 0 at the end, or where there is nothing yet.
  /// - Returns: The number of bytes that were read.
  public mutating func fill<Failure: Error>(
    _ read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    makeRoom()
    let start = filled
    var result: Result<Int, Failure> = .success(0)
    unsafe buffer.withUnsafeMutableBytes { bytes in
      do throws(Failure) {
        result = .success(unsafe try read(UnsafeMutableRawBufferPointer(rebasing: bytes[start...])))
      } catch {
        result = .failure(error)
      }
    }
    let count = try result.get()
    guard count > 0 else {
      settle(before: .max)
      return 0
    }
    filled += count
    bytes += count
    // Whole lines; of a line that does not end in the buffer, what leaves a window behind it.
    if let newline = buffer[start..<filled].lastIndex(of: 0x0a) {
      go(to: newline + 1)
    } else if filled == buffer.count {
      go(to: filled - Self.window)
    }
    return count
  }

  /// Goes over bytes that are at hand.
  public mutating func read(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      _ = unsafe fill { buffer in
        let part = rest.prefix(buffer.count)
        unsafe buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }
    }
  }

  /// Goes over what is left: a last line without an end.
  public mutating func finish() {
    go(to: filled)
    if filled > lineStart { cross(lineStart..<filled) }
    settle(before: .max)
    if filled > 0, buffer[filled - 1] != 0x0a { lines += 1 }
    (filled, scanned, counted, lineStart) = (0, 0, 0, 0)
    (previous, lineNumber) = (nil, lines + 1)
    state = LiteralAutomaton.root
  }

  /// Moves what is still needed to the front, when little room is left: the rest of a line, a window before it, and lines that wait.
  private mutating func makeRoom() {
    guard buffer.count - filled < 1 << 16 else { return }
    let keep = max(0, scanned - Self.window)
    var low = buffer[keep..<scanned].lastIndex(of: 0x0a).map { $0 + 1 } ?? keep
    if let first = queue.first { low = min(low, first.bounds.lowerBound - Self.lookbehind) }
    low = min(low, scanned - Self.lookbehind)
    guard low > 0 else { return }
    buffer.withUnsafeMutableBytesMoved(low..<filled)
    filled -= low
    scanned -= low
    counted = max(0, counted - low)
    lineStart = max(0, lineStart - low)
    previous = previous.flatMap { $0.lowerBound < low ? nil : $0.lowerBound - low..<$0.upperBound - low }
    for index in queue.indices {
      queue[index].bounds = queue[index].bounds.lowerBound - low..<queue[index].bounds.upperBound - low
    }
  }

  private mutating func go(to end: Int) {
    guard end > scanned else { return }
    let start = scanned
    let (next, hits) = unsafe buffer.withUnsafeBytes { bytes in
      unsafe rules.automaton.scan(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), from: state)
    }
    state = next
    for (offset, literals) in hits { take(literals, at: offset + start) }
    flush()
    let ends = unsafe buffer.withUnsafeBytes { bytes in
      unsafe WrappedText.newlines(in: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
    for place in ends {
      cross(lineStart..<(start + place))
      (previous, lineStart, lineNumber) = (lineStart..<(start + place), start + place + 1, lineNumber + 1)
    }
    queue.sort { $0.bounds.lowerBound < $1.bounds.lowerBound }
    count(to: end)
    scanned = end
    settle(before: scanned - Self.lookahead)
  }

  /// Looks for literals that go over the end of the line before `line`.
  private mutating func cross(_ line: Range<Int>) {
    guard let previous, previous.count <= WrappedText.longestLine, !previous.isEmpty,
      line.count <= WrappedText.longestLine, !line.isEmpty
    else { return }
    let head = WrappedText.content(of: buffer[previous])
    let rest = WrappedText.content(of: buffer[line])
    let found = rules.automaton.literals(
      from: head.suffix(MessageRuleIndex.literalLimit), over: rest.prefix(MessageRuleIndex.literalLimit))
    guard !found.isEmpty, WrappedText.canContinue(rest) else { return }
    queue.append(
      Candidate(
        bounds: previous, line: lineNumber - 1,
        crossing: found.reduce(into: []) { $0.formUnion(rules.rulesOfLiteral[$1]) }))
  }

  /// Collects the rules of a line's literals; of a line longer than the window, each literal has a piece of its own.
  private mutating func take(_ literals: [Int], at offset: Int) {
    if let known = pending, !known.isWhole || !known.bounds.contains(offset) { flush() }
    if pending == nil {
      let (bounds, isWhole) = bounds(around: offset)
      pending = (bounds, isWhole, [])
    }
    for literal in literals { pending?.rules.formUnion(rules.rulesOfLiteral[literal]) }
  }

  /// The line around a place, or as much of it as the window takes, and whether that is all of it.
  ///
  /// A piece of a longer line begins near the literal, so that it holds no earlier message of the same words.
  private func bounds(around offset: Int) -> (Range<Int>, isWhole: Bool) {
    let low = max(0, offset - Self.window)
    let high = min(filled, offset + Self.window)
    let start = buffer[low..<offset].lastIndex(of: 0x0a).map { $0 + 1 }
    let end = buffer[offset..<high].firstIndex(of: 0x0a)
    let isWhole = (start != nil || low == 0) && (end != nil || high == filled)
    let near = max(low, offset - Self.near)
    return ((isWhole ? start ?? low : max(start ?? low, near))..<max(end ?? high, offset + 1), isWhole)
  }

  /// Puts the line that was collected with those that wait; a piece of a longer one is judged at once.
  private mutating func flush() {
    guard let (bounds, isWhole, candidates) = pending else { return }
    pending = nil
    count(to: bounds.lowerBound)
    let candidate = Candidate(bounds: bounds, line: lines + 1, rules: candidates)
    guard !isWhole else { return queue.append(candidate) }
    settle(before: .max)
    judge(candidate)
  }

  /// Judges the lines that end before a place, in order.
  private mutating func settle(before limit: Int) {
    let ready = queue.prefix { $0.bounds.upperBound <= limit }
    guard !ready.isEmpty else { return }
    queue.removeFirst(ready.count)
    for candidate in ready { judge(candidate) }
  }

  /// Tries the rules of a line: on it alone, and, where its message is not in it, on it with its neighbours.
  private mutating func judge(_ candidate: Candidate) {
    let bounds = candidate.bounds
    var end = bounds.upperBound
    if end > bounds.lowerBound, buffer[end - 1] == 0x0d { end -= 1 }
    let line = Array(buffer[bounds.lowerBound..<end])
    let lowered = line.map(\.lowercasedASCII)
    var alone: [(Int, MessagePattern.Match)] = []
    var wrapped: [(Int, WrappedPassage.Found)] = []
    var passage: WrappedPassage?
    for index in candidate.rules.union(candidate.crossing).sorted() {
      if index >= rules.rules.count {
        note(rules.clues[index - rules.rules.count], in: line, candidate.line)
        continue
      }
      let rule = rules.rules[index]
      if candidate.rules.contains(index), let match = rule.match(line, lowered: lowered) {
        alone.append((index, match))
      } else if line.count <= WrappedText.longestLine {
        let lines = passage ?? self.passage(around: candidate)
        passage = lines
        guard let found = lines.find(rule), wrappedUntil[index, default: 0] < found.numbers.lowerBound else {
          continue
        }
        wrappedUntil[index] = found.numbers.upperBound
        wrapped.append((index, found))
      }
    }
    // What goes on in the next line did not end with this one.
    let goesOn = wrapped.contains {
      $0.1.numbers.contains(candidate.line) && $0.1.numbers.upperBound > candidate.line
    }
    for (index, match) in alone where !(goesOn && match.isAnchored) {
      take(
        match, of: rules.rules[index], in: line, candidate.line...candidate.line, before: bounds.upperBound)
    }
    for (index, found) in wrapped {
      var last = bounds.upperBound
      for _ in candidate.line..<max(candidate.line, found.numbers.upperBound) {
        last = content(behind: last)?.end ?? last
      }
      take(found.match, of: rules.rules[index], in: found.text, found.numbers, before: last)
    }
  }

  /// A line with the one before it and two behind it, as far as they can belong together.
  private func passage(around candidate: Candidate) -> WrappedPassage {
    let bounds = candidate.bounds
    let own = WrappedText.content(of: buffer[bounds])
    var lines = [Array(own)]
    var first = candidate.line
    if bounds.lowerBound > 0, WrappedText.canContinue(own) {
      let low = max(0, bounds.lowerBound - WrappedText.longestLine - 1)
      let start = buffer[low..<(bounds.lowerBound - 1)].lastIndex(of: 0x0a).map { $0 + 1 } ?? low
      let before = WrappedText.content(of: buffer[start..<(bounds.lowerBound - 1)])
      if !before.isEmpty, before.count <= WrappedText.longestLine {
        lines.insert(Array(before), at: 0)
        first -= 1
      }
    }
    var place = bounds.upperBound
    for _ in 0..<2 {
      guard let (content, end) = content(behind: place), WrappedText.canContinue(content) else { break }
      lines.append(Array(content))
      place = end
    }
    return WrappedPassage(lines, first: first, catalog: catalog)
  }

  /// The content of the line behind the one that ends at `end`, and where it ends; nil if there is none.
  private func content(behind end: Int) -> (content: ArraySlice<UInt8>, end: Int)? {
    guard end + 1 < filled, buffer[end] == 0x0a else { return nil }
    let high = min(filled, end + 1 + 2 * WrappedText.longestLine)
    let next = buffer[(end + 1)..<high].firstIndex(of: 0x0a) ?? high
    return (WrappedText.content(of: buffer[(end + 1)..<next]), next)
  }

  /// Takes a match in, with what the lines behind `end` have of its list.
  private mutating func take(
    _ match: MessagePattern.Match, of rule: MessageRule, in line: [UInt8], _ numbers: ClosedRange<Int>,
    before end: Int
  ) {
    var list = WrappedList(rule, match, text: line, catalog: catalog)
    if line.count <= Self.window {
      var place = end
      list.complete {
        guard let (content, end) = content(behind: place) else { return nil }
        place = end
        return content
      }
    }
    let features = rule.features(in: list.match).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let key = String(([rule.id] + features).joined(separator: "\u{0}").prefix(1 << 10))
    if let place = places[key] {
      findings[place].count += 1
      return
    }
    guard findings.count < Self.findingLimit else {
      dropped += 1
      return
    }
    places[key] = findings.count
    findings.append(
      MessageFinding(
        rule: rule, match: list.match, features: features, log: name,
        lines: numbers.lowerBound...(numbers.upperBound + list.added), text: list.text, isCut: list.isCut))
  }

  /// Notes a version that the log tells; the first of a kind counts.
  private mutating func note(_ clue: VersionClue, in line: [UInt8], _ number: Int) {
    guard versions[clue.key] == nil, let value = clue.pattern.match(line)?.captures["version"]?.first,
      value.first?.isNumber ?? false
    else { return }
    versions[clue.key] = (value, number)
  }

  private mutating func count(to end: Int) {
    guard end > counted else { return }
    lines += unsafe buffer.withUnsafeBytes {
      unsafe newlines(in: UnsafeRawBufferPointer(rebasing: $0[counted..<end]))
    }
    counted = end
  }
}

/// The number of newlines, sixteen bytes a step.
private func newlines(in bytes: UnsafeRawBufferPointer) -> Int {
  let newline = SIMD16<UInt8>(repeating: 0x0a)
  var count = 0
  var offset = 0
  while offset + 16 <= bytes.count {
    // A lane counts to 255 at most.
    var lanes = SIMD16<UInt8>.zero
    for _ in 0..<min(255, (bytes.count - offset) / 16) {
      let here = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      lanes = lanes.replacing(with: lanes &+ 1, where: here .== newline)
      offset += 16
    }
    for lane in 0..<16 { count += Int(lanes[lane]) }
  }
  unsafe bytes[offset...].forEach { if $0 == 0x0a { count += 1 } }
  return count
}

extension [UInt8] {
  /// Moves a range to the front; what is behind it stays as it was.
  fileprivate mutating func withUnsafeMutableBytesMoved(_ range: Range<Int>) {
    unsafe withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, !range.isEmpty else { return }
      unsafe base.copyMemory(from: base + range.lowerBound, byteCount: range.count)
    }
  }
}
