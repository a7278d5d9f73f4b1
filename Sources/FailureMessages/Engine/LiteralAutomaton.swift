/// Finds the ends of many literals in a text, ignoring case: the Aho-Corasick automaton as one table of
/// states and classes of bytes.
///
/// It takes one step per byte, whatever the number of literals. No literal contains a newline, so a newline leads back to the root.
///
/// - SeeAlso: A. V. Aho, M. J. Corasick, "Efficient string matching", Communications of the ACM 18 (1975).
struct LiteralAutomaton: Sendable {
  /// A state: the offset of its row in the table.
  typealias State = UInt32

  /// The state before the first byte.
  static let root: State = 0

  /// The class of each byte.
  private let classes: [UInt8]
  /// The next state for each state and class.
  private let table: [State]
  /// The width of a row.
  private let width: Int
  /// States from this on are the ends of literals.
  private let firstEnd: State
  /// For each state, the length of the longest literal prefix at the end of the text.
  private let depths: [UInt8]
  /// For the states that are ends, in order, the literals that end there.
  private let ends: [[Int]]

  /// Builds an automaton from lower-case literals; O(sum of their lengths × classes of bytes).
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
    var depths: [UInt8] = [0]
    for (index, literal) in literals.enumerated() {
      var state = 0
      for byte in literal {
        let kind = Int(classes[Int(byte)])
        if next[state][kind] == 0 {
          next[state][kind] = next.count
          next.append([Int](repeating: 0, count: width))
          outputs.append([])
          depths.append(depths[state] + 1)
        }
        state = next[state][kind]
      }
      outputs[state].append(index)
    }
    // Breadth first: a state without a child continues like its longest suffix.
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
    // States near the root come first, so that frequent ones are adjacent; ends come last, so that one comparison finds them.
    let order = [0] + queue
    let numbered = order.filter { outputs[$0].isEmpty } + order.filter { !outputs[$0].isEmpty }
    var row = [State](repeating: 0, count: next.count)
    for (number, state) in numbered.enumerated() { row[state] = State(number * width) }
    self.classes = classes
    self.width = width
    self.depths = numbered.map { depths[$0] }
    table = numbered.flatMap { state in next[state].map { row[$0] } }
    firstEnd = State(numbered.count { outputs[$0].isEmpty } * width)
    ends = numbered.filter { !outputs[$0].isEmpty }.map { outputs[$0] }
  }

  /// The literals that begin before the end of `head`, or with a blank after it, and end in `rest`.
  ///
  /// Both are parts of one wrapped text; it tries them with and without a blank between.
  func literals(from head: ArraySlice<UInt8>, over rest: ArraySlice<UInt8>) -> Set<Int> {
    let start = head.reduce(Self.root) { next($0, $1) }
    var found = Set<Int>()
    func take(_ state: State) {
      if state >= firstEnd { found.formUnion(ends[Int(state - firstEnd) / width]) }
    }
    let blank = next(start, 0x20)
    // A literal may end with the blank.
    take(blank)
    for first in [blank, start] {
      var state = first
      for (count, byte) in rest.enumerated() {
        state = next(state, byte)
        // Literals that begin after the break are found without it.
        guard depth(state) > count + 1 else { break }
        take(state)
      }
    }
    return found
  }

  private func next(_ state: State, _ byte: UInt8) -> State { table[Int(state) + Int(classes[Int(byte)])] }

  private func depth(_ state: State) -> Int { Int(depths[Int(state) / width]) }

  /// A literal and the position of its end.
  typealias Hit = (offset: Int, literals: [Int])

  /// Scans bytes from `state` on and reports each position where literals end, in order.
  ///
  /// Each step waits for the previous one, so long texts are cut at newlines, which lead back to the root, into four parts scanned
  /// side by side.
  /// - Returns: The state after the last byte, and the offsets of literals' last bytes.
  func scan(_ bytes: UnsafeRawBufferPointer, from start: State) -> (state: State, hits: [Hit]) {
    let cuts = unsafe cuts(of: bytes)
    var states = [start, Self.root, Self.root, Self.root]
    var hits: [[Hit]] = [[], [], [], []]
    unsafe classes.withUnsafeBufferPointer { classes in
      unsafe table.withUnsafeBufferPointer { table in
        guard let input = bytes.baseAddress, let kind = classes.baseAddress, let step = table.baseAddress
        else { return }
        @inline(__always) func next(_ state: State, _ offset: Int) -> State {
          let byte = unsafe input.load(fromByteOffset: offset, as: UInt8.self)
          return unsafe step[Int(state) &+ Int(kind[Int(byte)])]
        }
        @inline(__always) func literals(_ state: State) -> [Int] { ends[Int(state - firstEnd) / width] }
        var places = [cuts[0], cuts[1], cuts[2], cuts[3]]
        let shared = (0..<4).map { cuts[$0 + 1] - cuts[$0] }.min() ?? 0
        var (a, b, c, d) = (states[0], states[1], states[2], states[3])
        let (p, q, r, t) = (places[0], places[1], places[2], places[3])
        for offset in 0..<shared {
          a = next(a, p &+ offset)
          b = next(b, q &+ offset)
          c = next(c, r &+ offset)
          d = next(d, t &+ offset)
          if max(max(a, b), max(c, d)) >= firstEnd {
            for (lane, state) in [a, b, c, d].enumerated() where state >= firstEnd {
              hits[lane].append((places[lane] + offset, literals(state)))
            }
          }
        }
        states = [a, b, c, d]
        for lane in 0..<4 {
          places[lane] += shared
          var state = states[lane]
          for offset in places[lane]..<cuts[lane + 1] {
            state = next(state, offset)
            if state >= firstEnd { hits[lane].append((offset, literals(state))) }
          }
          states[lane] = state
        }
      }
    }
    // An empty text keeps the previous state.
    let last = (0..<4).last { cuts[$0] < cuts[$0 + 1] }
    return (last.map { states[$0] } ?? start, hits.flatMap(\.self))
  }

  /// The bounds of four parts, each except the first after a newline; parts can be empty.
  private func cuts(of bytes: UnsafeRawBufferPointer) -> [Int] {
    var cuts = [0]
    for part in 1..<4 {
      let wanted = max(bytes.count * part / 4, cuts[part - 1])
      let newline = unsafe bytes[wanted...].firstIndex(of: 0x0a)
      cuts.append(newline.map { $0 + 1 } ?? bytes.count)
    }
    return cuts + [bytes.count]
  }
}
