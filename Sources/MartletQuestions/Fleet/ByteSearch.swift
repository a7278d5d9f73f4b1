extension [UInt8] {
  /// Whether a literal is among the bytes; a generic search took a third of the time in which guests are added.
  func contains(_ literal: StaticString) -> Bool {
    let (bytes, count) = (span, literal.utf8CodeUnitCount)
    guard count > 0, bytes.count >= count else { return count == 0 }
    let first = unsafe literal.utf8Start[0]
    for start in 0...bytes.count - count where bytes[start] == first {
      var offset = 1
      while offset < count, unsafe bytes[start + offset] == literal.utf8Start[offset] { offset += 1 }
      if offset == count { return true }
    }
    return false
  }
}
