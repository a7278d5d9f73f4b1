internal import CPUCatalog
internal import LibvirtCPU

/// Rules on models that QEMU gave up, or that are old or unsafe.
enum ModelRules {
  static let all: [LintRule] = [removed, notInQEMU, standIn, deprecated, withoutSpectreFix, withTSX]

  private static let advice = "qemu docs/system/cpu-models-x86.rst.inc"

  private static let removed = LintRule(
    "model-removed", .error, "QEMU no longer has the model",
    citation:
      "qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs; proxmox qemu-server CPUConfig.pm, cpu_vendor_list"
  ) { configuration, _ in
    configuration.cpus.filter { $0.purpose != .list }.flatMap { cpu in
      cpu.models.compactMap { model in
        QEMUModelNames.removed[model.text].map { release in
          LintRule.Draft(
            position: model.position, name: model.text,
            message: "QEMU dropped \(model.text) in \(release): no such product ever existed",
            suggestions: [model.text.replacing("Client", with: "Server")])
        }
      }
    }
  }

  private static let notInQEMU = LintRule(
    "model-not-in-qemu", .error, "libvirt has the model but QEMU does not",
    citation:
      "libvirt 9.0 to 12.8 src/cpu_map/index.xml; qemu 7.2, 10.0 and 10.2 target/i386/cpu.c, builtin_x86_defs; qemu 11.1, query-cpu-definitions"
  ) { configuration, names in
    configuration.cpus.filter { $0.purpose == .guest }.flatMap { cpu in
      cpu.models.compactMap { model in
        guard names.map.model(named: model.text) != nil, !QEMUModelNames.contains(model.text),
          QEMUModelNames.removed[model.text] == nil
        else { return nil }
        return LintRule.Draft(
          position: model.position, name: model.text,
          message:
            "libvirt has the model \(model.text), but QEMU 7.2 to \(QEMUModelTable.standard.newest) does not"
        )
      }
    }
  }

  private static let standIn = LintRule.ofGuests(
    "model-default", .warning, "QEMU's default model, which leaves guests open to known flaws",
    citation: "\(advice), Default x86 CPU models"
  ) { cpu, _ in
    cpu.models.filter { ["qemu64", "qemu32"].contains(base($0.text)) }.map {
      LintRule.Draft(
        position: $0.position, name: $0.text,
        message: "\($0.text) runs anywhere but has none of the bits that guests need to protect themselves")
    }
  }

  private static let deprecated = LintRule.ofGuests(
    "model-deprecated", .warning, "The model is deprecated: it is too old or never was a product",
    citation:
      "centos-stream qemu-kvm merge request 94, deprecate many named CPU models; \(advice), Other non-recommended x86 CPUs"
  ) { cpu, _ in
    cpu.models.filter { QEMUModelNames.deprecated.contains(base($0.text)) || $0.text.hasPrefix("cpu64-rhel") }
      .map {
        let isSaid = $0.position != cpu.position || cpu.models.count > 1 || cpu.dialect != .qemu
        return LintRule.Draft(
          position: $0.position, name: $0.text,
          message: isSaid || cpu.wishes.isEmpty
            ? "\($0.text) is deprecated and shows guests little of what the hosts have"
            : "guests get \($0.text), which is deprecated, plus the added features")
      }
  }

  private static let withoutSpectreFix = LintRule.ofGuests(
    "model-without-spectre-fix", .warning,
    "The model lacks the Spectre protection bits that a variant has",
    citation: "\(advice), Important CPU features for Intel and AMD x86 hosts"
  ) { cpu, names in
    cpu.models.compactMap { model in
      let has = names.features(ofModel: model.text)
      guard !has.isEmpty, let vendor = names.model(model.text).flatMap(names.map.vendor(of:))?.name else {
        return nil
      }
      let bit = vendor == "Intel" ? "spec-ctrl" : "ibpb"
      let variant = "\(model.text)-\(vendor == "Intel" ? "IBRS" : "IBPB")"
      guard !has.contains(bit), QEMUModelNames.contains(variant) || names.map.model(named: variant) != nil,
        !cpu.wishes.contains(where: { $0.isOn == true && names.feature($0, in: cpu.dialect)?.name == bit })
      else { return nil }
      return LintRule.Draft(
        position: model.position, name: model.text,
        message: "\(model.text) lacks \(bit), so guests cannot protect themselves against Spectre v2",
        suggestions: [variant])
    }
  }

  private static let withTSX = LintRule.ofGuests(
    "model-with-tsx", .note, "The model needs TSX, which microcode and kernels disable",
    citation: "\(advice), tsx-ctrl; linux 6.12 Documentation/admin-guide/hw-vuln/tsx_async_abort.rst"
  ) { cpu, names in
    cpu.models.compactMap { model in
      let off = Set(
        cpu.wishes.filter { $0.isOn == false }.compactMap { names.feature($0, in: cpu.dialect)?.name })
      let transactions = names.features(ofModel: model.text).intersection(["hle", "rtm"]).subtracting(off)
      guard !transactions.isEmpty, QEMUModelNames.removed[model.text] == nil else { return nil }
      let variants = variantsWithoutTSX(model.text).filter {
        names.map.model(named: $0) != nil || QEMUModelNames.contains($0)
      }
      return LintRule.Draft(
        position: model.position, name: model.text,
        message:
          "\(model.text) needs \(transactions.sorted().joined(separator: " and ")), which hosts lose when microcode or the kernel disables TSX",
        suggestions: variants)
    }
  }

  private static func variantsWithoutTSX(_ model: String) -> [String] {
    guard let mark = model.range(of: "-IBRS") else { return ["\(model)-noTSX"] }
    return [model.replacingCharacters(in: mark, with: "-noTSX-IBRS")]
  }

  private static func base(_ model: String) -> String { QEMUModelTable.unversioned(model)?.product ?? model }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
