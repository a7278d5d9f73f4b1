internal import X86CPU

/// The CPU traits of a resource provider in Placement.
public struct CPUTraits: Sendable, Hashable {
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
      if let first = document.bytes.first(where: { $0 > 0x20 }),
        first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
      {
        _ = try JSONValue.parse(document.bytes, document: document.name)
      }
      var names = UniqueList<String>()
      var notes = [
        ReadingNote(
          "traits are only a hint: nova-compute reported them when it last started, operators can add and remove them, and features "
            + "missing from them may still exist")
      ]
      var word: [UInt8] = []
      func end(isLast: Bool) {
        let name = String(decoding: word, as: UTF8.self)
        word = []
        guard name.hasPrefix("HW_CPU_"), !names.contains(name) else { return }
        if isLast {
          notes.append(ReadingNote("the text ends within or right after a name; Martlet ignores that name"))
        } else {
          names.append(name)
        }
      }
      for byte in document.bytes {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          word.append(byte)
        default: if !word.isEmpty { end(isLast: false) }
        }
      }
      if !word.isEmpty { end(isLast: true) }
      for (prefix, architecture) in [("HW_CPU_AARCH64_", "aarch64"), ("HW_CPU_PPC64LE_", "ppc64le")]
      where names.elements.contains(where: { $0.hasPrefix(prefix) }) {
        throw ReadError(
          document: document.name, reason: OtherArchitecture.refusal(of: "a list of traits", architecture),
          line: 1, column: 1)
      }
      guard names.elements.contains(where: { $0.hasPrefix("HW_CPU_X86_") }) else {
        throw ReadError(
          document: document.name, reason: "it has no complete trait HW_CPU_X86_…",
          line: document.bytes.count { $0 == UInt8(ascii: "\n") } + 1, column: 1)
      }
      return Reading(
        format: "placement-traits", cpus: [.traits(CPUTraits(names: names.elements))], notes: notes)
    })
}
