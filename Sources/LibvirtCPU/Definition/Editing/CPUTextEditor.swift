internal import XMLReading

/// Edits the `<cpu>` of a document in place: all bytes that an edit does not touch stay as they are.
public struct CPUTextEditor: Sendable {
  /// The document.
  public private(set) var bytes: [UInt8]

  /// An editor of a `<domain>` with a `<cpu>`, or of a `<cpu>` alone.
  ///
  /// - Throws: `LibvirtError` if the document is not well-formed, or holds no `<cpu>` that names a model or leaves it to the host.
  public init(_ document: [UInt8]) throws(LibvirtError) {
    bytes = document
    do {
      _ = try CPUElement.all(in: document)
    } catch {
      throw LibvirtError(.xmlError, error.reason, line: error.line)
    }
    guard let cpu = Self.cpu(in: document),
      !cpu.children.isEmpty || cpu.attributes["mode"]?.hasPrefix("host-") == true
    else {
      throw LibvirtError(.xmlError, "the document has no <cpu> with a model")
    }
  }

  /// Takes features out of the guest's CPU: each element that names one gets the policy `disable`; for one that none
  /// names, an element is added after the last, written as its neighbours are.
  public mutating func disable(_ names: [String]) {
    guard let cpu = Self.cpu(in: bytes) else { return }
    guard !cpu.children.isEmpty else { return fill(cpu, disabling: names) }
    let features = cpu.children.filter { $0.name == "feature" }
    let named = features.filter { names.contains($0.attributes["name"] ?? "") }
    let added = names.filter { name in !features.contains { $0.attributes["name"] == name } }
    var edits = named.compactMap(policyEdit)
    if let anchor = features.last ?? cpu.children.last(where: { ["vendor", "model"].contains($0.name) })
      ?? cpu.children.last,
      !added.isEmpty
    {
      let place = anchor.range.upperBound
      edits.append((place..<place, added.flatMap { element(disabling: $0, after: anchor) }))
    }
    // From the last to the first, so that places before stay true; two at one place are a policy and what follows it.
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: edit.text)
    }
  }

  /// Gives a `<cpu>` without children its first ones.
  private mutating func fill(_ cpu: MarkupElement, disabling names: [String]) {
    guard !names.isEmpty else { return }
    let end = cpu.startTag.upperBound - 1
    let lineStart = bytes[..<cpu.range.lowerBound].lastIndex(of: UInt8(ascii: "\n"))
    let indentation = lineStart.map { Array(bytes[($0 + 1)..<cpu.range.lowerBound]) } ?? []
    let isOwnLine = lineStart != nil && indentation.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let newline: [UInt8] = isOwnLine ? [0x0a] + indentation : []
    let quote = bytes[cpu.range].contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var inside: [UInt8] = [UInt8(ascii: ">")]
    for name in names {
      inside += newline
      if isOwnLine { inside += [0x20, 0x20] }
      inside += Array("<feature policy=\(quote)disable\(quote) name=\(quote)\(name)\(quote)/>".utf8)
    }
    inside += newline + Array("</cpu>".utf8)
    let isEmptyTag = bytes[end - 1] == UInt8(ascii: "/")
    let start = isEmptyTag ? end - 1 : end
    bytes.replaceSubrange(start..<cpu.range.upperBound, with: inside)
  }

  private typealias Edit = (range: Range<Int>, text: [UInt8])

  /// An element that disables a feature, with what goes before it in the style of the element that it follows.
  private func element(disabling name: String, after anchor: MarkupElement) -> [UInt8] {
    let lineStart = bytes[..<anchor.range.lowerBound].lastIndex(of: UInt8(ascii: "\n"))
    let indentation = lineStart.map { bytes[($0 + 1)..<anchor.range.lowerBound] } ?? []
    // An element that shares its line with others is followed on that line.
    let isOwnLine = lineStart != nil && indentation.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let ending: [UInt8] =
      lineStart.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") ? [0x0d, 0x0a] : [0x0a] } ?? []
    let quote = bytes[anchor.range].contains(UInt8(ascii: "\"")) ? "\"" : "'"
    let element = "<feature policy=\(quote)disable\(quote) name=\(quote)\(name)\(quote)/>"
    return (isOwnLine ? ending + indentation : []) + Array(element.utf8)
  }

  /// What gives an element the policy `disable`.
  private func policyEdit(of element: MarkupElement) -> Edit? {
    if let value = element.valueRanges["policy"] { return (value, Array("disable".utf8)) }
    let after = element.range.lowerBound + "<feature".utf8.count
    return (after..<after, Array(" policy='disable'".utf8))
  }

  /// Where a document has the `<cpu>` of its guest, and the mode that it is written with; nil if there is none.
  ///
  /// Only for well-formed documents. A `<cpu>` in a comment, or within other elements such as `<metadata>`, is none.
  public static func guestCPU(in document: [UInt8]) -> (range: Range<Int>, mode: String?)? {
    cpu(in: document).map { ($0.range, $0.attributes["mode"]) }
  }

  /// The `<cpu>` of a domain, or the one that is the document.
  private static func cpu(in bytes: [UInt8]) -> MarkupElement? {
    guard let root = MarkupElement.elements(of: bytes).first else { return nil }
    if root.name == "cpu" { return root }
    guard root.name == "domain" else { return nil }
    return root.children.first { $0.name == "cpu" }
  }
}
