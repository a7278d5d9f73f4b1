/// Finds which of many literals end where, letters compared without regard to case: the automaton of Aho and Corasick, as one table of
/// states and classes of bytes.
///
/// One step for each byte, whatever the number of literals. A newline is in no literal, so that it leads back to the root.
///
/// - SeeAlso: A. V. Aho, M. J. Corasick, "Efficient string matching", Communications of the ACM 18 (1975).
struct LiteralAutomaton: Sendable {
  /// A state: the offset of its row in the table.
  typealias State = UInt32

  /// The state before the first byte.
  static let root: State = 0

  /// The class of each byte.
  private let classes: [UInt8]
  /// For each state and class the next state.
  private let table: [State]
  /// The width of a row.
  private let width: Int
  /// States from this on are the ends of literals.
  private let firstEnd: State
  /// For the states that are ends, in order, the literals that end there.
  private let ends: [[Int]]

  /// An automaton of literals in lower case; O(sum of their lengths × classes of bytes).
  ///
  /// - Parameter literals: None empty.
  init(_ literals: [[UInt8]]) {
    var classes = [UInt8](repeating: 0, count: 256)
    var count: UInt8 = 1
    for byte in Set(literals.joined()).sorted() {
      classes[Int(byte)] = count
      if (0x61...0x7a).contains(byte) { classes[Int(byte & ~0x20)] = count }
      count += 1
    }
    let width = Int(count)
    // The trie, a row a state; 0 is the root, and in a row no child.
    var next: [[Int]] = [[Int](repeating: 0, count: width)]
    var outputs: [[Int]] = [[]]
    for (index, literal) in literals.enumerated() {
      var state = 0
      for byte in literal {
        let kind = Int(classes[Int(byte)])
        if next[state][kind] == 0 {
          next[state][kind] = next.count
          next.append([Int](repeating: 0, count: width))
          outputs.append([])
        }
        state = next[state][kind]
      }
      outputs[state].append(index)
    }
    // Breadth first: where a state has no child, it goes on as the longest suffix of it does.
    var suffix = [Int](repeating: 0, count: next.count)
    var queue = next[0].filter { $0 != 0 }
    var place = 0
    while place < queue.count {
      let state = queue[place]
      place += 1
      outputs[state] += outputs[suffix[state]]
      for kind in 0..<width {
        let child = next[state][kind]
        if child == 0 {
          next[state][kind] = next[suffix[state]][kind]
        } else {
          suffix[child] = next[suffix[state]][kind]
          queue.append(child)
        }
      }
    }
    // States near the root first, so that what is used most lies together; ends last, so that one comparison tells them.
    let order = [0] + queue
    let numbered = order.filter { outputs[$0].isEmpty } + order.filter { !outputs[$0].isEmpty }
    var row = [State](repeating: 0, count: next.count)
    for (number, state) in numbered.enumerated() { row[state] = State(number * width) }
    self.classes = classes
    self.width = width
    table = numbered.flatMap { state in next[state].map { row[$0] } }
    firstEnd = State(numbered.count { outputs[$0].isEmpty } * width)
    ends = numbered.filter { !outputs[$0].isEmpty }.map { outputs[$0] }
  }

  /// Goes over bytes from `state` on, and tells of each place where literals end.
  ///
  /// - Parameters:
  ///   - bytes: What is read.
  ///   - found: Told of the offset of a literal's last byte, and the literals that end there.
  /// - Returns: The state behind the last byte.
  func scan(
    _ bytes: UnsafeRawBufferPointer, from start: State, found: (_ offset: Int, _ literals: [Int]) -> Void
  ) -> State {
    unsafe classes.withUnsafeBufferPointer { classes in
      unsafe table.withUnsafeBufferPointer { table in
        guard let input = bytes.baseAddress, let kind = classes.baseAddress, let step = table.baseAddress
        else {
          return start
        }
        var state = start
        for offset in 0..<bytes.count {
          let byte = unsafe input.load(fromByteOffset: offset, as: UInt8.self)
          state = unsafe step[Int(state) &+ Int(kind[Int(byte)])]
          if state >= firstEnd { found(offset, ends[Int(state - firstEnd) / width]) }
        }
        return state
      }
    }
  }
}
