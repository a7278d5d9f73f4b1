internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import Wording
internal import X86CPU

extension VerdictRule {
  /// What a definition stands for that leaves the CPU to the host.
  static let definition = VerdictRule(
    reasons: { context in
      guard context.guest.wanted == nil else { return [] }
      return [
        Verdict.Reason(
          "guest.not-expanded", by: .hypervisor, .unknown,
          text:
            "The definition has the mode \(context.guest.mode.rawValue): the host that starts the guest decides what its CPU is. Say "
            + "which with --from HOST, or give the running guest's definition (virsh dumpxml).",
          citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86Update")
      ]
    })

  /// Guests do not move between vendors.
  static let vendor = VerdictRule(
    reasons: { context in
      guard let wanted = context.guest.wanted?.vendor, let vendor = context.host.vendor, wanted != vendor
      else { return [] }
      var reasons = [
        Verdict.Reason(
          "cpu.vendor", by: .hypervisor, .blocks,
          text:
            "The guest has a CPU of \(wanted), and \(context.host.name) has one of \(vendor): the running system chose its code, MSRs "
            + "and workarounds by the vendor.",
          citation:
            "qemu 10.0 target/i386/host-cpu.c, host_cpu_instance_init (named models get the host's vendor)")
      ]
      if let named = context.guest.definition.vendor, named != vendor {
        reasons.append(
          Verdict.Reason(
            "libvirt.vendor", by: .libvirt, .blocks,
            text: "libvirt refuses a definition that names another vendor.",
            message:
              "the CPU is incompatible with host CPU: host CPU vendor does not match required CPU vendor \(named)",
            citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"))
      }
      return reasons
    })

  /// Features that the guest has and the host does not give.
  static let lostFeatures = VerdictRule(
    reasons: { context in
      let lost = context.lost.map { feature in
        let isAccepted = context.policy.warn.contains(feature.index)
        let article = context.catalog.article(of: feature)
        return Verdict.Reason(
          "cpu.missing", by: .hypervisor, feature.effect.isGrave && !isAccepted ? .blocks : .warns,
          feature: feature,
          layers: context.layers(feature),
          text: article.effect.text + "."
            + (isAccepted && feature.effect.isGrave ? " The policy accepts that." : ""),
          citation: article.effect.citation)
      }
      let unknown = context.unknown.map { feature in
        Verdict.Reason(
          "cpu.not-told", by: .hypervisor, context.policy.warn.contains(feature.index) ? .warns : .unknown,
          feature: feature,
          text: context.guest.uncertain.contains(feature.index)
            ? "The host that the guest runs on does not tell whether its guests have it, and this one does not give it."
            : "The host does not tell whether guests get it.",
          citation: "the records")
      }
      return lost + unknown + uncataloguedNames(context)
    },
    notChecked: { context in
      guard let wanted = context.guest.wanted, context.guest.definition.check != .full,
        !context.guest.isPassthrough,
        context.guest.source == nil, wanted.isComplete
      else { return [] }
      return [
        "whether the running guest has all that its definition asks for: without check='full' libvirt lets QEMU leave features out at "
          + "start (virsh dumpxml of the running guest tells)"
      ]
    })

  /// Names that the definition asks for and the catalogue does not know.
  private static func uncataloguedNames(_ context: VerdictContext) -> [Verdict.Reason] {
    (context.guest.wanted?.evidence.uncatalogued ?? []).sorted().compactMap { name in
      guard !context.host.observations.contains(where: { $0.evidence.uncatalogued.contains(name) }) else {
        return nil
      }
      return Verdict.Reason(
        "cpu.unknown-name", by: .hypervisor, .unknown,
        text: "The definition asks for \(name), which neither the catalogue nor the host's records know.",
        citation: "the records")
    }
  }

  /// Controls of VT-x and SVM that a guest without VT-x and SVM is asked to have.
  static let neverSeen = VerdictRule(
    reasons: { context in
      guard !context.unusable.isEmpty else { return [] }
      return [
        Verdict.Reason(
          "guest.never-seen", by: .hypervisor, .note,
          text:
            "The guest has neither vmx nor svm, so that it never had \(listed(context.unusable.map(\.name), limit: 6)): it would lose "
            + "nothing, and whoever refuses it for them refuses it for nothing. They can be taken out of the definition.",
          citation: "qemu 10.0 target/i386/cpu.c, feature_dependencies (VMX MSRs need vmx)")
      ]
    })

  /// Weaknesses of the CPU that the guest was started without being told of.
  static let newWeaknesses = VerdictRule(
    reasons: { context in
      guard let source = context.guest.source, let wanted = context.guest.wanted else { return [] }
      return ["rsba", "rrsba"].compactMap { context.catalog[$0] }.filter { feature in
        func shows(_ host: HostCPU) -> Bool {
          host.observations.contains { $0.evidence.certainlyPresent.contains(feature.index) }
        }
        return shows(context.host) && !shows(source) && !wanted.evidence.present.contains(feature.index)
      }.map { feature in
        let article = context.catalog.article(of: feature)
        return Verdict.Reason(
          "cpu.new-weakness", by: .hypervisor, .warns, feature: feature,
          text:
            "The host warns of a weakness that the guest was started without: \(article.meaning.continuing).",
          citation: article.levelling.citation)
      }
    })

  /// libvirt's comparison of features, before and after QEMU starts.
  static let libvirtFeatures = VerdictRule(
    reasons: { context in
      guard !context.guest.isPassthrough || context.guest.definition.check == .full else { return [] }
      var reasons: [Verdict.Reason] = []
      let missing = (context.lost + context.unusable).filter { context.map.named.contains($0.index) }
        .sorted { $0.index < $1.index }
      if !missing.isEmpty {
        let isAccepted = missing.allSatisfy { context.policy.warn.contains($0.index) }
        let names = missing.map(\.name)
        var text =
          "libvirt refuses a running guest whose CPU the destination cannot give whole, hints and instructions alike."
        if missing.allSatisfy({ !$0.effect.isGrave }) {
          text += " None of what is missing here would break the guest."
        }
        if isAccepted {
          text +=
            " The policy makes that a warning, and libvirt knows no such policy: take \(listed(names, limit: 6)) out of the definition "
            + "(martlet fix) and power-cycle the guest first."
        }
        reasons.append(
          Verdict.Reason(
            "libvirt.missing-features", by: .libvirt, isAccepted ? .warns : .blocks, text: text,
            message: missingMessage(names, context.libvirt),
            citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive, x86Compute"))
      }
      if !context.unknown.isEmpty, missing.isEmpty {
        reasons.append(
          Verdict.Reason(
            "libvirt.not-told", by: .libvirt, .unknown,
            text: "libvirt checks \(listed(context.unknown.map(\.name), limit: 6)) too.",
            citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"))
      }
      return reasons + forbidden(context)
    })

  /// What libvirt prints for missing features, by its version.
  ///
  /// - SeeAlso: shared facts on eras: 3.2.0 checks after QEMU's start; 1.2.6 and 2.3 changed the words before it.
  private static func missingMessage(_ names: [String], _ version: LibvirtVersion?) -> String {
    let isNew = version.map { $0 >= LibvirtVersion(3, 2) } ?? true
    guard !isNew else {
      return
        "operation failed: guest CPU doesn't match specification: missing features: \(names.joined(separator: ","))"
    }
    let list = "Host CPU does not provide required features: \(names.joined(separator: ", "))"
    return version.map { $0 >= LibvirtVersion(2, 3) } ?? true
      ? "the CPU is incompatible with host CPU: \(list)"
      : "unsupported configuration: guest and host CPU are not compatible: \(list)"
  }

  /// Features that the definition forbids, and those that a strict one does not name.
  private static func forbidden(_ context: VerdictContext) -> [Verdict.Reason] {
    guard let wanted = context.guest.wanted else { return [] }
    var reasons: [Verdict.Reason] = []
    for feature in context.catalog.features(in: wanted.forbidden) {
      switch context.host.offer(of: feature, context.catalog.article(of: feature), catalog: context.catalog)
        .state
      {
      case .present:
        reasons.append(
          Verdict.Reason(
            "libvirt.forbidden", by: .libvirt, .blocks, feature: feature,
            text: "The definition forbids \(feature.name), and the host has it.",
            message: context.libvirt.map { $0 < LibvirtVersion(7, 2) } ?? false
              ? "the CPU is incompatible with host CPU: Host CPU provides forbidden features: \(feature.name)"
              : "the CPU is incompatible with host CPU: Host CPU provides forbidden feature '\(feature.name)'",
            citation:
              "libvirt 9.0.0 src/cpu/cpu.c, virCPUCheckForbiddenFeatures; 7.0.0 src/cpu/cpu_x86.c, x86Compute"
          ))
      case .undetermined, .conflict:
        reasons.append(
          Verdict.Reason(
            "libvirt.forbidden", by: .libvirt, .unknown, feature: feature,
            text: "The definition forbids \(feature.name), and the host does not tell whether it has it.",
            citation: "the records"))
      case .absent: break
      }
    }
    guard wanted.isStrict, let offered = context.host.reference?.evidence else { return reasons }
    let extra = offered.certainlyPresent.subtracting(wanted.evidence.present).intersection(context.map.named)
    if !extra.isEmpty {
      let names = context.catalog.names(of: extra)
      reasons.append(
        Verdict.Reason(
          "libvirt.strict", by: .libvirt, .warns,
          text:
            "The definition matches strictly: a start on \(context.host.name) is refused for what the host has besides; a running guest "
            + "is not compared so.",
          message:
            "the CPU is incompatible with host CPU: Host CPU does not strictly match guest CPU: Extra features: "
            + names.joined(separator: ", "),
          citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"))
    }
    return reasons
  }

  /// Names that the map of the destination's libvirt does not have.
  static let libvirtNames = VerdictRule(
    reasons: { context in
      guard let known = context.host.configuration?.mapFeatures else { return [] }
      return context.guest.definition.features.map(\.name).filter { !known.contains($0) }.map { name in
        Verdict.Reason(
          "libvirt.unknown-name", by: .libvirt, .blocks,
          text:
            "The CPU map of libvirt on \(context.host.name) has no feature \(name); every name of a definition is looked up there, "
            + "whatever its policy.",
          message: "unsupported configuration: unknown CPU feature: \(name)",
          citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUValidateFeatures")
      }
    })

  /// What libvirt does not look at.
  static let libvirtPassthrough = VerdictRule(
    reasons: { context in
      guard context.guest.isPassthrough, context.guest.definition.check != .full else { return [] }
      return [
        Verdict.Reason(
          "libvirt.not-verified", by: .libvirt, .note,
          text:
            "libvirt does not verify the CPU of a guest with the mode \(context.guest.mode.rawValue): it lets the guest through, and what the "
            + "destination lacks is missed only when the guest uses it.",
          citation:
            "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive; src/qemu/qemu_domain.c, qemuDomainDefCPUPostParse (check none)"
        )
      ]
    })
}

extension LossEffect {
  /// Whether a running guest breaks by the loss.
  package var isGrave: Bool { self == .fault || self == .stateRefused || self == .corrupt }
}
