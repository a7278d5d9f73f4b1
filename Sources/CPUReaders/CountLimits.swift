/// How many items a document may list: what it takes to read one item is many times its bytes.
///
/// Each limit is some ten times what the largest machines print.
enum CountLimits {
  /// Words in a line of text.
  static let words = 16_384
  /// Values of JSON, names of members and all.
  static let values = 262_144
  /// Bytes of a name; the longest that systems give is of 255 characters.
  static let nameBytes = 1024

  /// The first line with too many words, from 1; nil if there is none.
  ///
  /// O(bytes).
  static func crowdedLine(in bytes: [UInt8]) -> Int? {
    var (line, words) = (1, 0)
    var isInWord = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"): (line, words, isInWord) = (line + 1, 0, false)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "|"): isInWord = false
      default:
        if !isInWord { words += 1 }
        isInWord = true
        if words > Self.words { return line }
      }
    }
    return nil
  }

  /// The line of the first value of JSON that is too many, from 1; nil if there is none.
  ///
  /// O(bytes).
  static func crowdedJSON(in bytes: [UInt8]) -> Int? {
    var (line, values) = (1, 1)
    var (isInString, isEscaped) = (false, false)
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
        values += 1
        if values > Self.values { return line }
      }
    }
    return nil
  }
}
