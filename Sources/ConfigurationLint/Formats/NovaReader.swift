/// The CPU settings of `[libvirt]` in nova.conf.
struct NovaSettings: Sendable {
  struct Setting: Sendable {
    var position: SourcePosition
    var value: PlacedText
  }

  var mode: Setting?
  var models: Setting?
  /// The name that `models` had before Nova 20.0.0.
  var model: Setting?
  var flags: Setting?
  var machines: Setting?
  var virtType: Setting?
  /// CPU settings in another section, where Nova ignores them.
  var misplaced: [(key: Word, section: String)] = []
}

/// Reads nova.conf as oslo.config does: sections, `key = value`, values that continue on indented lines.
///
/// - SeeAlso: oslo.config oslo_config/iniparser.py, BaseParser; nova nova/conf/libvirt.py.
enum NovaReader {
  private static let keys: Set<String> = [
    "cpu_mode", "cpu_models", "cpu_model", "cpu_model_extra_flags", "hw_machine_type",
  ]

  /// Whether lines are of an INI file with sections of Nova's, or with its settings of the CPU.
  static func looksLikeSettings(_ lines: [PlacedText]) -> Bool {
    guard lines.contains(where: { $0.bytes.contains(UInt8(ascii: "=")) }) else { return false }
    let sections = lines.filter { $0.bytes.first == UInt8(ascii: "[") && $0.bytes.last == UInt8(ascii: "]") }
    let own = ["[DEFAULT]", "[libvirt]", "[compute]", "[workarounds]", "[placement]"]
    return sections.contains { own.contains($0.string) }
      || !sections.isEmpty && lines.contains { keys.contains($0.split(on: "=")[0].trimmed.string) }
  }

  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    var settings = NovaSettings()
    var section = "DEFAULT"
    var seen: Set<String> = []
    for entry in entries(text, &configuration) {
      switch entry {
      case .section(let name): section = name
      case .setting(let key, let value):
        let position = text.position(of: key.start)
        let name = key.string
        let isWanted = keys.contains(name) || (name == "virt_type" && section == "libvirt")
        guard isWanted else { continue }
        guard section == "libvirt" else {
          settings.misplaced.append((Word(text: name, position: position), section))
          continue
        }
        if !seen.insert(name).inserted {
          configuration.fault(
            "key-twice", position, name: name,
            "\(name) is set twice in [libvirt]; oslo.config uses the last value")
        }
        let setting = NovaSettings.Setting(position: position, value: value.trimmed.unquoted.trimmed)
        switch name {
        case "cpu_mode": settings.mode = setting
        case "cpu_models": settings.models = setting
        case "cpu_model": settings.model = setting
        case "cpu_model_extra_flags": settings.flags = setting
        case "hw_machine_type": settings.machines = setting
        default: settings.virtType = setting
        }
      }
    }
    configuration.nova = settings
    if let cpu = cpu(settings, text) { configuration.cpus = [cpu] }
    return configuration
  }

  enum Entry {
    case section(String)
    case setting(PlacedText, PlacedText)
  }

  static func entries(_ text: SourceText, _ configuration: inout ParsedConfiguration) -> [Entry] {
    var entries: [Entry] = []
    var open: (key: PlacedText, value: PlacedText)?
    func close() {
      if let open { entries.append(.setting(open.key, open.value)) }
      open = nil
    }
    for line in text.lines {
      let content = line.trimmed
      guard let first = content.bytes.first else {
        close()
        continue
      }
      if let start = line.bytes.first, isBlank(start), open != nil {
        // In place: a copy for each line would take quadratic time.
        open?.value.append(UInt8(ascii: ","), at: content.start)
        open?.value.append(content)
        continue
      }
      guard first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { continue }
      close()
      if first == UInt8(ascii: "[") {
        guard let end = content.bytes.firstIndex(of: UInt8(ascii: "]")), end > 1 else {
          configuration.fault(
            "syntax", text.position(of: content.start), "the section name has no closing bracket")
          continue
        }
        entries.append(.section(content[1..<end].string))
        continue
      }
      let mark = content.bytes.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
      guard let mark, mark > 0 else {
        configuration.fault(
          "syntax", text.position(of: content.start), "this line is neither a section nor key = value")
        continue
      }
      open = (content[0..<mark].trimmed, content.dropping(mark + 1).trimmed)
    }
    close()
    return entries
  }

  private static func cpu(_ settings: NovaSettings, _ text: SourceText) -> ConfiguredCPU? {
    guard let anchor = settings.mode ?? settings.models ?? settings.model ?? settings.flags else {
      return nil
    }
    var cpu = ConfiguredCPU(.libvirt, at: anchor.position)
    if let mode = settings.mode {
      let named: [String: ConfiguredCPU.Mode] = ["host-passthrough": .hostPassthrough, "custom": .custom]
      cpu.mode = named[mode.value.string] ?? .hostModel
      cpu.modePosition = text.position(of: mode.value.start)
    } else {
      cpu.mode = .hostModel
    }
    if let type = settings.virtType { cpu.usesKVM = type.value.string == "kvm" }
    if let models = settings.models ?? settings.model { cpu.models = items(models, text) }
    cpu.machines = settings.machines.map { machines($0, text) } ?? []
    for item in settings.flags.map({ items($0, text) }) ?? [] {
      let sign = item.text.utf8.first
      let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      var name = item
      if isSigned {
        name.text.removeFirst()
        name.position.column += 1
      }
      // Nova accepts names in any case and converts them to lower case.
      name.text = name.text.lowercased()
      cpu.wishes.append(
        ConfiguredCPU.Wish(name: name, isOn: sign != UInt8(ascii: "-"), form: isSigned ? .signed : .plain))
    }
    return cpu
  }

  /// The machine types for x86 in `hw_machine_type`, a list of ARCHITECTURE=TYPE.
  ///
  /// - SeeAlso: nova nova/conf/libvirt.py, hw_machine_type.
  private static func machines(_ setting: NovaSettings.Setting, _ text: SourceText) -> [Word] {
    setting.value.split(on: ",").map(\.trimmed).compactMap { item in
      guard let mark = item.bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      guard ["x86_64", "i686"].contains(item[0..<mark].trimmed.string) else { return nil }
      let type = item.dropping(mark + 1).trimmed
      return Word(text: type.string, position: text.position(of: type.start))
    }
  }

  private static func items(_ setting: NovaSettings.Setting, _ text: SourceText) -> [Word] {
    setting.value.split(on: ",").map(\.trimmed).filter { !$0.isEmpty }.map {
      Word(text: $0.string, position: text.position(of: $0.start))
    }
  }
}
