/// A POSIX ustar archive of plain files, in memory.
///
/// - SeeAlso: POSIX.1-2017, pax, ustar Interchange Format.
public struct TarArchive: Sendable {
  /// A regular file of the archive.
  public struct File: Sendable, Hashable {
    /// Its name with folders.
    public var name: String
    /// The file's content.
    public var bytes: [UInt8]
    /// Its permissions, as chmod has them.
    public var mode: Int

    /// A file of the given bytes.
    public init(name: String, bytes: [UInt8], mode: Int = 0o644) {
      self.name = name
      self.mode = mode
      self.bytes = bytes
    }
  }

  /// The files, in order.
  public var files: [File]

  /// Whether bytes begin as an archive does.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    bytes.count > 512 && bytes[257..<262].elementsEqual(Array("ustar".utf8))
  }

  /// An archive of the given files.
  public init(files: [File]) { self.files = files }
}

extension TarArchive {
  /// The archive's bytes; names longer than 100 bytes are left out.
  public var bytes: [UInt8] {
    var archive: [UInt8] = []
    for file in files where file.name.utf8.count <= 100 {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at offset: Int) {
        for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
      }
      put(file.name, at: 0)
      put(octal(file.mode, digits: 7) + "\u{0}0000000\u{0}0000000\u{0}", at: 100)
      put(octal(file.bytes.count, digits: 11) + "\u{0}" + octal(0, digits: 11) + "\u{0}", at: 124)
      put("        0", at: 148)
      put("ustar\u{0}00", at: 257)
      put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0} ", at: 148)
      archive += header + file.bytes + [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
  }

  /// Reads an archive; skips folders and other kinds of entries.
  ///
  /// Nil if it is cut or no archive.
  public init?(_ bytes: [UInt8]) {
    files = []
    var offset = 0
    // An empty block ends the archive; one without it is cut.
    while true {
      guard offset + 512 <= bytes.count else { return nil }
      if bytes[offset] == 0 { break }
      let header = bytes[offset..<offset + 512]
      func text(_ start: Int, _ length: Int) -> String {
        String(
          decoding: header[(offset + start)..<(offset + start + length)].prefix { $0 != 0 }, as: UTF8.self)
      }
      guard text(257, 5) == "ustar", let size = Int(text(124, 12).trimmingBlanks, radix: 8), size >= 0,
        size <= bytes.count - offset - 512
      else { return nil }
      let prefix = text(345, 155)
      let name = (prefix.isEmpty ? "" : prefix + "/") + text(0, 100)
      let kind = header[offset + 156]
      let start = offset + 512
      if kind == UInt8(ascii: "0") || kind == 0 {
        files.append(File(name: name, bytes: Array(bytes[start..<start + size])))
      }
      offset = start + (size + 511) / 512 * 512
    }
    guard !files.isEmpty else { return nil }
  }
}

private func octal(_ value: Int, digits: Int) -> String {
  let text = String(value, radix: 8)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
