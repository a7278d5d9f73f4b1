internal import FileAccess
internal import LibvirtCPU

/// What QEMU's processes on this machine were started with.
enum QEMUArguments {
  /// The values of `-cpu` of the processes that run the guest of that UUID.
  static func cpus(ofGuest uuid: String) -> [String] {
    let names = (try? Folder.names(in: "/proc")) ?? []
    var found: [String] = []
    for name in names where name.allSatisfy(\.isNumber) {
      guard let bytes = try? WholeFile.read("/proc/\(name)/cmdline", limit: 16 << 20) else { continue }
      let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      guard let mark = words.firstIndex(of: "-uuid"), mark + 1 < words.count, words[mark + 1] == uuid,
        let cpu = words.firstIndex(of: "-cpu"), cpu + 1 < words.count
      else { continue }
      found.append(words[cpu + 1])
    }
    return found
  }

  /// What a `-cpu` says otherwise than another did, a clause each; what only one of them names says nothing, as libvirt
  /// writes down what QEMU added after the start.
  static func differences(_ argument: String, from before: String) -> [String] {
    let (now, then) = (parsed(argument), parsed(before))
    var differences: [String] = []
    if now.model != then.model { differences.append("the model is \(now.model); it was \(then.model)") }
    for (name, isOn) in now.settings.sorted(by: { $0.key < $1.key }) {
      guard let was = then.settings[name], was != isOn else { continue }
      differences.append("\(name) is \(isOn ? "on; it was off" : "off; it was on")")
    }
    return differences
  }

  /// What a `-cpu` says otherwise than a definition does, a clause each; what only one of them names says nothing.
  static func differences(_ argument: String, from definition: CPUDefinition) -> [String] {
    let (model, settings) = parsed(argument)
    var differences: [String] = []
    if let named = definition.model, definition.mode == .custom, model != named {
      differences.append("the model is \(model); the definition says \(named)")
    }
    for feature in definition.features {
      guard let isOn = settings[plain(feature.name)] else { continue }
      switch feature.policy {
      case .require, .force:
        if !isOn { differences.append("\(feature.name) is off, but the definition requires it") }
      case .disable, .forbid:
        if isOn { differences.append("\(feature.name) is on, but the definition disables it") }
      default: break
      }
    }
    return differences
  }

  /// The model of a `-cpu`, and the features that it turns on or off.
  private static func parsed(_ argument: String) -> (model: String, settings: [String: Bool]) {
    let words = argument.split(separator: ",").map(String.init)
    var settings: [String: Bool] = [:]
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, parts[1] == "on" || parts[1] == "off" {
        settings[plain(parts[0])] = parts[1] == "on"
      }
    }
    return (words.first ?? "", settings)
  }

  /// A name as libvirt and QEMU write it alike, but for `_`, `-` and `.`.
  private static func plain(_ name: String) -> String {
    String(name.map { $0 == "_" || $0 == "." ? "-" : $0 })
  }
}
