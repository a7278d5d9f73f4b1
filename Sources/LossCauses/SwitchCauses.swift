package import CPUCatalog
internal import CPUCompatibility
internal import Remedies

extension CauseContext {
  /// Turns the feature's switches in the catalogue into causes by checking each against the host's records.
  func switchCauses() -> [Cause] {
    article.switches.compactMap { item in
      // TSX's switches depend on one another, and the locks of virtualisation and SGX on other bits; separate rules handle them.
      guard isCandidate(item), hides(item), !(isTSX && item.layer == .kernel),
        loss.candidates.contains(item.layer) || !item.hasRuleOfItsOwn
      else { return nil }
      let finding = judge(item)
      return Cause(
        id: item.identifier, layer: item.layer.rawValue, title: item.mechanism.description,
        certainty: finding.certainty,
        evidence: finding.text.isEmpty ? item.note.text : "\(finding.text). \(item.note.text)",
        collect: finding.collect, cure: finding.cure?.checking(name), citation: item.note.citation)
    }
  }

  /// Whether the switch can do anything on this CPU in the interval of the loss.
  ///
  /// A switch that does not change CPUID acts where the kernel or KVM reads it, whatever its layer: firmware that disables
  /// fast strings removes erms only from the kernel's view.
  package func isCandidate(_ item: FeatureSwitch) -> Bool {
    guard item.concerns(vendor: vendor) else { return false }
    if loss.candidates.contains(item.layer) { return true }
    guard !item.hides.contains(.cpuid) else { return false }
    return item.hides.contains(.kernel) && loss.candidates.contains(.kernel)
      || item.hides.contains(.kvm) && loss.candidates.contains(.kvm)
  }

  /// Whether the switch hides the feature from the point where it is first missing, and not from one that has it.
  package func hides(_ item: FeatureSwitch) -> Bool {
    if item.hides.isEmpty || item.hides.contains(.cpuid) && state(at: .cpuid) == .present { return false }
    switch loss.firstAbsent.traits.proof {
    case .whole, .libvirts: return item.hides.contains(.cpuid)
    case .presence: return item.hides.contains(.kernel) || item.hides.contains(.cpuid)
    case .passedThrough, .nothing: return true
    }
  }

  /// The host's evidence about a switch: for it, against it, or how to settle it.
  package func judge(_ item: FeatureSwitch) -> CauseRule.Finding {
    if let why = refutation(of: item) { return .excluded(why) }
    var finding = setting(of: item)
    if finding.certainty == .possible, let company = companyShows(item), company.stands {
      finding = .proven(company.evidence, cure: finding.cure)
    }
    if !item.canBringBack { finding.cure = nil }
    return finding
  }

  private func setting(of item: FeatureSwitch) -> CauseRule.Finding {
    switch item.mechanism {
    case .msr(_, let index, let bit, let hiding, _):
      return judge(msr: index, bit: bit, hiding: hiding, item)
    case .parameter(let text): return judge(parameter: text, item)
    case .module(let text):
      let fields = text.split(separator: "=", maxSplits: 1).map(String.init)
      return judge(module: fields[0], hiding: fields.count > 1 ? fields[1] : "")
    case .bios(let entry):
      let cure = Cause.Cure.firmware(
        "Look for \"\(entry)\" in the firmware setup", "change \"\(entry)\"")
      if let registers = registersShow(item) {
        return registers.stands
          ? .possible("\(registers.evidence): this setting hides the feature", cure: cure)
          : .excluded("\(registers.evidence): this setting does not hide the feature")
      }
      guard let known = FirmwareEntry.of(name, maker: configuration.firmware["sys_vendor"]) else {
        return .possible("The capture cannot read this firmware's setup\(firmwareTitle)", cure: cure)
      }
      return .possible(
        "The capture cannot read this firmware's setup\(firmwareTitle). \(known.maker) has the entry under \(known.path). \(known.setting) (\(known.citation))",
        cure: .firmware(
          "Look for \"\(entry)\" in the firmware setup (\(known.path))", "change \"\(entry)\""))
    case .update(let update): return judge(update: update, item)
    case .option(let option):
      return .possible(
        "The record does not show whether guests start with \(option)",
        collect: "ps -o args -C qemu-system-x86_64 | grep -o -- '-cpu [^ ]*'",
        cure: .definition(
          "Change QEMU's \(option)", "what gives QEMU \(option)", [],
          checks: ["ps -o args -C qemu-system-x86_64 | grep -o -- '-cpu [^ ]*'"]))
    }
  }

  /// An MSR's bit against its values on all logical CPUs.
  private func judge(
    msr index: UInt32, bit: UInt8, hiding: UInt8, _ item: FeatureSwitch
  ) -> CauseRule.Finding {
    let back: Cause.Cure
    let setting = "Set bit \(bit) of MSR \(hexadecimal(index)) to \(1 - hiding)"
    if item.hides.contains(.cpuid) {
      let write = MSRWrite(index: index, bit: bit, hiding: hiding, on: host)
      let reach =
        item.hides == [.cpuid]
        ? ""
        : ". A wrmsr changes what CPUID reports to libvirt, but neither the kernel's view nor what KVM offers: "
          + "both keep what they found at boot, and guests still do not get the feature"
      back = Cause.Cure(
        "\(setting) in the firmware setup, so that the kernel finds it at boot\(reach)",
        .firmwareSetup, .writeRegister,
        restarts: "host (after wrmsr: libvirtd, which remembers the CPU)",
        risk: "The firmware setting may be there for a reason. \(MSRWrite.limits)",
        commands: [.instruction("what CPUID shows libvirt, until the next boot:")] + write.actions + [
          HostCommands.restartLibvirt, .instruction("to keep it, and for the kernel, KVM and guests:"),
          HostCommands().rebootIntoSetup,
          .instruction("in the setup: note the former value, then the one that makes the bit \(1 - hiding)"),
        ],
        undo: write.undoActions + [HostCommands().rebootIntoSetup, "# in the setup: the former value"])
    } else {
      back = .firmware(
        "\(setting) in the firmware setup; the kernel and KVM read it at boot, so a later wrmsr changes nothing",
        "set the entry that makes the bit \(1 - hiding)",
        risk: "The firmware setting may be there for a reason")
    }
    guard let set = isSet(bit, ofMSR: index) else {
      return .possible("MSR \(hexadecimal(index)) was not read", collect: readCommand(index), cure: back)
    }
    let hides = hiding == 1 ? set.onSome : !set.onAll
    return hides ? .proven(valuesText(ofMSR: index), cure: back) : .excluded(valuesText(ofMSR: index))
  }

  /// Checks an update of microcode or the kernel, which revisions alone rarely prove.
  private func judge(update: String, _ item: FeatureSwitch) -> CauseRule.Finding {
    guard item.layer == .microcode else {
      return .possible("It is unknown whether this kernel has it", collect: "uname -r")
    }
    let revision = host.value(.microcode).map { "; it runs revision \(hexadecimal($0))" } ?? ""
    return .possible(
      "It is unknown whether the running microcode has it\(revision)",
      collect: "grep -m1 microcode /proc/cpuinfo",
      cure: .microcode("Install the current microcode (\(update)) and load it early in the boot"))
  }

  private var firmwareTitle: String {
    guard let version = configuration.firmware["bios_version"] else { return "" }
    let maker = configuration.firmware["bios_vendor"].map { $0 + " " } ?? ""
    return " (\(maker)\(version)\(configuration.firmware["bios_date"].map { ", " + $0 } ?? ""))"
  }

  /// `clearcpuid=monitor`, or a name alone, against the kernel's command line and the kernel's own defaults.
  private func judge(parameter text: String, _ item: FeatureSwitch) -> CauseRule.Finding {
    let words = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let cure: Cause.Cure? =
      if item.direction == .gives {
        .commandLine("Boot with \(text)", .add(text), risk: "The default may be there for security")
      } else if KernelDefault.all.contains(where: { $0.parameter == text }) {
        // If the build may have the same default, removing the word changes nothing; the parameter that gives is the cure.
        nil
      } else {
        .commandLine(
          "Remove \(text) from the kernel command line", removal(of: words[0], words.dropFirst().first),
          risk: "It may be there for a reason")
      }
    guard configuration.commandLine != nil else {
      return .possible("The kernel's command line was not read", collect: "cat /proc/cmdline", cure: cure)
    }
    // Without the parameter that gives the feature, the feature is gone: the parameter's absence is the cause.
    func finding(stands: Bool, _ evidence: String) -> CauseRule.Finding {
      if item.direction == .gives {
        return stands ? .excluded(evidence) : .possible(evidence, cure: cure)
      }
      return stands ? .proven(evidence, cure: cure) : .excluded(evidence)
    }
    guard let value = configuration.argument(words[0]) else {
      guard let setting = KernelDefault.all.first(where: { $0.parameter == text }) else {
        return finding(stands: false, "The command line has no \(words[0])")
      }
      guard let isSet = setting.isChosen(in: configuration) else {
        return .possible(
          "The command line has no \(words[0]), and the build setting that decides, \(setting.key), was not read",
          collect: .script("grep \(setting.key) /boot/config-$(uname -r)"), cure: cure)
      }
      return finding(
        stands: isSet,
        "The command line has no \(words[0]), and the kernel is built with\(isSet ? "" : "out") \(setting.key)"
      )
    }
    let argument = value.isEmpty ? words[0] : "\(words[0])=\(value)"
    if words[0] == "clearcpuid" {
      var finding = judge(clearcpuid: value)
      if finding.certainty != .excluded { finding.argument = argument }
      return finding
    }
    let wanted = words.count > 1 ? words[1] : ""
    let holds = wanted.isEmpty || value.split(separator: ",").contains(Substring(wanted))
    var found = finding(stands: holds, "The command line has \(argument)")
    if found.certainty != .excluded { found.argument = argument }
    return found
  }

  /// What takes a value of a parameter away and leaves its other values, as far as the command line is known.
  private func removal(of parameter: String, _ value: String?) -> CommandLineChange {
    let text = parameter + (value.map { "=\($0)" } ?? "")
    guard let whole = configuration.argument(parameter), !whole.isEmpty else { return .remove(text) }
    let left = whole.split(separator: ",").filter { $0 != value ?? "" }
    guard let value, whole != value, left.count < whole.split(separator: ",").count else {
      return .remove("\(parameter)=\(whole)")
    }
    return .replace("\(parameter)=\(whole)", by: "\(parameter)=\(left.joined(separator: ","))")
  }

  /// The value that gives back what another one hides: of a Boolean the other one, of vmentry_l1d_flush the default.
  ///
  /// - SeeAlso: linux 6.12 Documentation/admin-guide/kernel-parameters.txt, kvm-intel.vmentry_l1d_flush.
  private static let givingValues = ["0": "1", "1": "0", "never": "cond"]

  /// The reload that gives the feature back.
  private func moduleCure(_ parameter: String, hiding: String) -> Cause.Cure {
    let risk = "Guests started with it can move only to hosts that have it too"
    let parts = parameter.split(separator: ".").map(String.init)
    guard parts.count == 2, let value = Self.givingValues[hiding] else {
      return .module(
        "Load the module with \(parameter) other than \(hiding) (options in /etc/modprobe.d)",
        parts.count == 2 ? [(parts[0], "\(parts[1])=VALUE")] : [], risk: risk)
    }
    let setting = "\(parts[1])=\(value)"
    return .module("Load \(parts[0]) with \(setting)", [(parts[0], setting)], risk: risk)
  }

  private func judge(module parameter: String, hiding: String) -> CauseRule.Finding {
    let path = "/sys/module/\(parameter.replacing(".", with: "/parameters/"))"
    let cure = moduleCure(parameter, hiding: hiding)
    guard let value = configuration.moduleParameters[parameter] else {
      return .possible("\(path) was not read", collect: .run(["cat", path]), cure: cure)
    }
    func normal(_ text: String) -> String { ["Y": "1", "y": "1", "N": "0", "n": "0"][text] ?? text }
    return normal(value) == normal(hiding)
      ? .proven("\(path) is \(value)", cure: cure) : .excluded("\(path) is \(value)")
  }
}

extension FeatureSwitch {
  /// Whether a separate rule checks the MSR together with its lock bit.
  fileprivate var hasRuleOfItsOwn: Bool {
    guard case .msr(_, let index, let bit, _, _) = mechanism else { return false }
    return index == 0x3a && (bit == 2 || bit == 18) || index == 0xc001_0114 && bit == 4
  }

  /// A stable identifier from the layer and the mechanism.
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
