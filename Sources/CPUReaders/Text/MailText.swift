/// Records within mails and logs: quotation marks, quoted-printable text and the kernel's time stamps before lines.
enum MailText {
  /// The text without what mail programs, issue trackers and logs put before its lines; nil if nothing is there.
  ///
  /// Each line remains a line. O(bytes).
  static func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    let mark = commonMark(of: bytes)
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var hasChanged = false
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var rest = withoutQuotes(line)
      if let mark, rest.starts(with: mark) { rest = rest.dropFirst(mark.count) }
      rest = withoutTime(rest)
      hasChanged = hasChanged || rest.count != line.count
      plain.append(contentsOf: rest)
      plain.append(UInt8(ascii: "\n"))
    }
    return hasChanged ? plain : nil
  }

  /// The line after its `>` marks and the blank that follows each.
  private static func withoutQuotes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while true {
      let next = rest.drop { $0 == UInt8(ascii: " ") }
      guard next.first == UInt8(ascii: ">") else { return rest }
      rest = next.dropFirst()
      if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    }
  }

  /// The line after the kernel's time stamp, as in `[   12.345678] `.
  private static func withoutTime(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.first == UInt8(ascii: "["), let end = line.prefix(24).firstIndex(of: UInt8(ascii: "]")) else {
      return line
    }
    let content = line[(line.startIndex + 1)..<end]
    guard content.contains(UInt8(ascii: ".")), content.contains(where: { (0x30...0x39).contains($0) }),
      content.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x20 })
    else { return line }
    let rest = line[(end + 1)...]
    return rest.first == 0x20 ? rest.dropFirst() : rest
  }

  /// A mark with which every line of the text begins, blank lines aside; nil if they have none in common.
  private static func commonMark(of bytes: [UInt8]) -> [UInt8]? {
    let marks = ["# ", "// ", "; ", "* ", "| ", "- "].map { Array($0.utf8) }
    var possible = marks
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 0x20 }) {
      possible.removeAll { !line.starts(with: $0) && !line.elementsEqual($0.dropLast()) }
      if possible.isEmpty { return nil }
    }
    return possible.first
  }

  /// Whether a line of the text's first 64 KiB is the header `Content-Transfer-Encoding: quoted-printable`, in any case.
  private static func declaresQuotedPrintable(_ bytes: [UInt8]) -> Bool {
    let header = Array("content-transfer-encoding: quoted-printable".utf8)
    var rest = bytes.prefix(1 << 16)
    while rest.count >= header.count {
      if rest[rest.startIndex] | 0x20 == header[0],
        zip(rest, header).allSatisfy({ byte, letter in
          byte == letter || (0x61...0x7a).contains(letter) && byte | 0x20 == letter
        })
      {
        return true
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return false }
      rest = rest[(end + 1)...]
    }
    return false
  }

  /// The text decoded as RFC 2045, 6.7 says; nil unless a header declares that encoding.
  static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8]? {
    guard declaresQuotedPrintable(bytes) else { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].prefix(3)
      index += 1
      guard rest.first == UInt8(ascii: "=") else {
        plain.append(bytes[index - 1])
        continue
      }
      let following = rest.dropFirst()
      if following.first == 0x0a {
        index += 1
      } else if following.elementsEqual([0x0d, 0x0a]) {
        index += 2
      } else if following.count == 2,
        let value = UInt8(String(decoding: following, as: UTF8.self), radix: 16)
      {
        plain.append(value)
        index += 2
      } else {
        plain.append(UInt8(ascii: "="))
      }
    }
    return plain
  }
}
