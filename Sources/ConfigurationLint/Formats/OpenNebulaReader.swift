/// Reads the CPU of an OpenNebula virtual machine template: `CPU_MODEL`, and a `<cpu>` in `RAW`; and the machine type of `OS`.
///
/// - SeeAlso: OpenNebula src/vmm/LibVirtDriverKVM.cc, deployment_description_kvm (CPU_MODEL, RAW, OS/MACHINE).
enum OpenNebulaReader {
  static func read(_ text: SourceText, name: String) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    var model: Word?
    var raw: SourcePosition?
    var machine: Word?
    for setting in Assignments(text, .escaped).settings where !setting.isClosed {
      let name = setting.name.string
      configuration.fault(
        "syntax", text.position(of: setting.name.start), name: name,
        "the value of \(name) has no end; close its bracket or quote")
    }
    for vector in vectors(of: text) {
      switch vector.name {
      case "CPU_MODEL":
        for (key, value) in vector.pairs where key == "MODEL" {
          model = Word(text: value.string, position: text.position(of: value.start))
        }
      case "OS":
        for (key, value) in vector.pairs where key == "MACHINE" && !value.isEmpty {
          machine = Word(text: value.string, position: text.position(of: value.start))
        }
      case "RAW":
        let kind = vector.pairs.first { $0.key == "TYPE" }?.value.string.lowercased()
        guard kind == "kvm", let data = vector.pairs.first(where: { $0.key == "DATA" })?.value else {
          continue
        }
        guard let start = data.string.utf8.first, start == UInt8(ascii: "<"), data.string.contains("<cpu")
        else { continue }
        raw = text.position(of: data.start)
        // What is around the element is blanked, so that positions stay those of the template.
        var bytes = text.bytes.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
        for (byte, offset) in zip(data.bytes, data.offsets) { bytes[offset] = byte }
        guard let parsed = try? LibvirtReader.read(SourceText(bytes), name: name) else {
          configuration.fault("syntax", text.position(of: data.start), "libvirt cannot read the XML in DATA")
          continue
        }
        configuration.cpus += parsed.cpus
        configuration.faults += parsed.faults
      default: break
      }
    }
    if let model {
      var cpu = ConfiguredCPU(.libvirt, at: model.position)
      if model.text == "host-passthrough" {
        cpu.mode = .hostPassthrough
        cpu.modePosition = model.position
      } else {
        cpu.models = [model]
      }
      configuration.cpus.append(cpu)
      if raw != nil {
        configuration.fault(
          "key-twice", model.position, name: "CPU_MODEL",
          "OpenNebula writes a <cpu> for CPU_MODEL beside the one in RAW, and libvirt reads one of them")
      }
    }
    if let machine {
      for index in configuration.cpus.indices where configuration.cpus[index].machines.isEmpty {
        configuration.cpus[index].machines = [machine]
      }
    }
    if configuration.cpus.isEmpty, configuration.faults.isEmpty {
      configuration.fault(
        "syntax", SourcePosition(line: 1, column: 1), "there is neither CPU_MODEL nor a <cpu> in RAW")
    }
    return configuration
  }

  /// Whether a document is nothing but settings, among them `CPU_MODEL` or `RAW` with a list.
  static func looksLikeTemplate(_ text: SourceText) -> Bool {
    let assignments = Assignments(text, .escaped)
    return assignments.isWhole
      && assignments.settings.contains {
        ["CPU_MODEL", "RAW"].contains($0.name.string.uppercased())
          && text.bytes[$0.value].first { !isBlank($0) } == UInt8(ascii: "[")
      }
  }

  private struct Vector {
    var name: String
    var pairs: [(key: String, value: PlacedText)]
  }

  /// The settings of the form `NAME = [ KEY = "VALUE", KEY = VALUE ]`.
  private static func vectors(of text: SourceText) -> [Vector] {
    let bytes = text.bytes
    var vectors: [Vector] = []
    var place = 0
    var word = PlacedText([], at: 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "#"):
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        word = PlacedText([], at: place)
      case UInt8(ascii: "\n"): word = PlacedText([], at: place)
      case UInt8(ascii: "\""): place = end(of: bytes, from: place)
      case UInt8(ascii: "["):
        let name = word.split(on: "=")[0].trimmed.string
        var pairs: [(key: String, value: PlacedText)] = []
        place += 1
        var part = PlacedText([], at: place)
        var value: PlacedText?
        func close() {
          guard let mark = part.bytes.firstIndex(of: UInt8(ascii: "=")) else { return }
          pairs.append((part[0..<mark].trimmed.string.uppercased(), value ?? part.dropping(mark + 1).trimmed))
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
          switch bytes[place] {
          case UInt8(ascii: "\""):
            let last = end(of: bytes, from: place)
            var content = PlacedText([], at: place + 1)
            var index = place + 1
            while index < last {
              if bytes[index] == UInt8(ascii: "\\"), index + 1 < last { index += 1 }
              content.append(bytes[index], at: index)
              index += 1
            }
            value = content
            place = last
          case UInt8(ascii: ","):
            close()
            part = PlacedText([], at: place + 1)
            value = nil
          default: part.append(bytes[place], at: place)
          }
          place += 1
        }
        close()
        vectors.append(Vector(name: name.uppercased(), pairs: pairs))
        word = PlacedText([], at: place)
      default: word.append(bytes[place], at: place)
      }
      place += 1
    }
    return vectors
  }

  /// The offset of the quote that ends a string; the document's end if there is none.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place, bytes.count)
  }
}
