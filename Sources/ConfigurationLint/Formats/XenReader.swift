internal import CPUCatalog
internal import Wording
internal import X86CPU

/// Reads `cpuid` of xl.cfg: libxl's syntax (`"host,NAME=VALUE"`), and xend's (`[ "LEAF[,SUBLEAF]:REGISTER=BITS" ]`).
///
/// - SeeAlso: xen 4.17 docs/man/xl.cfg.5.pod.in, cpuid; tools/xl/xl_parse.c, parse_config_data; tools/libs/light/libxl_cpuid.c,
///   libxl_cpuid_parse_config (strtoull reads a number's beginning; x, k and s are for numbers too);
///   tools/libs/util/libxlu_cfg_y.y (a value is a string, a number or a list in brackets), libxlu_cfg.c, xlu__cfg_set_store (the last one wins).
enum XenReader {
  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    let settings = Assignments(text, .onOneLine).settings.filter { $0.name.string == "cpuid" }
    guard let last = settings.last(where: { !$0.isAddition }) ?? settings.first else {
      configuration.fault("syntax", SourcePosition(line: 1, column: 1), "there is no setting cpuid")
      return configuration
    }
    for setting in settings.filter({ !$0.isAddition }).dropFirst() {
      configuration.fault(
        "key-twice", text.position(of: setting.name.start), name: "cpuid",
        "cpuid is set twice, and xl takes the last")
    }
    var cpu = ConfiguredCPU(.libvirt, at: text.position(of: last.value.lowerBound))
    for setting in settings where setting.name.start >= last.name.start {
      read(setting, text, &cpu, &configuration)
    }
    configuration.cpus.append(cpu)
    return configuration
  }

  /// Whether a document is nothing but settings, among them `cpuid`.
  static func looksLikeConfiguration(_ text: SourceText) -> Bool {
    let assignments = Assignments(text, .onOneLine)
    return assignments.isWhole && assignments.settings.contains { $0.name.string == "cpuid" }
  }

  private static func read(
    _ setting: Assignments.Setting, _ text: SourceText, _ cpu: inout ConfiguredCPU,
    _ configuration: inout ParsedConfiguration
  ) {
    let position = text.position(of: setting.value.lowerBound)
    let first = text.bytes[setting.value].first { !isBlank($0) }
    let isList = first == UInt8(ascii: "[")
    guard isList || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
      configuration.fault("syntax", position, "cpuid needs a string, or a list of strings in brackets")
      return
    }
    if !setting.isClosed {
      configuration.fault(
        "syntax", position, name: "cpuid", "the value of cpuid has no end; close its bracket or quote")
    }
    for string in strings(in: text, setting.value, isList: isList) {
      if string.bytes.first.map({ (0x30...0x39).contains($0) }) == true {
        readRegisters(string, text, &cpu, &configuration)
      } else {
        readNames(string, text, &cpu, &configuration)
      }
    }
  }

  /// The quoted strings of the value: one, or those up to the closing bracket; comments are left out.
  private static func strings(in text: SourceText, _ value: Range<Int>, isList: Bool) -> [PlacedText] {
    let bytes = text.bytes
    var strings: [PlacedText] = []
    var place = value.lowerBound
    while place < value.upperBound {
      switch bytes[place] {
      case UInt8(ascii: "#"):
        while place < value.upperBound, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      case UInt8(ascii: "]"): return strings
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[place]
        let first = place + 1
        place = first
        while place < value.upperBound, bytes[place] != quote { place += 1 }
        strings.append(PlacedText(bytes[min(first, value.upperBound)..<place], at: first))
        if !isList { return strings }
      default: break
      }
      place += 1
    }
    return strings
  }

  /// libxl's syntax: `host`, then names with values.
  private static func readNames(
    _ string: PlacedText, _ text: SourceText, _ cpu: inout ConfiguredCPU,
    _ configuration: inout ParsedConfiguration
  ) {
    let parts = string.split(on: ",").map(\.trimmed)
    if parts.first?.string != "host" {
      configuration.fault(
        "syntax", text.position(of: string.start), name: parts.first?.string,
        "a cpuid string begins with host, or with the number of a leaf")
    }
    for part in parts.dropFirst() where !part.isEmpty {
      let position = text.position(of: part.start)
      guard let mark = part.bytes.firstIndex(of: UInt8(ascii: "=")) else {
        configuration.fault(
          "syntax", position, name: part.string, "\(part.string) has no value; write NAME=VALUE")
        continue
      }
      let name = part[0..<mark].string
      let value = part.dropping(mark + 1).string
      let isNumber = XenNames.fields.contains(name)
      guard isNumber || XenNames.features[name] != nil else {
        let near = nearest(to: name, of: XenNames.features.keys)
        configuration.fault(
          "value-invalid", position, name: name,
          "xl has no feature \(name)"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
        continue
      }
      guard
        isNumber
          ? number(value) != nil || ["x", "k", "s"].contains(value)
          : ["0", "1", "x", "k", "s"].contains(value)
      else {
        configuration.fault(
          "value-invalid", position, name: name,
          isNumber
            ? "\(name) needs a number, not \(value)"
            : "\(name) is 0 (off), 1 (on), x (as Xen has it), k (as the host has it) or s (k, and the same after a move)"
        )
        continue
      }
      guard let own = XenNames.features[name], value == "0" || value == "1",
        let feature = Catalog.standard[own]
      else { continue }
      var wish = ConfiguredCPU.Wish(
        name: Word(text: own, position: position), isOn: value == "1", form: .assigned)
      wish.verdict = .known(feature)
      cpu.wishes.append(wish)
    }
  }

  /// xend's syntax: a leaf, perhaps a subleaf, and 32 characters for each register.
  private static func readRegisters(
    _ string: PlacedText, _ text: SourceText, _ cpu: inout ConfiguredCPU,
    _ configuration: inout ParsedConfiguration
  ) {
    let position = text.position(of: string.start)
    guard let colon = string.bytes.firstIndex(of: UInt8(ascii: ":")) else {
      configuration.fault("syntax", position, "after the leaf comes a colon, then REGISTER=BITS")
      return
    }
    let numbers = string[0..<colon].split(on: ",").map { number($0.trimmed.string) }
    guard (1...2).contains(numbers.count), let leaf = numbers[0], numbers.count == 1 || numbers[1] != nil
    else {
      configuration.fault("syntax", position, "a leaf is a number, and so is the subleaf after a comma")
      return
    }
    for part in string.dropping(colon + 1).split(on: ",").map(\.trimmed) {
      let place = text.position(of: part.start)
      let words = part.split(on: "=")
      guard words.count == 2, let register = CPUIDRegister(word: words[0].string) else {
        configuration.fault(
          "syntax", place, name: part.string, "a register is eax, ebx, ecx or edx, with = and 32 characters")
        continue
      }
      guard words[1].bytes.count == 32, words[1].string.allSatisfy({ "01xks".contains($0) }) else {
        configuration.fault(
          "value-invalid", place, name: words[0].string,
          "\(words[0].string) needs 32 characters of 0, 1, x, k and s, the highest bit first")
        continue
      }
      cpu.add(words[1], text, leaf: leaf, subleaf: numbers.count == 2 ? numbers[1] : nil, register)
    }
  }

  private static func number(_ text: String) -> UInt32? {
    text.hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text)
  }
}
