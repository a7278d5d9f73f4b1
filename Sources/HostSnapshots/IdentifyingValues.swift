/// The contents of XML elements that name people, places and machines, each piece as written.
///
/// The text can be truncated, or not XML at all. Elements in comments count too, because they also identify.
///
/// - SeeAlso: libvirt docs/formatdomain.rst (sysinfo, title, description, metadata, serial); nova
///   nova/virt/libvirt/config.py, LibvirtConfigGuestMetaNovaInstance.
func identifyingValues(in text: String) -> [String] {
  let bytes = Array(text.utf8)
  var values: [String] = []
  var place = 0
  while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
    place = open + 1
    guard let name = identifyingElements.first(where: { bytes[place...].starts(with: $0) }) else { continue }
    var end = place + name.count
    guard end < bytes.count, " \t\r\n>".utf8.contains(bytes[end]) else { continue }
    end = tagEnd(bytes, from: end)
    let tag = String(decoding: bytes[place..<end], as: UTF8.self)
    // SMBIOS entries hold the serial numbers of chassis and system, and much that does not identify.
    let isWanted = name != entry || tag.contains(#/\sname\s*=\s*['"](serial|asset)/#)
    place = end
    guard isWanted else { continue }
    values += pieces(bytes, from: end).map(\.trimmingBlanks).filter { $0.utf8.count > 1 }
  }
  return values
}

private let entry = Array("entry".utf8)

private let identifyingElements: [[UInt8]] =
  [
    "serial", "title", "description", "wwn", "nova:name", "nova:user", "nova:project", "nova:owner",
    "hostname",
  ].map { Array($0.utf8) } + [entry]

/// The offset after the `>` that ends a tag, skipping `>` in quoted values; the end of the text if the tag is truncated.
private func tagEnd(_ bytes: [UInt8], from start: Int) -> Int {
  var quote: UInt8?
  for index in start..<bytes.count {
    switch (bytes[index], quote) {
    case (UInt8(ascii: ">"), nil): return index + 1
    case (UInt8(ascii: "'"), nil), (UInt8(ascii: "\""), nil): quote = bytes[index]
    case (let byte, let open?) where byte == open: quote = nil
    default: continue
    }
  }
  return bytes.count
}

/// The text up to the next tag, split at comments and CDATA.
private func pieces(_ bytes: [UInt8], from start: Int) -> [Substring] {
  var pieces: [Substring] = []
  var place = start
  func take(until mark: String) {
    let wanted = Array(mark.utf8)
    var end = place
    while end < bytes.count, !bytes[end...].starts(with: wanted) { end += 1 }
    pieces.append(Substring(decoding: bytes[place..<end], as: UTF8.self))
    place = min(end + (mark == "<" ? 0 : wanted.count), bytes.count)
  }
  while true {
    take(until: "<")
    if bytes[place...].starts(with: "<![CDATA[".utf8) {
      place += 9
      take(until: "]]>")
    } else if bytes[place...].starts(with: "<!--".utf8) {
      place += 4
      take(until: "-->")
    } else {
      return pieces
    }
  }
}
