internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Remedies
internal import X86CPU

extension DiagnosisContext {
  /// Explains each missing feature, worst loss first, then each undetermined one.
  ///
  /// It does not compare CPUs of two vendors feature by feature.
  func featureFindings() -> [FeatureFinding] {
    guard !vendorsDiffer else { return [] }
    let missing = missing
    // What the guest in question has comes first, then what it may have.
    let worstFirst = [true, nil, false].flatMap { has in
      LossEffect.allCases.flatMap { effect in
        missing.filter { $0.effect == effect && guestLoses($0) == has }
      }
    }
    return worstFirst.map { finding(for: $0, state: "missing") }
      + catalog.features(in: difference.undetermined).map { finding(for: $0, state: "undetermined") }
  }

  private func finding(for feature: Feature, state: String) -> FeatureFinding {
    let article = catalog.article(of: feature)
    let loss = Loss(of: feature, article: article, on: to)
    return FeatureFinding(
      name: feature.name, location: feature.location.description, state: state,
      isShownToGuests: !isHiddenFromGuests(feature), meaning: article.meaning,
      effect: .init(
        kind: feature.effect.rawValue, title: feature.effect.title, text: article.effect.text,
        citation: article.effect.citation),
      exposure: .init(
        kind: feature.exposure.rawValue, title: feature.exposure.title, text: article.exposure.text,
        citation: article.exposure.citation),
      lastPresent: loss?.lastPresent?.title, firstAbsent: loss?.firstAbsent.title,
      candidates: (loss?.candidates ?? []).map {
        $0 == .libvirt ? "libvirt (a CPU map without the name)" : $0.title
      },
      narrowing: narrowing(feature, article, loss?.candidates ?? Layer.allCases))
  }

  private func narrowing(
    _ feature: Feature, _ article: FeatureArticle, _ candidates: [Layer]
  ) -> [NarrowingEvidence] {
    var evidence: [NarrowingEvidence] = []
    if case .cpuid(let leaf, let subleaf, let register) = feature.location.kind {
      evidence.append(
        NarrowingEvidence(
          layer: "silicon, microcode or firmware",
          command: .run(["cpuid", "-1", "-r", "-l", "0x\(String(leaf, radix: 16))", "-s", "\(subleaf ?? 0)"]),
          tells:
            "Bit \(feature.location.bit) of \(register.name) clear: CPUID itself lacks it. Set: "
            + (candidates.contains(.qemu)
              ? "a layer above CPUID removed it: the kernel, KVM, QEMU or libvirt."
              : "libvirt's CPU map has no name for it.")))
    }
    if case .msr(let index) = feature.location.kind {
      evidence.append(
        NarrowingEvidence(
          layer: "silicon, microcode or kernel",
          command: .run(["rdmsr", "-a", "0x\(String(index, radix: 16))"]),
          tells:
            "Bit \(feature.location.bit) clear: the CPU does not report it. Set: a layer above removed it."))
    }
    let context = Loss(of: feature, article: article, on: to).map {
      CauseContext(feature, article, on: to, lost: $0, catalog, map, peer: from)
    }
    for item in article.switches where !item.hides.isEmpty && candidates.contains(item.layer) {
      guard item.concerns(vendor: to.vendor), context?.judge(item).certainty != .excluded else { continue }
      evidence.append(contentsOf: item.narrowing())
    }
    if candidates.contains(.qemu) {
      evidence.append(
        NarrowingEvidence(
          layer: "libvirt", command: "virsh capabilities | sed -n '/<cpu>/,/<\\/cpu>/p'",
          tells:
            "\(feature.name) present, in the model or listed: CPUID has it, and a layer above removed it."))
    }
    if candidates.contains(.libvirt) {
      evidence.append(
        NarrowingEvidence(
          layer: "libvirt",
          command: .script("grep -rn \"'\(feature.name)'\" /usr/share/libvirt/cpu_map*"),
          tells:
            "No line, or one inside a comment: the map lacks the name, and libvirt cannot show the feature."))
    }
    return evidence
  }
}

extension FeatureSwitch {
  /// How to find out whether the switch is set.
  fileprivate func narrowing() -> [NarrowingEvidence] {
    switch mechanism {
    case .msr(let name, let index, let bit, let value, _):
      [
        NarrowingEvidence(
          layer: layer.title,
          command: .run(["rdmsr", "-a", "-f", "\(bit):\(bit)", "0x\(String(index, radix: 16))"]),
          tells: "\(value) on a CPU: \(name) hides the feature there.")
      ]
    case .bios(let name):
      [
        NarrowingEvidence(
          layer: layer.title, command: .instruction("in the firmware setup, look for \"\(name)\""),
          tells: "Disabled: firmware hides it. No such entry: ask the board's vendor.")
      ]
    case .parameter(let text):
      [
        NarrowingEvidence(
          layer: layer.title,
          command: .run(["grep", "-o", "\(text.prefix { $0 != "=" })[^ ]*", "/proc/cmdline"]),
          tells: "\(text): \(note.text).")
      ]
    case .module(let text):
      [
        NarrowingEvidence(
          layer: layer.title,
          command: .run([
            "cat",
            "/sys/module/"
              + text.prefix { $0 != "=" }.replacing(".", with: "/parameters/", maxReplacements: 1),
          ]),
          tells: "\(text): \(note.text).")
      ]
    case .update(let name):
      [
        NarrowingEvidence(
          layer: layer.title, command: "grep -m1 microcode /proc/cpuinfo", tells: "\(name): \(note.text).")
      ]
    case .option(let text):
      [
        NarrowingEvidence(
          layer: layer.title, command: "ps -ww -C qemu-system-x86_64 -o args=",
          tells: "\(text): \(note.text).")
      ]
    }
  }
}
