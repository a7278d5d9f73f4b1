internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Remedies
internal import Wording

extension DiagnosisContext {
  private static let bothGates: [MigrationGate] = [.novaPreCheck, .libvirtDestination]

  /// The daemons that must restart to see a changed host: libvirtd and nova-compute cache its CPU.
  var restartDaemons: [Command] {
    [HostCommands.restartLibvirt] + (involvesNova ? [HostCommands.restartNova] : [])
  }

  /// The daemons of `restartDaemons`.
  var daemons: [String] { involvesNova ? ["libvirtd", "nova-compute"] : ["libvirtd"] }

  /// Who knows the guests of the destination.
  private var manager: HostManager { involvesNova ? .nova : .libvirt }

  private var reboot: Command { HostCommands(manager).reboot }

  /// The remedies on the destination itself: firmware, microcode, kernel, KVM, and registers as a stop-gap.
  func hostRemedies() -> [Remedy] {
    switchOffers().compactMap { offer in
      switch offer.item.mechanism {
      case .bios(let entry): firmwareRemedy(offer, entry)
      case .update(let update): updateRemedy(offer, update)
      case .parameter(let parameter): parameterRemedy(offer, parameter)
      case .module(let parameter): moduleRemedy(offer, parameter)
      case .msr(let name, let index, let bit, let hiding, _):
        registerRemedy(offer, name, MSRWrite(index: index, bit: bit, hiding: hiding, on: to), bit, 1 - hiding)
      case .option: nil
      }
    }
  }

  private func firmwareRemedy(_ offer: SwitchOffer, _ entry: String) -> Remedy {
    let setup = HostCommands(manager).rebootIntoSetup
    return Remedy(
      .enableInFirmware, "Enable \"\(entry)\" in the destination's firmware setup (BIOS)", layer: "firmware",
      opens: Self.bothGates, features: offer.names,
      condition:
        "This restores \(listed(offer.names)). \(offer.item.note.text). Not every board has the entry; ask the board's vendor "
        + "for the equivalent. Change all hosts of that kind.",
      commands: [
        "dmidecode -s bios-version; dmidecode -s baseboard-product-name    # the board to look up", setup,
        .instruction("in the setup: enable \"\(entry)\""),
      ],
      essential: 2..<3, undo: [setup, .instruction("in the setup: disable \"\(entry)\"")],
      caution: "The board's maker provides this setting.",
      manager: manager, citation: offer.item.note.citation)
  }

  private func updateRemedy(_ offer: SwitchOffer, _ update: String) -> Remedy {
    guard offer.item.layer == .microcode else {
      return Remedy(
        .alignKernel, "Bring both hosts to the same kernel (\(update))", layer: offer.item.layer.rawValue,
        opens: Self.bothGates, features: offer.names, condition: offer.condition,
        commands: [
          "uname -r    # on both hosts",
          .instruction("on the host with the older of the two kernels:"), .task(.upgrade(.kernel)),
          reboot,
        ],
        essential: 1..<3, undo: [.task(.downgrade(.kernel)), reboot],
        manager: manager, citation: offer.item.note.citation)
    }
    return Remedy(
      .alignMicrocode, "Bring both hosts to the newer of the two microcode revisions (\(update))",
      layer: "microcode",
      opens: Self.bothGates, features: offer.names, condition: offer.condition,
      commands: microcodeUpdate(reboot),
      essential: 1..<2, undo: microcodeUndo(reboot),
      caution: microcodeCaution, manager: manager, citation: offer.item.note.citation)
  }

  private func parameterRemedy(_ offer: SwitchOffer, _ text: String) -> Remedy {
    guard offer.item.direction != .gives else { return addedParameterRemedy(offer, text) }
    let parameter = offer.finding.argument ?? text
    let left = offer.finding.argumentLeft
    let name = String(parameter.prefix { $0 != "=" })
    let isProtection = protectiveParameters.contains(name)
    let change = left.map { CommandLineChange.replace(parameter, by: $0) } ?? .remove(parameter)
    return Remedy(
      isProtection ? .removeProtection : .removeParameter,
      left.map { "Boot the destination's kernel with \($0) instead of \(parameter)" }
        ?? "Remove \(parameter) from the destination's kernel command line, if present",
      layer: offer.item.layer.rawValue,
      opens: Self.bothGates, features: offer.names, condition: offer.condition,
      commands: ["cat /proc/cmdline    # is it present?"]
        + HostCommands.changeCommandLine(change) + [reboot],
      essential: 1..<2, undo: HostCommands.undoCommandLine(change) + [reboot],
      caution: "Somebody set it for a reason that Martlet cannot know.",
      manager: manager, citation: offer.item.note.citation)
  }

  /// A parameter that restores what the kernel drops by default because of a CPU flaw.
  private func addedParameterRemedy(_ offer: SwitchOffer, _ parameter: String) -> Remedy {
    Remedy(
      parameter == "tsx=on" ? .tsxOn : .forceParameter, "Boot the destination with \(parameter)",
      layer: offer.item.layer.rawValue, opens: Self.bothGates, features: offer.names,
      condition: offer.condition,
      commands: ["cat /proc/cmdline    # the current parameters"]
        + HostCommands.changeCommandLine(.add(parameter))
        + [reboot],
      essential: 1..<2, undo: HostCommands.undoCommandLine(.add(parameter)) + [reboot],
      caution: "The kernel drops it by default because of a flaw that the CPU may have.",
      manager: manager, citation: offer.item.note.citation)
  }

  private func moduleRemedy(_ offer: SwitchOffer, _ parameter: String) -> Remedy? {
    let parts = parameter.split(whereSeparator: { $0 == "." || $0 == "=" }).map(String.init)
    // The required value is known only for Booleans.
    guard parts.count == 3, parts[2] == "0" || parts[2] == "1" else { return nil }
    let setting = "\(parts[1])=\(parts[2] == "0" ? 1 : 0)"
    return Remedy(
      .moduleParameter, "Load \(parts[0]) on the destination with \(setting)",
      layer: offer.item.layer.rawValue,
      opens: Self.bothGates, features: offer.names, condition: offer.condition,
      commands: [
        .run(
          ["grep", ".", "/sys/module/\(parts[0])/parameters/\(parts[1])"],
          note: "\(parts[2]), N or Y?")
      ]
        + HostCommands.setModuleParameter(parts[0], setting)
        + (involvesNova ? [HostCommands.restartNova] : []),
      essential: 1..<2,
      undo: HostCommands.unsetModuleParameter(parts[0], setting)
        + (involvesNova ? [HostCommands.restartNova] : []),
      caution: "Guests started with it can move only to hosts that have it too.",
      daemons: daemons, manager: manager, citation: offer.item.note.citation)
  }

  private func registerRemedy(
    _ offer: SwitchOffer, _ name: String, _ write: MSRWrite, _ bit: UInt8, _ value: UInt8
  ) -> Remedy? {
    // A write restores nothing that only the kernel reads at boot.
    guard !write.isNeedless, offer.item.hides.contains(.cpuid) else { return nil }
    // What KVM gives guests does not change, so this helps only programs that read CPUID again.
    let opens = offer.features.allSatisfy(isHiddenFromGuests) ? Self.bothGates : [.novaPreCheck]
    return Remedy(
      .writeRegister, "Set \(name)[\(bit)] to \(value) on the destination, as a stop-gap", layer: "firmware",
      opens: opens, features: offer.names,
      condition:
        "This restores \(listed(offer.names)) in CPUID until the next reboot, on all logical CPUs or on none, and so in what libvirt "
        + "and Nova report about the host. \(MSRWrite.guestsKeepTheirs)",
      commands: write.actions + ["cpuid -1 -r    # is the bit set now?"] + restartDaemons,
      essential: 0..<write.actions.count, undo: write.undoActions + restartDaemons,
      caution:
        "Somebody disabled it for a reason that Martlet cannot know, such as an erratum, stability or power. \(MSRWrite.limits)",
      daemons: daemons,
      citation: "\(offer.item.note.citation); \(MSRWrite.citation)")
  }
}

/// Kernel parameters that hide features to protect against a CPU flaw; removing them removes the protection.
///
/// - SeeAlso: linux 6.12 Documentation/admin-guide/hw-vuln/tsx_async_abort.rst (tsx=); gather_data_sampling.rst.
private let protectiveParameters: Set = ["tsx", "gather_data_sampling"]
