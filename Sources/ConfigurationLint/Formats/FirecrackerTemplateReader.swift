internal import X86CPU
internal import YAMLNodes

/// Reads a custom CPU template of Firecracker's: bitmaps of CPUID registers and MSRs, in JSON.
///
/// - SeeAlso: firecracker docs/cpu_templates/schema.json, cpu-templates.md; src/vmm/src/cpu_config/templates_serde.rs (numbers are
///   strings that begin 0x or 0b), templates.rs, KvmCapability (a decimal number as a string, perhaps after `!`).
enum FirecrackerTemplateReader {
  private static let keys = [
    "kvm_capabilities", "cpuid_modifiers", "msr_modifiers", "reg_modifiers", "vcpu_features",
  ]

  static func read(_ text: SourceText, name: String) throws(LintError) -> ParsedConfiguration {
    if let offset = JSONShape.fault(in: text.bytes) {
      let isComment = offset < text.bytes.count && text.bytes[offset] == UInt8(ascii: "#")
      throw LintError(
        name,
        isComment
          ? "a CPU template is JSON, which has no comments: take this line out"
          : "a CPU template is one JSON object, and this is no JSON", at: text.position(of: offset))
    }
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
      case "kvm_capabilities":
        for entry in reader.list(value, &configuration) { reader.capability(entry, &configuration) }
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
        configuration.fault("syntax", documents.position(node), "this must be a list in brackets")
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
        !node.isString
        ? nil
        : word.hasPrefix("0x")
          ? UInt32(word.dropFirst(2), radix: 16)
          : word.hasPrefix("0b") ? UInt32(word.dropFirst(2), radix: 2) : nil
      if value == nil {
        configuration.fault(
          "value-invalid", documents.position(node), name: key,
          "\(key) is a string that begins 0x or 0b, such as \"0x1\"")
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
      guard node.isString, placed.string.hasPrefix("0b"), (1...width).contains(bits.bytes.count),
        bits.string.allSatisfy({ "01x".contains($0) })
      else {
        configuration.fault(
          "value-invalid", documents.position(node), name: "bitmap",
          "a bitmap is 0b and up to \(width) characters of 0, 1 and x, the highest bit first")
        return nil
      }
      return bits
    }

    /// A capability of KVM that is checked too, or not checked.
    func capability(_ node: YAMLNode, _ configuration: inout ParsedConfiguration) {
      let word = node.string ?? ""
      if node.isString, UInt32(word.hasPrefix("!") ? String(word.dropFirst()) : word) != nil { return }
      configuration.fault(
        "value-invalid", documents.position(node), name: "kvm_capabilities",
        "a capability is a string with its decimal number, such as \"171\", or \"!171\" to leave its check out"
      )
    }

    mutating func leaf(
      _ entry: YAMLNode, _ cpu: inout ConfiguredCPU, _ configuration: inout ParsedConfiguration
    ) {
      let leaf = number(entry["leaf"], of: entry, "leaf", &configuration)
      let subleaf = number(entry["subleaf"], of: entry, "subleaf", &configuration)
      if let flags = entry["flags"] {
        if flags.isString || flags.string.flatMap({ UInt32($0) }) == nil {
          configuration.fault(
            "value-invalid", documents.position(flags), name: "flags", "flags is a number without quotes")
        }
      } else {
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

extension YAMLNode {
  /// Whether the node is a scalar in quotes, which is what JSON calls a string.
  fileprivate var isString: Bool { if case .scalar(_, isPlain: false) = content { true } else { false } }
}
