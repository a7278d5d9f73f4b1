internal import CPUCatalog
internal import CPUCompatibility

extension CauseContext {
  /// The catalogue's switches of the feature as causes: each is held against what is known of the host.
  func switchCauses() -> [Cause] {
    article.switches.compactMap { item in
      guard !item.hides.isEmpty, loss.candidates.contains(item.layer),
        item.concerns(vendor: vendor),
        hidesHere(item)
      else { return nil }
      let finding = judge(item)
      return Cause(
        id: item.identifier, layer: item.layer.rawValue, title: item.mechanism.description,
        certainty: finding.certainty,
        evidence: finding.text.isEmpty ? item.note.text : "\(finding.text). \(item.note.text)",
        collect: finding.collect, cure: finding.cure, citation: item.note.citation)
    }
  }

  /// Whether the switch hides the feature from the point where it is first missing, and not from one that has it.
  private func hidesHere(_ item: FeatureSwitch) -> Bool {
    if item.hides.contains(.cpuid), state(at: "cpuid") == .present { return false }
    // TSX's switches depend on one another: a rule of their own knows how.
    if isTSX, item.layer == .kernel { return false }
    switch loss.firstAbsent {
    case .cpuid, .libvirtHostCPU, .novaCPUInfo: return item.hides.contains(.cpuid)
    case .kernelFlags: return item.hides.contains(.kernel) || item.hides.contains(.cpuid)
    default: return true
    }
  }

  private func judge(_ item: FeatureSwitch) -> CauseRule.Finding {
    switch item.mechanism {
    case .msr(_, let index, let bit, let hiding, _):
      let write = MSRWrite(index: index, bit: bit, hiding: hiding, on: host)
      let back = Cause.Cure(
        "Set bit \(bit) of MSR \(hexadecimal(index)) to \(1 - hiding) by the firmware's setup, or until the next boot by wrmsr",
        restarts: "host (wrmsr: libvirtd, which remembers the CPU)",
        risk: "A setting of the firmware's may have a reason of its own. \(MSRWrite.limits)",
        commands: write.commands, undo: write.undo)
      guard let set = isSet(bit, ofMSR: index) else {
        return .possible(
          "MSR \(hexadecimal(index)) was not read", collect: readCommand(index), cure: back)
      }
      let hides = hiding == 1 ? set.onSome : !set.onAll
      return hides ? .proven(valuesText(ofMSR: index), cure: back) : .excluded(valuesText(ofMSR: index))
    case .parameter(let text):
      return judge(parameter: text)
    case .module(let text):
      let fields = text.split(separator: "=", maxSplits: 1).map(String.init)
      return judge(module: fields[0], hiding: fields.count > 1 ? fields[1] : "")
    case .bios(let entry):
      return .possible(
        "The setup of this firmware was not seen\(firmwareTitle)",
        cure: .init("Look for \"\(entry)\" in the firmware's setup", restarts: "host"))
    case .update(let update):
      let revision = host.value(.microcode).map { ": it runs \(hexadecimal($0))" } ?? ""
      return .possible(
        "Whether the running microcode has it is not known\(revision)",
        collect: "grep -m1 microcode /proc/cpuinfo",
        cure: .init("Install the current microcode (\(update)), early in the boot", restarts: "host"))
    case .option(let option):
      return .possible(
        "Whether guests are started with \(option) was not seen",
        collect: "ps -o args -C qemu-system-x86_64 | grep -o -- '-cpu [^ ]*'",
        cure: .init("Change QEMU's \(option)", restarts: "guest"))
    }
  }

  private var firmwareTitle: String {
    guard let version = configuration.firmware["bios_version"] else { return "" }
    let maker = configuration.firmware["bios_vendor"].map { $0 + " " } ?? ""
    return " (\(maker)\(version)\(configuration.firmware["bios_date"].map { ", " + $0 } ?? ""))"
  }

  /// `clearcpuid=monitor`, or a name alone, against the kernel's command line.
  private func judge(parameter text: String) -> CauseRule.Finding {
    let words = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let cure = Cause.Cure(
      "Take \(text) off the kernel's command line", restarts: "host", risk: "It may be there for a reason")
    guard configuration.commandLine != nil else {
      return .possible("The kernel's command line was not read", collect: "cat /proc/cmdline", cure: cure)
    }
    guard let value = configuration.argument(words[0]) else {
      return .excluded("The command line has no \(words[0])")
    }
    let wanted = words.count > 1 ? words[1] : ""
    let holds =
      wanted.isEmpty || value.split(separator: ",").contains(Substring(wanted))
      || namesFeature(value, words[0])
    let shown = value.isEmpty ? words[0] : "\(words[0])=\(value)"
    return holds
      ? .proven("The command line has \(shown)", cure: cure) : .excluded("The command line has \(shown)")
  }

  /// Whether `clearcpuid=` names the feature by Linux's flag or by word and bit.
  private func namesFeature(_ value: String, _ parameter: String) -> Bool {
    guard parameter == "clearcpuid" else { return false }
    let flags = feature.aliases.filter { $0.dialect == .linux }.map(\.name) + [name]
    return value.split(separator: ",").contains { flags.contains(String($0)) }
  }

  private func judge(module parameter: String, hiding: String) -> CauseRule.Finding {
    let path = "/sys/module/\(parameter.replacing(".", with: "/parameters/"))"
    let cure = Cause.Cure(
      "Load the module with \(parameter) other than \(hiding) (options in /etc/modprobe.d)",
      restarts: "kvm (no guest may run while it is loaded anew)")
    guard let value = configuration.moduleParameters[parameter] else {
      return .possible("\(path) was not read", collect: "cat \(path)", cure: cure)
    }
    func normal(_ text: String) -> String { ["Y": "1", "y": "1", "N": "0", "n": "0"][text] ?? text }
    return normal(value) == normal(hiding)
      ? .proven("\(path) is \(value)", cure: cure) : .excluded("\(path) is \(value)")
  }
}

extension FeatureSwitch {
  /// A stable identifier: layer, and what is switched.
  var identifier: String {
    let word: String =
      switch mechanism {
      case .msr(_, let index, let bit, _, _): "msr-\(String(index, radix: 16, uppercase: true))H-\(bit)"
      case .parameter(let text), .module(let text), .option(let text):
        String(text.prefix { $0 != "=" && $0 != " " })
      case .bios: "setup"
      case .update: "update"
      }
    return "\(layer.rawValue).\(word)"
  }
}
