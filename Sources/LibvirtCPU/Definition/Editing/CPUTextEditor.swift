internal import XMLCursor

/// Edits the `<cpu>` of a document in place: all bytes that an edit does not touch stay as they are.
public struct CPUTextEditor: Sendable {
  /// The document.
  public private(set) var bytes: [UInt8]

  /// An editor of a `<domain>` with a `<cpu>`, or of a `<cpu>` alone.
  ///
  /// - Throws: `LibvirtError` if the document is not well-formed, or does not hold one `<cpu>` of a guest with children.
  public init(_ document: [UInt8]) throws(LibvirtError) {
    bytes = document
    do {
      _ = try CPUElement.all(in: document)
    } catch {
      throw LibvirtError(.xmlError, error.reason, line: error.line)
    }
    guard let cpu = Self.cpu(in: document), !cpu.children.isEmpty else {
      throw LibvirtError(.xmlError, "there is no <cpu> with a model in the document")
    }
  }

  /// Takes a feature out of the guest's CPU: each element that names it gets the policy `disable`; where none does, one
  /// is added after the last, written as its neighbours are.
  public mutating func disable(_ name: String) {
    guard let cpu = Self.cpu(in: bytes) else { return }
    let named = cpu.children.filter { $0.name == "feature" && $0.attributes["name"] == name }
    guard named.isEmpty else {
      // From the last to the first, so that places before stay true.
      for element in named.reversed() { setPolicy(of: element) }
      return
    }
    let anchor =
      cpu.children.last { $0.name == "feature" }
      ?? cpu.children.last { ["vendor", "model"].contains($0.name) }
    guard let anchor = anchor ?? cpu.children.last else { return }
    let lineStart = bytes[..<anchor.range.lowerBound].lastIndex(of: UInt8(ascii: "\n"))
    let indentation = lineStart.map { bytes[($0 + 1)..<anchor.range.lowerBound] } ?? []
    // An element that shares its line with others is followed on that line.
    let isOwnLine = lineStart != nil && indentation.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let ending: [UInt8] =
      lineStart.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") ? [0x0d, 0x0a] : [0x0a] } ?? []
    let quote = bytes[anchor.range].contains(UInt8(ascii: "\"")) ? "\"" : "'"
    let element = "<feature policy=\(quote)disable\(quote) name=\(quote)\(name)\(quote)/>"
    bytes.insert(
      contentsOf: (isOwnLine ? ending + indentation : []) + Array(element.utf8), at: anchor.range.upperBound)
  }

  /// Gives an element the policy `disable`.
  private mutating func setPolicy(of element: MarkupElement) {
    let tag = bytes[element.range]
    let end = tag.firstIndex(of: UInt8(ascii: ">")) ?? tag.endIndex
    let key = Array("policy".utf8)
    var place = element.range.lowerBound
    while place + key.count < end {
      // The attribute's name stands after a blank; a value may hold the same word.
      if bytes[place] <= 0x20, bytes[(place + 1)...].starts(with: key) {
        var start = place + 1 + key.count
        while start < end, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: "=") { start += 1 }
        guard start < end, let close = bytes[(start + 1)..<end].firstIndex(of: bytes[start]) else { return }
        bytes.replaceSubrange((start + 1)..<close, with: Array("disable".utf8))
        return
      }
      place += 1
    }
    bytes.insert(
      contentsOf: Array(" policy='disable'".utf8), at: element.range.lowerBound + "<feature".utf8.count)
  }

  /// The `<cpu>` of a domain, or the one that is the document.
  private static func cpu(in bytes: [UInt8]) -> MarkupElement? {
    guard let root = MarkupElement.elements(of: bytes).first else { return nil }
    if root.name == "cpu" { return root }
    guard root.name == "domain" else { return nil }
    return root.children.first { $0.name == "cpu" }
  }
}
