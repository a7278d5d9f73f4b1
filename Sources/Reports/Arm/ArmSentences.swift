internal import ArmCPU
internal import ArmCompatibility

extension ArmReport.Finding {
  /// A finding with its sentence.
  init(_ finding: ArmFinding) {
    kind = finding.kind.rawValue
    weight = "\(finding.weight)"
    place = finding.place
    source = finding.source
    destination = finding.destination
    text = finding.sentence
    citation = finding.citation
  }
}

extension ArmFinding {
  /// The finding in one or two sentences.
  var sentence: String {
    let values =
      "\(place) is \(source ?? "unknown") at the source and \(destination ?? "unknown") at the destination"
    let why = detail.map { ": \($0)" } ?? ""
    return switch kind {
    case .architecture:
      "The source is \(source ?? "unknown") and the destination \(destination ?? "unknown"). No guest moves between architectures."
    case .core where weight == .unknown:
      "A host has different cores: \(source ?? "unknown") at the source, \(destination ?? "unknown") at the destination. "
        + "Which of them the guest gets decides; pin its CPUs to one kind."
    case .core: "\(values). KVM keeps the destination's value, and no released QEMU asks it for another."
    case .lower: "\(values). KVM refuses a value that promises more than its own."
    case .least: "\(values). KVM refuses a value below the least one that it knows."
    case .fixed: "\(values). This KVM takes only an equal value."
    case .writing: "\(values)\(why)."
    case .higher: "\(values). KVM takes the source's value."
    case .newer: "\(place): \(detail ?? "") that is newer than Martlet knows."
    case .unseen: "\(place)\(why)."
    case .register where weight == .blocks:
      "\(place) is in the source's list of registers and not in the destination's. QEMU ends the migration."
    case .register:
      "\(place) is in the source's list of registers and not in the destination's. \(detail ?? "")."
    case .firmware: "\(values). KVM refuses what it cannot give itself."
    case .caches where weight == .blocks: "\(values). \(detail ?? "This KVM keeps the host's caches")."
    case .caches where weight == .notes: "\(values). KVM takes the source's value."
    case .caches: "\(values)\(why)."
    case .vectors where weight == .warns:
      "The destination also gives the guest \(place), which it does not have at the source. A guest that starts its kernel again there uses it, "
        + "and then does not fit the source."
    case .vectors where detail != nil: "\(place)\(why)."
    case .vectors, .pointers, .counters:
      weight == .blocks
        ? "The guest has \(place), and the destination's QEMU cannot give it." : "\(place)\(why)."
    case .frequency:
      "The counter runs at \(source ?? "unknown") at the source and at \(destination ?? "unknown") at the destination. Nobody checks it, and "
        + "a guest that read the first one when it started keeps time by it: its clocks go wrong."
    case .addresses:
      "KVM takes \(source ?? "unknown") of a guest's addresses at the source and \(destination ?? "unknown") at the destination. QEMU does not start a "
        + "guest there whose memory and PCI windows need more."
    case .interrupts where weight == .warns:
      "The source offers GICv\(source ?? "") and the destination does not. QEMU does not start a guest there that has it."
    case .interrupts:
      weight == .blocks
        ? "The guest has GICv\(source ?? ""), which the destination does not offer."
        : "GICv\(source ?? "")\(why)."
    case .model: "The definition names \(place): \(detail ?? "")."
    }
  }
}

extension ArmReport {
  /// What libvirt and Nova answer about two arm64 hosts.
  static func managers(_ source: ArmHost, _ destination: ArmHost) -> [Manager] {
    let libvirt = "libvirt 11.3 src/cpu/cpu_arm.c, virCPUarmCompare"
    let names: (ArmHost) -> [String?] = { host in
      if let cpu = host.libvirtCPU { return [cpu.vendor, cpu.model] }
      guard host.cores.count == 1, let id = host.cores[0].mainID else { return [nil, nil] }
      return ["\(id.implementer)", "\(id.part)"]
    }
    let (from, to) = (names(source), names(destination))
    let isKnown =
      (source.libvirtCPU == nil) == (destination.libvirtCPU == nil) && !(from + to).contains(nil)
    let answer = isKnown ? from == to ? "identical" : "incompatible" : "unknown"
    let text =
      switch answer {
      case "identical": "libvirt calls the CPUs identical: it compares vendor and model, no register."
      case "incompatible": "libvirt calls the CPUs incompatible: it compares vendor and model, no register."
      default: "libvirt compares vendor and model, no register; the records do not show both."
      }
    return [
      Manager(by: "libvirt", answer: answer, text: text, citation: libvirt),
      Manager(
        by: "nova", answer: "vacuous",
        text: "Nova's check proves nothing: on AArch64 it compares the checking host with itself.",
        citation: "nova nova/virt/libvirt/driver.py, LibvirtDriver._compare_cpu"),
    ]
  }
}
