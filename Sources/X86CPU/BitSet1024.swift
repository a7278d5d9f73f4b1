/// A set of bit numbers 0 to 1023 in a fixed 128 bytes, without allocation.
///
/// Every operation is O(16 words). `Space` is the index space that the numbers belong to (a catalogue, a CPU
/// map): sets over two spaces are two types, so that the numbers of one cannot be handed to the other.
public struct BitSet1024<Space>: Sendable {
  /// The number of different members that fit.
  public static var capacity: Int { 1024 }

  private var words: InlineArray<16, UInt64>

  /// The empty set.
  public init() { words = InlineArray(repeating: 0) }

  /// The set of the given numbers, each below `capacity`.
  public init(_ members: some Sequence<Int>) {
    self.init()
    for member in members { insert(member) }
  }

  /// Whether `member`, which must be below `capacity`, is in the set.
  public func contains(_ member: Int) -> Bool {
    words[member >> 6] & (1 << UInt64(member & 63)) != 0
  }

  /// Adds `member`, which must be below `capacity`.
  public mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

  /// Takes `member` out, which must be below `capacity`.
  public mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }

  /// Whether the set has no member.
  public var isEmpty: Bool {
    var all: UInt64 = 0
    for index in words.indices { all |= words[index] }
    return all == 0
  }

  /// The number of members.
  public var count: Int {
    var sum = 0
    for index in words.indices { sum += words[index].nonzeroBitCount }
    return sum
  }

  /// Whether every member is also in `other`.
  public func isSubset(of other: Self) -> Bool {
    var outside: UInt64 = 0
    for index in words.indices { outside |= words[index] & ~other.words[index] }
    return outside == 0
  }

  /// Whether no member is in `other`.
  public func isDisjoint(with other: Self) -> Bool {
    var common: UInt64 = 0
    for index in words.indices { common |= words[index] & other.words[index] }
    return common == 0
  }

  /// Adds the members of `other`.
  public mutating func formUnion(_ other: Self) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Keeps only the members that are also in `other`.
  public mutating func formIntersection(_ other: Self) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Takes the members of `other` out.
  public mutating func subtract(_ other: Self) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// The members of either set.
  public func union(_ other: Self) -> Self {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The members of both sets.
  public func intersection(_ other: Self) -> Self {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// The members that are not in `other`.
  public func subtracting(_ other: Self) -> Self {
    var result = self
    result.subtract(other)
    return result
  }

  fileprivate func word(_ index: Int) -> UInt64 { words[index] }
}

extension BitSet1024: Hashable {
  /// Whether both sets have the same members.
  public static func == (a: Self, b: Self) -> Bool {
    var differing: UInt64 = 0
    for index in a.words.indices { differing |= a.words[index] ^ b.words[index] }
    return differing == 0
  }

  /// Feeds all words to the hasher.
  public func hash(into hasher: inout Hasher) {
    for index in words.indices { hasher.combine(words[index]) }
  }
}

extension BitSet1024: Sequence {
  /// Walks the members from the lowest to the highest.
  public struct Iterator: IteratorProtocol {
    private let set: BitSet1024
    private var index = 0
    private var rest: UInt64

    fileprivate init(_ set: BitSet1024) {
      self.set = set
      rest = set.word(0)
    }

    /// The next higher member, or nil at the end.
    public mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < 16 else { return nil }
        rest = set.word(index)
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest &- 1
      return index << 6 | bit
    }
  }

  /// An iterator over the members in ascending order.
  public func makeIterator() -> Iterator { Iterator(self) }
}
