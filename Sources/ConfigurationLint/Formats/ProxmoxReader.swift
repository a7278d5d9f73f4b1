/// Reads Proxmox VE's cpu-models.conf: sections `cpu-model: NAME` with indented settings.
///
/// - SeeAlso: proxmox qemu-server src/PVE/QemuServer/CPUConfig.pm, cpu_fmt and cpu_vendor_list.
enum ProxmoxReader {
  private static let keys: Set<String> = [
    "flags", "reported-model", "hidden", "hv-vendor-id", "phys-bits", "guest-phys-bits",
  ]

  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    var cpu: ConfiguredCPU?
    var seen: Set<String> = []
    var names: Set<String> = []
    func close() {
      guard var done = cpu else { return }
      if done.models.isEmpty, !seen.contains("reported-model") {
        done.models = [Word(text: "kvm64", position: done.position)]
      }
      configuration.cpus.append(done)
      cpu = nil
    }
    for line in text.lines {
      let content = line.trimmed
      guard let first = content.bytes.first, first != UInt8(ascii: "#") else { continue }
      let position = text.position(of: content.start)
      if let start = line.bytes.first, !isBlank(start) {
        close()
        let parts = content.split(on: ":")
        let name = parts.count > 1 ? parts[1].trimmed.string : ""
        guard parts.count == 2, parts[0].string == "cpu-model", !name.isEmpty else {
          configuration.fault("syntax", position, "a section must begin with cpu-model: NAME")
          continue
        }
        if !names.insert(name).inserted {
          configuration.fault(
            "key-twice", position, name: name, "the model \(name) appears twice")
        }
        cpu = ConfiguredCPU(.qemu, at: position)
        seen = []
        continue
      }
      guard cpu != nil else { continue }
      let end = content.bytes.firstIndex(where: isBlank) ?? content.bytes.count
      let key = content[0..<end].string
      let value = content.dropping(end).trimmed
      guard keys.contains(key) else {
        configuration.fault(
          "key-unknown", position, name: key, "cpu-models.conf has no setting \(key)")
        continue
      }
      if !seen.insert(key).inserted {
        configuration.fault("key-twice", position, name: key, "\(key) is set twice in this model")
      }
      take(key, value, into: &cpu, &configuration, text)
    }
    close()
    return configuration
  }

  private static func take(
    _ key: String, _ value: PlacedText, into cpu: inout ConfiguredCPU?,
    _ configuration: inout ParsedConfiguration,
    _ text: SourceText
  ) {
    let position = text.position(of: value.start)
    switch key {
    case "reported-model":
      cpu?.models = [Word(text: value.string, position: position)]
      if value.string == "host" {
        cpu?.mode = .hostPassthrough
        cpu?.modePosition = position
      }
      // What no QEMU has is another rule's.
      if QEMUModelNames.contains(value.string), !ProxmoxModels.contains(value.string) {
        configuration.fault(
          "value-invalid", position, name: value.string,
          "Proxmox VE does not accept \(value.string) as a reported-model")
      }
    case "flags":
      for item in value.split(on: ";").map(\.trimmed) where !item.isEmpty {
        let place = text.position(of: item.start)
        let sign = item.bytes[0]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), item.bytes.count > 1,
          item.bytes.dropFirst().allSatisfy(isNameByte)
        else {
          configuration.fault(
            "syntax", place, name: item.string,
            "\(item.string) is not a flag; write +NAME or -NAME, separated by semicolons")
          continue
        }
        let name = item.dropping(1)
        // A shorthand of Proxmox's own for svm or vmx.
        guard name.string != "nested-virt" else { continue }
        cpu?.wishes.append(
          ConfiguredCPU.Wish(
            name: Word(text: name.string, position: text.position(of: name.start)),
            isOn: sign == UInt8(ascii: "+"), form: .signed))
      }
    case "phys-bits":
      if value.string == "host" {
        cpu?.hostAddressBits = position
      } else if Int(value.string).map({ (8...64).contains($0) }) != true {
        configuration.fault(
          "value-invalid", position, name: value.string, "phys-bits must be host or a number from 8 to 64")
      }
    case "hidden":
      if !["0", "1", "yes", "no", "on", "off", "true", "false"].contains(value.string.lowercased()) {
        configuration.fault("value-invalid", position, name: value.string, "hidden must be 0 or 1")
      }
    default: break
    }
  }
}

/// Whether a byte may be in the name of a feature.
func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
    true
  default: false
  }
}
