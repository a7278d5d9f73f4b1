/// A set of bit numbers 0 to 1023 in a fixed 128 bytes, without allocation.
///
/// Every operation is O(16 words). `Space` is the index space that the numbers belong to (a catalogue, a CPU
/// map). Sets over different spaces have different types, so the compiler rejects mixing their numbers.
///
/// Everything is inlinable, because an unspecialised generic set is many times slower.
/// Words are read through spans, because reading an element of an `InlineArray` property can copy the whole array.
@frozen
public struct BitSet1024<Space>: Sendable {
  /// The number of different members that fit.
  @inlinable
  public static var capacity: Int { 1024 }

  @usableFromInline
  var words: InlineArray<16, UInt64>

  /// The empty set.
  @inlinable
  public init() { words = InlineArray(repeating: 0) }

  /// The set of the given numbers, each below `capacity`.
  @inlinable
  public init(_ members: some Sequence<Int>) {
    self.init()
    for member in members { insert(member) }
  }

  /// Whether `member`, which must be below `capacity`, is in the set.
  @inlinable
  public func contains(_ member: Int) -> Bool {
    words.span[member >> 6] & (1 << UInt64(member & 63)) != 0
  }

  /// Adds `member`, which must be below `capacity`.
  @inlinable
  public mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

  /// Removes `member`, which must be below `capacity`.
  @inlinable
  public mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }

  /// Whether the set has no member.
  @inlinable
  public var isEmpty: Bool {
    let words = words.span
    var all: UInt64 = 0
    for index in 0..<16 { all |= words[index] }
    return all == 0
  }

  /// The number of members.
  @inlinable
  public var count: Int {
    let words = words.span
    var sum = 0
    for index in 0..<16 { sum += words[index].nonzeroBitCount }
    return sum
  }

  /// Whether every member is also in `other`.
  @inlinable
  public func isSubset(of other: Self) -> Bool {
    let (ours, theirs) = (words.span, other.words.span)
    var outside: UInt64 = 0
    for index in 0..<16 { outside |= ours[index] & ~theirs[index] }
    return outside == 0
  }

  /// Whether no member is in `other`.
  @inlinable
  public func isDisjoint(with other: Self) -> Bool {
    let (ours, theirs) = (words.span, other.words.span)
    var common: UInt64 = 0
    for index in 0..<16 { common |= ours[index] & theirs[index] }
    return common == 0
  }

  /// Adds the members of `other`.
  @inlinable
  public mutating func formUnion(_ other: Self) {
    let theirs = other.words.span
    var ours = words.mutableSpan
    for index in 0..<16 { ours[index] |= theirs[index] }
  }

  /// Keeps only the members that are also in `other`.
  @inlinable
  public mutating func formIntersection(_ other: Self) {
    let theirs = other.words.span
    var ours = words.mutableSpan
    for index in 0..<16 { ours[index] &= theirs[index] }
  }

  /// Removes the members of `other`.
  @inlinable
  public mutating func subtract(_ other: Self) {
    let theirs = other.words.span
    var ours = words.mutableSpan
    for index in 0..<16 { ours[index] &= ~theirs[index] }
  }

  /// The number of members below `limit` that are not in `other`, counted in whole words of 64.
  @inlinable
  public func countSubtracting(_ other: Self, below limit: Int) -> Int {
    let (mine, others) = (words.span, other.words.span)
    var sum = 0
    for index in 0..<Swift.min(16, (limit + 63) / 64) {
      sum += (mine[index] & ~others[index]).nonzeroBitCount
    }
    return sum
  }

  /// The members of either set.
  @inlinable
  public func union(_ other: Self) -> Self {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The members of both sets.
  @inlinable
  public func intersection(_ other: Self) -> Self {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// The members that are not in `other`.
  @inlinable
  public func subtracting(_ other: Self) -> Self {
    var result = self
    result.subtract(other)
    return result
  }

  /// The members from 64 × `index` on as a word, the lowest in bit 0; `index` is 0 to 15.
  @inlinable
  public func word(_ index: Int) -> UInt64 { words.span[index] }

  /// The set made of the sixteen words that `word(_:)` returns.
  @inlinable
  public init(wordAt word: (Int) -> UInt64) {
    self.init()
    for index in 0..<16 { words[index] = word(index) }
  }
}

extension BitSet1024: Hashable {
  /// Whether both sets have the same members.
  @inlinable
  public static func == (a: Self, b: Self) -> Bool {
    let (first, second) = (a.words.span, b.words.span)
    var differing: UInt64 = 0
    for index in 0..<16 { differing |= first[index] ^ second[index] }
    return differing == 0
  }

  /// Feeds all words to the hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    let words = words.span
    for index in 0..<16 { hasher.combine(words[index]) }
  }
}

extension BitSet1024: Sequence {
  /// Walks the members from the lowest to the highest.
  @frozen
  public struct Iterator: IteratorProtocol {
    @usableFromInline let set: BitSet1024
    @usableFromInline var index = 0
    @usableFromInline var rest: UInt64

    @inlinable
    init(_ set: BitSet1024) {
      self.set = set
      rest = set.word(0)
    }

    /// The next higher member, or nil at the end.
    @inlinable
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
  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }
}
