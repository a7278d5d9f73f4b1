import CPUCatalog
import Testing

@testable import FailureMessages
@testable import Remedies

/// The rules of messages: what they say of themselves holds, and each recognises what it is for.
@Suite struct MessageRuleTests {
  @Test func identifiersAreUniqueAndBeginWithTheComponent() {
    #expect(Set(MessageRule.all.map(\.id)).count == MessageRule.all.count)
    #expect(Set(MessageCause.all.map(\.id)).count == MessageCause.all.count)
    #expect(Set(MessageRemedies.all.map(\.id)).count == MessageRemedies.all.count)
    #expect(MessageRule.all.count >= 70)
    for rule in MessageRule.all {
      #expect(rule.id.hasPrefix("\(rule.component.rawValue)."), "\(rule.id)")
    }
  }

  @Test func everyComponentHasRules() {
    for component in MessageComponent.allCases {
      #expect(MessageRule.all.contains { $0.component == component }, "\(component)")
    }
  }

  @Test func whatIsReferredToExistsAndIsUsed() {
    for rule in MessageRule.all {
      for cause in rule.causes { #expect(MessageCause.byID[cause] != nil, "\(rule.id): \(cause)") }
      #expect(!rule.causes.isEmpty && Set(rule.causes).count == rule.causes.count, "\(rule.id)")
    }
    for cause in MessageCause.all {
      for remedy in cause.remedies { #expect(MessageRemedies.byID[remedy] != nil, "\(cause.id): \(remedy)") }
      #expect(!cause.remedies.isEmpty && !cause.layers.isEmpty, "\(cause.id)")
    }
    let causes = Set(MessageRule.all.flatMap(\.causes))
    #expect(MessageCause.all.map(\.id).filter { !causes.contains($0) } == [])
    let remedies = Set(MessageCause.all.flatMap(\.remedies))
    #expect(MessageRemedies.all.map(\.id).filter { !remedies.contains($0) } == [])
  }

  @Test func everythingHasASourceAndEvidenceToCollect() {
    for rule in MessageRule.all {
      #expect(!rule.citation.isEmpty && !rule.collect.isEmpty && !rule.proves.isEmpty, "\(rule.id)")
      #expect(!rule.title.hasSuffix(".") && !rule.printedBy.isEmpty && !rule.versions.isEmpty, "\(rule.id)")
    }
    for cause in MessageCause.all {
      #expect(
        !cause.citation.isEmpty && !cause.tellsApart.isEmpty && cause.text.hasSuffix("."), "\(cause.id)")
    }
    for remedy in MessageRemedies.all {
      #expect(!remedy.citation.isEmpty && !remedy.commands.isEmpty, "\(remedy.id)")
      #expect(Layer(rawValue: remedy.layer) != nil, "\(remedy.id)")
    }
  }

  @Test func examplesMatchAndCounterexamplesDoNot() {
    for rule in MessageRule.all {
      #expect(!rule.examples.isEmpty, "\(rule.id)")
      for example in rule.examples { #expect(rule.match(example) != nil, "\(rule.id): \(example)") }
      for line in rule.counterexamples { #expect(rule.match(line) == nil, "\(rule.id): \(line)") }
      for pattern in rule.patterns {
        #expect(pattern.longestLiteral.count >= 6, "\(rule.id): \(pattern.text)")
        #expect(
          rule.examples.contains { pattern.match(Array($0.utf8)) != nil } || rule.patterns.count > 1,
          "\(rule.id): \(pattern.text)")
      }
      for clue in rule.clues { #expect(clue.text.utf8.count >= 6 && !clue.shows.isEmpty, "\(rule.id)") }
    }
  }

  @Test func namesAreCaptured() {
    for rule in MessageRule.all {
      guard let example = rule.examples.first, let match = rule.match(example) else { continue }
      switch rule.names {
      case .none: #expect(rule.features(in: match).isEmpty, "\(rule.id)")
      case .register: #expect(!match.registers.isEmpty, "\(rule.id)")
      default: #expect(!rule.features(in: match).isEmpty, "\(rule.id): \(example)")
      }
    }
  }

  @Test func textsFillOnlyHolesOfTheirPatterns() throws {
    let hole = /\{([a-z*]+)\}/
    for rule in MessageRule.all {
      var holes = Set(
        rule.patterns.flatMap(\.parts).compactMap { part -> String? in
          if case .hole(let hole) = part { hole.name } else { nil }
        })
      // The names of features stand for what was captured, by whatever hole.
      if rule.names != .none { holes.formUnion(["feature", "features"]) }
      // The name of a register stands for its numbers.
      if holes.contains("op0") { holes.insert("register") }
      for text in [rule.proves, rule.doesNotProve] + rule.collect.map(\.text) {
        for found in text.matches(of: hole) {
          #expect(holes.contains(String(found.1)), "\(rule.id): \(text)")
        }
      }
    }
  }

  @Test func namesOfFeaturesAreOnesOfTheCatalogue() {
    let catalog = Catalog.standard
    func isKnown(_ name: String) -> Bool {
      name.hasSuffix("*")
        ? catalog.features.contains { $0.name.hasPrefix(name.dropLast()) }
        : !catalog.features(called: name).isEmpty || !catalog.features(calledByQEMU: name).isEmpty
    }
    for rule in MessageRule.all {
      if case .fixed(let names) = rule.names {
        for name in names { #expect(isKnown(name), "\(rule.id): \(name)") }
      }
    }
    for cause in MessageCause.all {
      for name in cause.names + cause.neverNames { #expect(isKnown(name), "\(cause.id): \(name)") }
    }
    for index: UInt32 in [0x10a, 0x345, 0x480, 0x491, 0x48, 0xe1, 0xda0, 0xd90, 0x1c4, 0x3a, 0x6e0, 0x560] {
      let names = MessageRegister.features(of: index)
      #expect(!names.isEmpty)
      for name in names { #expect(isKnown(name), "\(index): \(name)") }
    }
  }

  @Test(arguments: [
    (
      "libvirt.abi-features",
      "error: unsupported configuration: Target CPU feature count 24 does not match source 22", []
    ),
    (
      "libvirt.unknown-cpu-feature", "Live Migration failure: internal error Unknown CPU feature monitor",
      ["monitor"]
    ),
    ("nova.unacceptable-cpu-info", "Unacceptable CPU info: CPU doesn't have compatibility.", []),
    (
      "libvirt.guest-cpu-missing",
      "internal error: guest CPU doesn't match specification: missing features: erms,vaes,vpclmulqdq,fsrm",
      ["erms", "vaes", "vpclmulqdq", "fsrm"]
    ),
    (
      "nova.hypervisor-too-old", "The instance requires a newer hypervisor version than has been provided.",
      []
    ),
    (
      "libvirt.invtsc-no-frequency",
      "Requested operation is not valid: domain has 'invtsc' CPU feature but TSC frequency is not specified",
      ["invtsc"]
    ),
    (
      "libvirt.guest-cpu-missing",
      "guest CPU doesn't match specification: missing features: vmx-rdrand-exit,vmx-vmfunc,vmx-vnmi",
      ["vmx-rdrand-exit", "vmx-vmfunc", "vmx-vnmi"]
    ),
    (
      "libvirt.guest-cpu-extra",
      "operation failed: guest CPU doesn't match specification: extra features: ht", ["ht"]
    ),
    (
      "libvirt.guest-cpu-missing",
      "reason: virError(Message='guest CPU doesn't match specification: extra features: ht, missing features: hle,rtm')",
      ["hle", "rtm"]
    ),
    (
      "kubevirt.model-label",
      "host-model: no node is suitable; cpu-model-migration.node.kubevirt.io/Skylake-Server-noTSX-IBRS", []
    ),
    ("qemu.set-msr", "qemu-system-x86_64: error: failed to set MSR 0x10a to 0x69", ["arch-capabilities"]),
    ("qemu.set-msr", "kvm: error: failed to set MSR 0x48f to 0x7fffff00036dfb", ["vmx"]),
    (
      "qemu.feature-unavailable",
      "warning: host doesn't support requested feature: CPUID[eax=07h,ecx=00h].EBX.rtm [bit 11]", ["rtm"]
    ),
    (
      "qemu.feature-unavailable", "warning: host doesn't support requested feature: MSR(10AH).taa-no [bit 8]",
      ["taa-no"]
    ),
    (
      "qemu.feature-unavailable", "warning: host doesn't support requested feature: CPUID.07H:EBX [bit 6]", []
    ),
    (
      "qemu.unknown-property",
      "can't apply global: Property 'Skylake-Server-x86_64-cpu.avx512-fp16' not found",
      ["avx512-fp16"]
    ),
    ("nova.trait", "required=HW_CPU_X86_AVX512VNNI.", ["HW_CPU_X86_AVX512VNNI"]),
    (
      "ovirt.degraded",
      "The host CPU does not match the Cluster CPU Type and is running in a degraded mode. It is missing the "
        + "following CPU flags: model_Skylake-Server. Please update the host CPU microcode",
      ["model_Skylake-Server"]
    ),
  ])
  func messagesOfTheFieldAreRecognised(id: String, line: String, features: [String]) throws {
    let rule = try #require(MessageRule.all.first { $0.id == id })
    let match = try #require(rule.match(line))
    #expect(rule.features(in: match) == features)
  }

  @Test func ordinaryLinesMatchNothing() {
    let lines = [
      "Nov 23 10:00:00 host systemd[1]: Started Session 12 of user root.",
      "INFO nova.compute.manager [instance: 1] During sync_power_state the instance has a pending task",
      "libvirtd[812]: 2024-01-01 00:00:00.000+0000: 812: info : libvirt version: 9.0.0",
      "qemu-system-x86_64: -drive file=/dev/x: Could not open '/dev/x': Permission denied",
      "kernel: smpboot: CPU 3 is now offline", "",
    ]
    for line in lines {
      for rule in MessageRule.all { #expect(rule.match(line) == nil, "\(rule.id): \(line)") }
    }
  }
}
