/// Splits C source into words, string literals (with their quotes) and single signs; comments are dropped.
func cTokens(_ text: some StringProtocol) -> [String] {
  var tokens: [String] = []
  let characters = Array(text.utf8)
  var index = 0
  func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: false
    }
  }
  while index < characters.count {
    let byte = characters[index]
    var end = index + 1
    if byte == UInt8(ascii: "\"") {
      while end < characters.count, characters[end] != byte {
        end += characters[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      end += 1
    } else if isWord(byte) {
      while end < characters.count, isWord(characters[end]) { end += 1 }
    } else if byte == UInt8(ascii: "/"), end < characters.count, characters[end] == UInt8(ascii: "*") {
      end += 2
      while end < characters.count, characters[end - 1] != 0x2a || characters[end] != 0x2f { end += 1 }
      index = end + 1
      continue
    } else if byte <= 0x20 || byte == UInt8(ascii: "\\") {
      index += 1
      continue
    }
    tokens.append(String(decoding: characters[index..<min(end, characters.count)], as: UTF8.self))
    index = end
  }
  return tokens
}
