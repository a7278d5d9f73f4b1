internal import X86CPU

/// The CPU traits of a resource provider in Placement.
public struct CPUTraits: Sendable, Hashable, Codable {
  /// The traits, `HW_CPU_X86_…` and `HW_CPU_…`, in the document's order.
  public var names: [String]
}

extension Reader {
  /// A list of Placement traits: a table, JSON or plain lines.
  ///
  /// - SeeAlso: osc-placement, `openstack resource provider trait list`.
  static let traits = Reader(
    format: "placement-traits", title: "a list of Placement traits",
    recognises: { preview in
      guard preview.firstCharacter != "<",
        preview.contains("HW_CPU_X86_") || preview.contains("HW_CPU_AARCH64_")
          || preview.contains("HW_CPU_PPC64LE_")
      else { return nil }
      return preview.contains("cpu_info") ? nil : .certain
    },
    read: { document throws(ReadError) in
      let (found, isCut) = try TraitList.names(of: document)
      var names = UniqueList<String>()
      var notes = [
        ReadingNote(
          "traits are only a hint: nova-compute reported them when it last started, operators can add and remove them, and features "
            + "missing from them may still exist")
      ]
      for name in found where !names.contains(name) { names.append(name) }
      if isCut {
        notes.append(ReadingNote("the text ends within or right after a name; Martlet ignores that name"))
      }
      for (prefix, architecture) in [("HW_CPU_AARCH64_", "aarch64"), ("HW_CPU_PPC64LE_", "ppc64le")]
      where names.elements.contains(where: { $0.hasPrefix(prefix) }) {
        throw ReadError(
          document: document.name, reason: OtherArchitecture.refusal(of: "a list of traits", architecture),
          line: 1, column: 1)
      }
      guard names.elements.contains(where: { $0.hasPrefix("HW_CPU_X86_") }) else {
        throw ReadError(
          document: document.name, reason: "it has no complete trait HW_CPU_X86_… alone in a line or cell",
          line: document.bytes.count { $0 == UInt8(ascii: "\n") } + 1, column: 1)
      }
      return Reading(
        format: "placement-traits", cpus: [.traits(CPUTraits(names: names.elements))], notes: notes)
    })
}

/// The traits that a document lists: one alone in a line or cell, never a name within a sentence.
private enum TraitList {
  /// The CPU traits in the document's order, and whether the text ends right after one, which is then left out.
  ///
  /// - Throws: `ReadError` if the text is no JSON although it begins so, or says which traits a flavor requires.
  static func names(of document: Document) throws(ReadError) -> (names: [String], isCut: Bool) {
    let text = String(decoding: document.bytes, as: UTF8.self)
    if ["forbidden", "Forbidden", "required", "Required"].contains(where: { text.contains($0) }) {
      throw ReadError(
        document: document.name,
        reason:
          "this says which traits are required or forbidden, not which a host has; expected the output of "
          + "openstack resource provider trait list",
        line: 1, column: 1)
    }
    if let first = document.bytes.first(where: { $0 > 0x20 }), "[{".utf8.contains(first) {
      let value = try JSONValue.parse(document.bytes, document: document.name)
      var names = Set<String>()
      collect(value, into: &names)
      return (text.split(separator: "\"").map(String.init).filter(names.contains), false)
    }
    var names: [String] = []
    var isCut = false
    for line in text.split(whereSeparator: \.isNewline) {
      let cells = line.split { "|,".contains($0) }.map(cell).filter { !$0.isEmpty }
      guard cells.allSatisfy(isName) else { continue }
      names += cells.map(String.init).filter { $0.hasPrefix("HW_CPU_") }
      isCut =
        line.endIndex == text.endIndex && isName(line.suffix(1)) && cells.last?.hasPrefix("HW_CPU_") == true
    }
    return (isCut ? names.dropLast() : names, isCut)
  }

  /// A cell without blanks, quotation marks and a list's mark.
  private static func cell(_ text: Substring) -> Substring {
    var cell = text.drop { $0.isWhitespace }
    if cell.hasPrefix("- ") || cell.hasPrefix("* ") { cell = cell.dropFirst(2) }
    cell = cell.drop { $0.isWhitespace || "\"'`".contains($0) }
    while let last = cell.last, last.isWhitespace || "\"'`".contains(last) { cell = cell.dropLast() }
    return cell
  }

  private static func isName(_ text: Substring) -> Bool {
    text.utf8.allSatisfy {
      (0x41...0x5a).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
  }

  /// The CPU traits among a value's strings; an object's keys are no traits.
  private static func collect(_ value: JSONValue, into names: inout Set<String>) {
    switch value {
    case .string(let text): if text.hasPrefix("HW_CPU_"), isName(text[...]) { names.insert(text) }
    case .array(let elements): for element in elements { collect(element, into: &names) }
    case .object(let members): for member in members.values { collect(member, into: &names) }
    default: break
    }
  }
}
