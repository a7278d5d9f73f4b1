internal import CPUCatalog
internal import Wording

/// Reads `--cpus` of a cloud-hypervisor command, or its value alone: the CPU is the host's, with features that are off by default.
///
/// - SeeAlso: cloud-hypervisor docs/cpu.md; vmm/src/config.rs, CpusConfig::parse (profile).
enum CloudHypervisorReader {
  private static let keys: Set<String> = [
    "boot", "max", "topology", "kvm_hyperv", "max_phys_bits", "affinity", "features", "nested",
    "core_scheduling", "profile",
  ]

  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    for line in text.lines {
      let content = line.trimmed
      guard let first = content.bytes.first, first != UInt8(ascii: "#") else { continue }
      let words = content.split(isBlank).filter { !$0.isEmpty }
      if let mark = words.firstIndex(where: { $0.string == "--cpus" }) {
        guard mark + 1 < words.count else {
          configuration.fault(
            "syntax", text.position(of: words[mark].start), "--cpus needs a value, such as boot=2")
          continue
        }
        read(words[mark + 1].unquoted, text, &configuration)
      } else if words.count == 1, content.bytes.contains(UInt8(ascii: "=")) {
        read(content, text, &configuration)
      }
    }
    if configuration.cpus.isEmpty, configuration.faults.isEmpty {
      configuration.fault("syntax", SourcePosition(line: 1, column: 1), "there is no --cpus")
    }
    return configuration
  }

  private static func read(
    _ value: PlacedText, _ text: SourceText, _ configuration: inout ParsedConfiguration
  ) {
    var cpu = ConfiguredCPU(.libvirt, at: text.position(of: value.start))
    for part in options(value) {
      let position = text.position(of: part.start)
      let mark = part.bytes.firstIndex(of: UInt8(ascii: "=")) ?? part.bytes.count
      let key = part[0..<mark].string
      guard keys.contains(key) else {
        let near = nearest(to: key, of: keys)
        configuration.fault(
          "key-unknown", position, name: key,
          "--cpus has no option \(key)"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
        continue
      }
      guard key == "features" else { continue }
      var list = part.dropping(mark + 1)
      if list.bytes.first == UInt8(ascii: "["), list.bytes.last == UInt8(ascii: "]") {
        list = list[1..<(list.bytes.count - 1)]
      }
      for name in list.split(on: ",").map(\.trimmed) where !name.isEmpty {
        let place = text.position(of: name.start)
        guard name.string == "amx" else {
          configuration.fault(
            "value-invalid", place, name: name.string,
            "Cloud Hypervisor knows the feature amx and no other; guests get the rest of their host's CPU, and nothing can be taken out"
          )
          continue
        }
        for own in ["amx-tile", "amx-int8", "amx-bf16"] {
          var wish = ConfiguredCPU.Wish(name: Word(text: own, position: place), isOn: true)
          wish.verdict = .known(Catalog.standard[own])
          cpu.wishes.append(wish)
        }
      }
    }
    configuration.cpus.append(cpu)
  }

  /// The options between commas, except for commas in brackets.
  private static func options(_ value: PlacedText) -> [PlacedText] {
    var options: [PlacedText] = []
    var (start, depth) = (0, 0)
    for (place, byte) in value.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        options.append(value[start..<place])
        start = place + 1
      default: break
      }
    }
    options.append(value[start..<value.bytes.count])
    return options.filter { !$0.isEmpty }
  }
}
