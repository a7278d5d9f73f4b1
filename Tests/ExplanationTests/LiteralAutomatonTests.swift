import TestSupport
import Testing

@testable import FailureMessages

/// The automaton finds what a search for each literal at each place finds.
@Suite struct LiteralAutomatonTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Offsets of last bytes and literals, by looking at each place.
  private func naive(_ literals: [[UInt8]], in text: [UInt8]) -> [[Int]] {
    let lowered = text.map(\.lowercasedASCII)
    var hits: [[Int]] = []
    for end in lowered.indices {
      for (number, literal) in literals.enumerated() where end + 1 >= literal.count {
        if lowered[(end + 1 - literal.count)...end].elementsEqual(literal) { hits.append([end, number]) }
      }
    }
    return hits
  }

  /// The same by the automaton, which is given the text in pieces.
  private func found(_ literals: [[UInt8]], in text: [UInt8], pieces: [Int]) -> [[Int]] {
    let automaton = LiteralAutomaton(literals)
    var state = LiteralAutomaton.root
    var hits: [[Int]] = []
    var start = 0
    for count in pieces + [text.count] {
      let end = min(start + count, text.count)
      let piece = Array(text[start..<end])
      let (next, here) = unsafe piece.withUnsafeBytes { unsafe automaton.scan($0, from: state) }
      state = next
      for hit in here { hits += hit.literals.sorted().map { [hit.offset + start, $0] } }
      start = end
    }
    return hits
  }

  @Test func literalsInLiterals() {
    let literals = ["he", "she", "his", "hers"].map(Self.bytes)
    let text = Self.bytes("usHERS\nshe his hhe")
    #expect(found(literals, in: text, pieces: []) == naive(literals, in: text))
    #expect(found(literals, in: text, pieces: [1, 1, 1, 1, 1, 1, 1, 1]) == naive(literals, in: text))
    #expect(naive(literals, in: text).count == 7)
  }

  @Test(arguments: 0..<40) func randomTextsInRandomPieces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word(_ length: Int) -> [UInt8] {
      (0..<length).map { _ in UInt8(ascii: "a") + UInt8(random.next() % 3) }
    }
    var literals: [[UInt8]] = []
    for _ in 0..<12 {
      let literal = word(1 + Int(random.next() % 5))
      if !literals.contains(literal) { literals.append(literal) }
    }
    let text: [UInt8] = (0..<2000).map { _ in
      switch random.next() % 20 {
      case 0: 0x0a
      case 1: UInt8(truncatingIfNeeded: random.next())
      case let kind: (kind % 2 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "A")) + UInt8(kind % 3)
      }
    }
    let pieces = (0..<30).map { _ in Int(random.next() % 90) }
    #expect(found(literals, in: text, pieces: pieces) == naive(literals, in: text))
  }
}
