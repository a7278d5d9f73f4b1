internal import YAMLNodes

/// Reads Incus's cluster groups: `instances.vm.cpu.x86_64.baseline` and `.flags` of `config`.
///
/// - SeeAlso: incus doc/howto/cluster_groups.md, Configuration options.
enum IncusReader {
  private static let prefix = "instances.vm.cpu.x86_64."

  static func read(_ text: SourceText, name: String) throws(LintError) -> ParsedConfiguration {
    let documents = try YAMLDocuments(text, name: name)
    var configuration = ParsedConfiguration()
    for root in documents.roots {
      let configs =
        root.sequence.map { $0.compactMap { $0["config"] } } ?? [root["config"] ?? root]
      for config in configs {
        if let cpu = cpu(config, documents, &configuration) { configuration.cpus.append(cpu) }
      }
    }
    return configuration
  }

  private static func cpu(
    _ config: YAMLNode, _ documents: YAMLDocuments, _ configuration: inout ParsedConfiguration
  ) -> ConfiguredCPU? {
    guard let settings = config.mapping else { return nil }
    var cpu = ConfiguredCPU(.qemu, at: documents.position(config))
    var isThere = false
    for (key, value) in settings {
      guard let word = documents.word(key), word.text.hasPrefix("instances.vm.cpu.") else { continue }
      switch word.text {
      case prefix + "baseline":
        guard let model = documents.placed(value) else { continue }
        isThere = true
        let place = documents.text.position(of: model.start)
        cpu.models = [Word(text: model.string, position: place)]
        if model.string == "host" { (cpu.mode, cpu.modePosition) = (.hostPassthrough, place) }
      case prefix + "flags":
        guard let flags = documents.placed(value) else { continue }
        isThere = true
        // Incus computes the flags from what the group's members share.
        guard flags.string != "auto" else { continue }
        for flag in flags.split(on: ",").map(\.trimmed) where !flag.isEmpty {
          // Each entry goes into -cpu unchanged and can be a property with a value.
          if flag.bytes.contains(UInt8(ascii: "=")) {
            QEMUReader.take(flag, documents.text, into: &cpu, &configuration)
            continue
          }
          let isOff = flag.bytes[0] == UInt8(ascii: "-")
          let name = isOff || flag.bytes[0] == UInt8(ascii: "+") ? flag.dropping(1) : flag
          cpu.wishes.append(
            ConfiguredCPU.Wish(
              name: Word(text: name.string, position: documents.text.position(of: name.start)),
              isOn: !isOff, form: .signed))
        }
      default:
        guard word.text.hasPrefix(prefix) else { continue }
        configuration.fault(
          "key-unknown", word.position, name: word.text, "Incus has no setting \(word.text)")
      }
    }
    return isThere ? cpu : nil
  }
}
