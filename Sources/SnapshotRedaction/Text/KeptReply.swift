/// Keeps a QMP reply with the strings that are plain words; the others become `redacted`.
///
/// It is nil for a text that is no JSON of this kind.
func keptReply(_ text: String) -> String? {
  var output: [UInt8] = []
  let bytes = Array(text.utf8)
  output.reserveCapacity(bytes.count)
  guard bytes.first(where: { !" \t\r\n".utf8.contains($0) }).map({ "{[".utf8.contains($0) }) == true else {
    return nil
  }
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "\"") else {
      // Between strings stand marks, numbers, true, false and null.
      guard jsonCharacters.contains(bytes[index]) else { return nil }
      output.append(bytes[index])
      index += 1
      continue
    }
    let start = index + 1
    index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.count else { return nil }
    let string = String(decoding: bytes[start..<index], as: UTF8.self)
    output.append(UInt8(ascii: "\""))
    output += (string.phrase != nil || isSystemPath(string) ? string : "redacted").utf8
    output.append(UInt8(ascii: "\""))
    index += 1
  }
  return String(decoding: output, as: UTF8.self)
}

private let jsonCharacters = Set("{}[],:+-. \t\r\n0123456789truefalsnE".utf8)
