internal import CPUCatalog
internal import CPUCompatibility

extension DiagnosisContext {
  private static let bothGates = ["nova-pre-check", "libvirt-destination"]
  /// What has to restart to see a changed host: libvirtd caches its CPU, and so does nova-compute.
  var restartDaemons: String {
    involvesNova
      ? "systemctl restart libvirtd && systemctl restart openstack-nova-compute    # both cache the host's CPU"
      : "systemctl restart libvirtd    # it caches the host's CPU"
  }

  /// The daemons of `restartDaemons`.
  var daemons: [String] { involvesNova ? ["libvirtd", "nova-compute"] : ["libvirtd"] }

  /// The switches of missing features that lie in the interval of the loss, with their features.
  private func switches() -> [(feature: Feature, item: FeatureSwitch)] {
    missing.flatMap { feature in curableSwitches(of: feature).map { (feature, $0.item) } }
  }

  /// One remedy for each setup entry that can hide missing features.
  func firmwareRemedies() -> [Remedy] {
    var entries: [(name: String, features: [String], note: CitedText)] = []
    for (feature, item) in switches() {
      guard case .bios(let name) = item.mechanism else { continue }
      if let known = entries.firstIndex(where: { $0.name == name }) {
        if !entries[known].features.contains(feature.name) { entries[known].features.append(feature.name) }
      } else {
        entries.append((name, [feature.name], item.note))
      }
    }
    return entries.map { name, features, note in
      Remedy(
        id: "firmware.enable", title: "Enable \"\(name)\" in the destination's firmware setup (BIOS)",
        layer: "firmware", opens: Self.bothGates,
        condition:
          "It brings back \(listed(features)). \(note.text). Not every board has the entry; its vendor can say "
          + "what it does instead. Do it on all hosts of that kind.",
        commands: [
          "dmidecode -s bios-version; dmidecode -s baseboard-product-name    # what to look up",
          "(move the guests off, reboot into setup, enable \"\(name)\")", restartDaemons,
        ],
        undo: ["(set the entry back and reboot)", restartDaemons], risk: .low,
        riskReason: "The host is rebooted; a setting that its maker provides.",
        restarts: ["host"] + daemons, citation: note.citation)
    }
  }

  /// One remedy for each microcode advisory behind missing features.
  func microcodeRemedies() -> [Remedy] {
    switches().compactMap { feature, item in
      guard case .update(let advisory) = item.mechanism else { return nil }
      return Remedy(
        id: "microcode.align", title: "Bring both hosts to the same microcode (\(advisory))",
        layer: "microcode",
        opens: Self.bothGates, condition: "For \(feature.name): \(item.note.text).",
        commands: [
          "grep -m1 microcode /proc/cpuinfo    # on both hosts",
          "apt-get install intel-microcode    # or amd64-microcode; RPM systems: microcode_ctl, linux-firmware",
          "reboot", restartDaemons,
        ],
        undo: ["(install the former package and reboot)"], risk: .low,
        riskReason: "The host is rebooted; newer microcode can also take features away.",
        restarts: ["host"] + daemons, citation: item.note.citation)
    }
  }

  /// One remedy for each kernel or module parameter that can hide missing features.
  func kernelRemedies() -> [Remedy] {
    switches().compactMap { feature, item in
      let text: String
      switch item.mechanism {
      case .parameter(let parameter): text = parameter
      case .module(let parameter): text = parameter
      default: return nil
      }
      return Remedy(
        id: "kernel.parameter", title: "Take \(text) off the destination's kernel, if it is there",
        layer: item.layer.rawValue, opens: Self.bothGates,
        condition: "For \(feature.name): \(item.note.text).",
        commands: [
          "cat /proc/cmdline; grep -r . /sys/module/kvm*/parameters/    # is it there?",
          "(edit GRUB_CMDLINE_LINUX in /etc/default/grub, or /etc/modprobe.d) && update-grub && reboot",
          restartDaemons,
        ],
        undo: ["(put the parameter back and reboot)"], risk: .low,
        riskReason: feature.effect == .insecure || item.note.text.contains("mitigation")
          ? "The host is rebooted; the parameter may have been set for security."
          : "The host is rebooted.",
        restarts: ["host"] + daemons, citation: item.note.citation)
    }
  }

  /// Writing the MSR that hides a feature, as a stop-gap.
  func msrRemedies() -> [Remedy] {
    switches().compactMap { feature, item in
      guard case .msr(let name, let index, let bit, let value, _) = item.mechanism else { return nil }
      let write = MSRWrite(index: index, bit: bit, hiding: value, on: to)
      guard !write.isNeedless else { return nil }
      return Remedy(
        id: "msr.set", title: "Set \(name)[\(bit)] to \(1 - value) on the destination, as a stop-gap",
        layer: "firmware",
        opens: Self.bothGates,
        condition:
          "It brings back \(feature.name) in CPUID until the next reboot, on every logical CPU or on none.",
        commands: write.commands + ["cpuid -1 -r    # is the bit there now?", restartDaemons],
        undo: write.undo, risk: .high,
        riskReason:
          "Somebody switched it off, for a reason that is not known here: an erratum, stability, power. \(MSRWrite.limits)",
        restarts: daemons, citation: item.note.citation)
    }
  }
}
