internal import X86CPU
internal import YAMLNodes

/// Reads a custom CPU template of Firecracker's: bitmaps of CPUID registers and MSRs, in JSON.
///
/// - SeeAlso: firecracker docs/cpu_templates/schema.json, cpu-templates.md.
enum FirecrackerTemplateReader {
  private static let keys = [
    "kvm_capabilities", "cpuid_modifiers", "msr_modifiers", "reg_modifiers", "vcpu_features",
  ]

  static func read(_ text: SourceText, name: String) throws(LintError) -> ParsedConfiguration {
    // JSON is YAML, whose nodes have positions.
    let documents = try YAMLDocuments(text, name: name)
    var configuration = ParsedConfiguration()
    guard documents.roots.count == 1, let root = documents.roots.first, let pairs = root.mapping else {
      throw LintError(name, "a CPU template is one JSON object")
    }
    var cpu = ConfiguredCPU(.libvirt, at: documents.position(root))
    var reader = Reader(text: text, documents: documents)
    for (key, value) in pairs {
      let position = documents.position(key)
      switch key.string {
      case "cpuid_modifiers":
        for entry in reader.list(value, &configuration) { reader.leaf(entry, &cpu, &configuration) }
      case "msr_modifiers":
        for entry in reader.list(value, &configuration) { reader.msr(entry, &cpu, &configuration) }
      case "reg_modifiers", "vcpu_features":
        configuration.fault(
          "value-invalid", position, name: key.string,
          "\(key.string ?? "") is for ARM, and Firecracker refuses it on x86")
      case "kvm_capabilities": break
      default:
        configuration.fault(
          "key-unknown", position, name: key.string,
          "a CPU template has no key \(key.string ?? ""); use \(keys.joined(separator: ", "))")
      }
    }
    configuration.cpus.append(cpu)
    return configuration
  }

  private struct Reader {
    let text: SourceText
    let documents: YAMLDocuments

    func list(_ node: YAMLNode, _ configuration: inout ParsedConfiguration) -> [YAMLNode] {
      guard let entries = node.sequence else {
        configuration.fault("syntax", documents.position(node), "this must be a list of modifiers")
        return []
      }
      return entries
    }

    /// A number that is written as a string.
    private func number(
      _ node: YAMLNode?, of entry: YAMLNode, _ key: String, _ configuration: inout ParsedConfiguration
    ) -> UInt32? {
      guard let node, let word = node.string else {
        configuration.fault("syntax", documents.position(entry), name: key, "this modifier has no \(key)")
        return nil
      }
      let value =
        word.hasPrefix("0x")
        ? UInt32(word.dropFirst(2), radix: 16)
        : word.hasPrefix("0b") ? UInt32(word.dropFirst(2), radix: 2) : UInt32(word)
      if value == nil {
        configuration.fault(
          "value-invalid", documents.position(node), name: key,
          "\(key) is a string with a number, such as \"0x1\"")
      }
      return value
    }

    /// The characters of a bitmap, without `0b` and `_`; a shorter one leaves the higher bits as they are.
    private func bitmap(
      _ node: YAMLNode?, of entry: YAMLNode, width: Int, _ configuration: inout ParsedConfiguration
    ) -> PlacedText? {
      guard let node, let placed = documents.placed(node) else {
        configuration.fault(
          "syntax", documents.position(entry), name: "bitmap", "this modifier has no bitmap")
        return nil
      }
      var bits = PlacedText([], at: placed.start)
      for (byte, offset) in zip(placed.bytes, placed.offsets).dropFirst(2) where byte != UInt8(ascii: "_") {
        bits.append(byte, at: offset)
      }
      guard placed.string.hasPrefix("0b"), (1...width).contains(bits.bytes.count),
        bits.string.allSatisfy({ "01x".contains($0) })
      else {
        configuration.fault(
          "value-invalid", documents.position(node), name: "bitmap",
          "a bitmap is 0b and up to \(width) characters of 0, 1 and x, the highest bit first")
        return nil
      }
      return bits
    }

    mutating func leaf(
      _ entry: YAMLNode, _ cpu: inout ConfiguredCPU, _ configuration: inout ParsedConfiguration
    ) {
      let leaf = number(entry["leaf"], of: entry, "leaf", &configuration)
      let subleaf = number(entry["subleaf"], of: entry, "subleaf", &configuration)
      if entry["flags"] == nil {
        configuration.fault("syntax", documents.position(entry), name: "flags", "this modifier has no flags")
      }
      guard let modifiers = entry["modifiers"] else {
        configuration.fault(
          "syntax", documents.position(entry), name: "modifiers", "this modifier has no modifiers")
        return
      }
      for modifier in list(modifiers, &configuration) {
        guard let word = modifier["register"]?.string, let register = CPUIDRegister(word: word) else {
          configuration.fault(
            "value-invalid", documents.position(modifier), name: "register",
            "a register is eax, ebx, ecx or edx")
          continue
        }
        guard let bits = bitmap(modifier["bitmap"], of: modifier, width: 32, &configuration), let leaf,
          let subleaf
        else { continue }
        cpu.add(bits, text, leaf: leaf, subleaf: subleaf, register)
      }
    }

    mutating func msr(
      _ entry: YAMLNode, _ cpu: inout ConfiguredCPU, _ configuration: inout ParsedConfiguration
    ) {
      let index = number(entry["addr"], of: entry, "addr", &configuration)
      guard let bits = bitmap(entry["bitmap"], of: entry, width: 64, &configuration), let index else {
        return
      }
      cpu.add(bits, text, msr: index)
    }
  }
}
