internal import CPUCatalog

/// Reads arguments of QEMU's `-cpu`: alone in a line, or after `-cpu` in a command.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, x86_cpu_parse_featurestr.
enum QEMUReader {
  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    var machine: Word?
    let hasOption = text.lines.contains { words(of: $0).contains { $0.string == "-cpu" } }
    for line in text.lines {
      let content = line.trimmed
      guard let first = content.bytes.first, first != UInt8(ascii: "#") else { continue }
      let words = words(of: content)
      if hasOption {
        for (index, word) in words.enumerated() where index + 1 < words.count {
          switch word.string {
          case "-cpu": configuration.cpus.append(cpu(words[index + 1], text, &configuration))
          case "-machine", "-M": machine = self.machine(words[index + 1], text) ?? machine
          default: break
          }
        }
      } else if words.count == 1 {
        configuration.cpus.append(cpu(words[0], text, &configuration))
      } else {
        configuration.fault(
          "syntax", text.position(of: content.start), "the argument of -cpu contains a blank")
      }
    }
    if let machine {
      for index in configuration.cpus.indices { configuration.cpus[index].machines = [machine] }
    }
    return configuration
  }

  /// The type in an argument of `-machine`: the first word, or `type=`; nil if it only sets properties.
  ///
  /// - SeeAlso: qemu 10.0 qemu-options.hx, machine.
  private static func machine(_ argument: PlacedText, _ text: SourceText) -> Word? {
    for (place, part) in argument.unquoted.split(on: ",").enumerated() {
      let mark = part.bytes.firstIndex(of: UInt8(ascii: "="))
      guard let mark else {
        if place == 0 { return Word(text: part.string, position: text.position(of: part.start)) }
        continue
      }
      guard part[0..<mark].string == "type" else { continue }
      let value = part.dropping(mark + 1)
      return Word(text: value.string, position: text.position(of: value.start))
    }
    return nil
  }

  /// Whether a document has `-cpu` in it, or is nothing but arguments: names with commas and signs.
  static func looksLikeArgument(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingBlanks }
      .filter { !$0.isEmpty && $0.utf8.first != UInt8(ascii: "#") }
    guard !lines.isEmpty else { return false }
    if lines.contains(where: { $0.split(separator: " ").contains("-cpu") }) { return true }
    return lines.allSatisfy { line in
      line.utf8.count < 16384 && line.utf8.first.map { isNameByte($0) && $0 != UInt8(ascii: "-") } == true
        && line.utf8.allSatisfy {
          isNameByte($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "=")
        }
    }
  }

  /// The CPU of one argument.
  static func cpu(
    _ argument: PlacedText, _ text: SourceText, _ configuration: inout ParsedConfiguration,
    dialect: NameDialect = .qemu
  ) -> ConfiguredCPU {
    let parts = argument.unquoted.split(on: ",")
    var cpu = ConfiguredCPU(dialect, at: text.position(of: argument.start))
    let model = parts[0].trimmed
    let modelPosition = text.position(of: model.start)
    if model.string == "host" || model.string == "max" {
      cpu.mode = model.string == "host" ? .hostPassthrough : .maximum
      cpu.modePosition = modelPosition
    }
    cpu.models = [Word(text: model.string, position: modelPosition)]
    for part in parts.dropFirst().map(\.trimmed) where !part.isEmpty {
      let sign = part.bytes[0]
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        let name = part.dropping(1)
        cpu.wishes.append(
          ConfiguredCPU.Wish(
            name: Word(text: name.string, position: text.position(of: name.start)),
            isOn: sign == UInt8(ascii: "+"), form: .signed))
        continue
      }
      take(part, text, into: &cpu, &configuration)
    }
    return cpu
  }

  /// Reads one `name=value`, or a bare name, which means on.
  static func take(
    _ part: PlacedText, _ text: SourceText, into cpu: inout ConfiguredCPU,
    _ configuration: inout ParsedConfiguration
  ) {
    let mark = part.bytes.firstIndex(of: UInt8(ascii: "=")) ?? part.bytes.count
    let value = part.dropping(mark + 1).string
    let word = Word(text: part[0..<mark].string, position: text.position(of: part.start))
    take(word, value: mark == part.bytes.count ? "on" : value, into: &cpu, &configuration)
  }

  private static func take(
    _ word: Word, value: String, into cpu: inout ConfiguredCPU, _ configuration: inout ParsedConfiguration
  ) {
    let isOn = ["on", "yes", "true", "y"].contains(value)
    let isOff = ["off", "no", "false", "n"].contains(value)
    switch word.text.replacing("_", with: "-") {
    case "tsc-freq", "tsc-frequency": cpu.hasFixedTSC = true
    case "migratable" where isOff: cpu.unmigratable = word.position
    case "host-phys-bits" where isOn: cpu.hostAddressBits = word.position
    case let name where QEMUProperties.all.contains(name): break
    case _ where isOn || isOff:
      cpu.wishes.append(ConfiguredCPU.Wish(name: word, isOn: isOn, form: .assigned))
    default:
      cpu.wishes.append(ConfiguredCPU.Wish(name: word, isOn: nil, form: .assigned))
      if !isPlaceholder(value) {
        configuration.fault(
          "value-invalid", word.position, name: word.text, "\(word.text) must be on or off, not \(value)")
      }
    }
  }

  private static func words(of line: PlacedText) -> [PlacedText] {
    line.split(isBlank).filter { !$0.isEmpty }.map(\.unquoted)
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var bytes = Array(utf8)[...]
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
