/// Words at a fixed address for the C kernels; freed with the buffer.
///
/// A pointer is valid only while the buffer lives.
@safe struct WordBuffer: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  let count: Int

  /// Allocates words, all zero.
  init(count: Int) {
    unsafe words = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    unsafe words.initialize(repeating: 0, count: count)
    self.count = count
  }

  deinit { unsafe words.deallocate() }

  /// The address of the word at `offset`.
  @unsafe subscript(at offset: Int) -> UnsafeMutablePointer<UInt64> { unsafe words + offset }

  /// Sets `length` words from `start` on to zero.
  func clear(_ start: Int, _ length: Int) { unsafe (words + start).update(repeating: 0, count: length) }

  /// Reads or writes the word at `offset`.
  subscript(offset: Int) -> UInt64 { unsafe words[offset] }

  /// Copies as many words as a bitmap has to `start`.
  @unsafe func copy(_ source: UnsafePointer<UInt64>, to start: Int) {
    unsafe (words + start).update(from: source, count: MatrixBlock.words)
  }
}
