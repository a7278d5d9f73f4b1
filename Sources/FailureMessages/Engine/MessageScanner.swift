internal import CPUCatalog

/// Finds messages in a stream of lines, of which it keeps at most a mebibyte.
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

  /// A scanner of the log of that name.
  public init(name: String) {
    self.name = name
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
    guard count > 0 else { return 0 }
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
    if filled > 0, buffer[filled - 1] != 0x0a { lines += 1 }
    (filled, scanned, counted) = (0, 0, 0)
    state = LiteralAutomaton.root
  }

  /// Moves what is still needed to the front: the rest of a line, and a window before it.
  private mutating func makeRoom() {
    let keep = max(0, scanned - Self.window)
    let lineStart = buffer[keep..<scanned].lastIndex(of: 0x0a).map { $0 + 1 } ?? keep
    guard lineStart > 0, filled == buffer.count || lineStart == filled else { return }
    buffer.withUnsafeMutableBytesMoved(lineStart..<filled)
    filled -= lineStart
    scanned -= lineStart
    counted = max(0, counted - lineStart)
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
    count(to: end)
    scanned = end
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

  /// Tries the rules of the line that was collected.
  private mutating func flush() {
    guard let (bounds, _, candidates) = pending else { return }
    pending = nil
    count(to: bounds.lowerBound)
    var end = bounds.upperBound
    if end > bounds.lowerBound, buffer[end - 1] == 0x0d { end -= 1 }
    let line = Array(buffer[bounds.lowerBound..<end])
    let lowered = line.map(\.lowercasedASCII)
    for index in candidates.sorted() {
      if index >= rules.rules.count {
        note(rules.clues[index - rules.rules.count], in: line)
        continue
      }
      let rule = rules.rules[index]
      if let match = rule.match(line, lowered: lowered) { take(match, of: rule, in: line) }
    }
  }

  private mutating func take(_ match: MessagePattern.Match, of rule: MessageRule, in line: [UInt8]) {
    let features = rule.features(in: match).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
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
      MessageFinding(rule: rule, match: match, features: features, log: name, line: lines + 1, text: line))
  }

  /// Notes a version that the log tells; the first of a kind counts.
  private mutating func note(_ clue: VersionClue, in line: [UInt8]) {
    guard versions[clue.key] == nil, let value = clue.pattern.match(line)?.captures["version"]?.first,
      value.first?.isNumber ?? false
    else { return }
    versions[clue.key] = (value, lines + 1)
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

/// The rules and the literals that call for them.
struct MessageRuleIndex: Sendable {
  let rules: [MessageRule]
  /// Lines that tell versions; they are numbered behind the rules.
  let clues: [VersionClue]
  let automaton: LiteralAutomaton
  /// For each literal, the numbers of the rules and clues with it.
  let rulesOfLiteral: [[Int]]

  /// How much of a literal is looked for: longer ones make more states, and hardly fewer false alarms.
  private static let literalLimit = 20

  static let standard = MessageRuleIndex(MessageRule.all, clues: VersionClue.all)

  init(_ rules: [MessageRule], clues: [VersionClue]) {
    self.rules = rules
    self.clues = clues
    var numbers: [[UInt8]: [Int]] = [:]
    let patterns = rules.map(\.patterns) + clues.map { [$0.pattern] }
    for (index, patterns) in patterns.enumerated() {
      for pattern in patterns {
        numbers[Array(pattern.longestLiteral.prefix(Self.literalLimit)), default: []].append(index)
      }
    }
    let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    automaton = LiteralAutomaton(sorted.map(\.key))
    rulesOfLiteral = sorted.map(\.value)
  }
}

/// A line that tells a version of the stack.
struct VersionClue: Sendable {
  /// The key of `--stack`.
  let key: String
  /// The line, with the hole `version`.
  let pattern: MessagePattern

  /// Lines that logs begin with, or that daemons print when they start.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/util/virlog.c, virLogVersionString; qemu 7.2 softmmu/vl.c, version; nova nova/service.py, Service.start;
  ///   linux 6.1 init/version.c, linux_proc_banner.
  static let all = [
    VersionClue(key: "libvirt", pattern: "libvirt version: {version}"),
    VersionClue(key: "qemu", pattern: "QEMU emulator version {version}"),
    VersionClue(key: "qemu", pattern: "qemu version: {version}"),
    VersionClue(key: "nova", pattern: "Starting compute node (version {version}"),
    VersionClue(key: "kernel", pattern: "Linux version {version}"),
  ]
}
