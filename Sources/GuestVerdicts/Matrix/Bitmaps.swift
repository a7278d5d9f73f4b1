/// Contiguous bitmaps of a block's hosts, for the C kernels.
///
/// A pointer is invalid after the next bitmap is added and after the bitmaps are freed.
@safe final class Bitmaps {
  private var words: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private(set) var count: Int

  /// Creates empty bitmaps.
  init(count: Int) {
    self.count = count
    capacity = max(count, 16)
    unsafe words = .allocate(capacity: capacity * MatrixBlock.words)
    unsafe words.initialize(repeating: 0, count: capacity * MatrixBlock.words)
  }

  deinit { unsafe words.deallocate() }

  /// The address of a bitmap.
  @unsafe func pointer(_ bitmap: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe words + bitmap * MatrixBlock.words
  }

  /// Adds an empty bitmap and returns its number.
  func append() -> Int {
    if count == capacity {
      let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity * MatrixBlock.words)
      unsafe larger.initialize(repeating: 0, count: 2 * capacity * MatrixBlock.words)
      unsafe larger.update(from: words, count: capacity * MatrixBlock.words)
      unsafe words.deallocate()
      unsafe words = larger
      capacity *= 2
    }
    count += 1
    return count - 1
  }

  /// Removes the last bitmap, which must be empty.
  func removeLast() { count -= 1 }

  /// Adds a host to a bitmap.
  func insert(_ host: Int, into bitmap: Int) {
    unsafe words[bitmap * MatrixBlock.words + host >> 6] |= 1 << UInt64(host & 63)
  }

  /// A bitmap's words.
  func words(of bitmap: Int) -> [UInt64] {
    (0..<MatrixBlock.words).map { unsafe words[bitmap * MatrixBlock.words + $0] }
  }

  /// Adds a bitmap with these words and returns its number.
  func append(_ bitmap: [UInt64]) -> Int {
    let number = append()
    for (word, value) in bitmap.enumerated() { unsafe words[number * MatrixBlock.words + word] = value }
    return number
  }
}
