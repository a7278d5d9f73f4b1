extension Reader {
  /// `lscpu` and `lscpu -J`.
  ///
  /// - SeeAlso: util-linux sys-utils/lscpu.c; since 2.37 fields of `-J` have children.
  static let lscpu = Reader(
    format: "lscpu", title: "lscpu (text, or -J)",
    recognises: { preview in
      if preview.firstCharacter == "{" { return preview.contains("\"lscpu\"") ? .certain : nil }
      return preview.hasLine { line in
        guard line.take("Architecture:") else { return false }
        line.skipBlanks()
        return !line.isAtEnd
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var fields: [String: String] = [:]
      var line = 1
      var last = ""
      var flags: WrappedFlags?
      if document.bytes.first(where: { $0 != 0x20 && $0 != 0x0a && $0 != 0x09 && $0 != 0x0d })
        == UInt8(ascii: "{")
      {
        let value = try JSONValue.parse(document.bytes, document: document.name)
        collect(value["lscpu"]?.elements ?? [], into: &fields)
      } else {
        for cursor in LineSequence(document.bytes) {
          line = cursor.line
          let text = cursor.rest
          guard let colon = text.firstIndex(of: ":") else {
            // A line that a mail program or a terminal wrapped continues the last one.
            if text.allSatisfy(\.isWhitespace) { last = "" }
            if last == "Flags" { flags?.append(text[...]) }
            continue
          }
          let key = String(text[..<colon].trimmed)
          if key == "Architecture", fields[key] != nil {
            throw ReadError(
              document: document.name,
              reason: "it has the output of lscpu twice, so it holds two records; save each to its own file",
              line: line, column: 1)
          }
          last = key
          if key == "Flags" {
            flags = WrappedFlags(line: text[...])
          }
          if fields[key] == nil { fields[key] = String(text[text.index(after: colon)...].trimmed) }
        }
      }
      let architecture = fields["Architecture"] ?? ""
      guard architecture.isEmpty || OtherArchitecture.isX86(architecture) else {
        throw ReadError(
          document: document.name,
          reason: OtherArchitecture.refusal(of: "lscpu's output", architecture),
          line: 1, column: 1)
      }
      let wrapped = flags?.words
      guard let words = (wrapped?.flags ?? fields["Flags"]?.split(separator: " "))?.map(String.init) else {
        throw ReadError(
          document: document.name,
          reason: "it has no field Flags; expected the complete output of lscpu", line: line,
          column: 1)
      }
      // In text, caches and vulnerabilities follow the flags; without them the line may be truncated.
      let isWhole =
        wrapped?.isSure ?? true
        && fields.keys.contains { $0.hasPrefix("Vulnerability") || $0.hasPrefix("NUMA node") }
      var info = LinuxCPUInfo(
        groups: [
          .init(
            numbers: [], flags: Set(isWhole ? words : Array(words.dropLast())), vmxFlags: nil,
            isWhole: isWhole)
        ],
        vendor: fields["Vendor ID"], modelName: fields["Model name"], numbers: [:],
        addressBits: fields["Address sizes"].flatMap(addressSizes), topology: [:], bugs: [])
      for (name, key) in [("CPU family", "cpu family"), ("Model", "model"), ("Stepping", "stepping")] {
        info.numbers[key] = fields[name].flatMap { UInt64($0) }
      }
      for (name, key) in [
        ("Socket(s)", "sockets"), ("Core(s) per socket", "cores"), ("Thread(s) per core", "threads"),
        ("NUMA node(s)", "cells"),
      ] {
        info.topology[key] = fields[name].flatMap { Int($0) }
      }
      var notes: [ReadingNote] = []
      if !isWhole {
        notes.append(
          ReadingNote(
            "the list may be truncated: the text ends within the flags, or the flags are wrapped, so features missing from them may still exist",
            line: line))
      }
      if let note = info.noteOf32Bits { notes.append(note) }
      return Reading(format: "lscpu", cpus: [.linux(info)], notes: notes)
    })
}

/// Fields and their children, by name without the colon.
private func collect(_ elements: [JSONValue], into fields: inout [String: String]) {
  for element in elements {
    if let name = element["field"]?.string, let data = element["data"]?.string {
      fields[name.hasSuffix(":") ? String(name.dropLast()) : name] = data
    }
    collect(element["children"]?.elements ?? [], into: &fields)
  }
}
