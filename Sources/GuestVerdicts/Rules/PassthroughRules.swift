internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension VerdictRule {
  /// Numbers of its host that a guest with the host's CPU or caches sees.
  static let passthroughRules: [VerdictRule] = [
    VerdictRule(
      "passthrough.leaves", .hypervisor, .warns,
      "A guest with its host's CPU loses CPUID leaves on this host",
      citation: theLeaves,
      RuleShape(
        .any([.exceeds(.basicLeaf, .basicLeaf), .exceeds(.extendedLeaf, .extendedLeaf)])),
      explain: { pair in
        guard pair.hasHostsLeaves, let source = pair.guest.source else { return [] }
        let (there, here) = (HostNumbers(source), HostNumbers(pair.host))
        let ranges = [
          (Quantity.highestBasicLeaf, there.basicLeaf, here.basicLeaf),
          (.highestExtendedLeaf, there.extendedLeaf, here.extendedLeaf),
        ].compactMap { quantity, there, here -> Finding.Identity.Number? in
          guard let there, let here, there > here else { return nil }
          return .init(quantity: quantity, guest: there, host: here)
        }
        return ranges.isEmpty ? [] : [.fewerLeaves(.init(numbers: ranges))]
      }),
    VerdictRule(
      "passthrough.caches", .hypervisor, .warns,
      "A guest that sees its host's caches sees other sizes on this host",
      citation:
        "qemu 10.2 target/i386/cpu.c, cpu_x86_cpuid (host-cache-info); libvirt 9.0.0 src/qemu/qemu_command.c, qemuBuildCpuCommandLine",
      RuleShape(
        .any([
          .differs(.cacheL1Data, .cacheL1Data), .differs(.cacheL1Instruction, .cacheL1Instruction),
          .differs(.cacheL2, .cacheL2), .differs(.cacheL3, .cacheL3),
        ])),
      explain: { pair in
        guard pair.guest.hasHostsCaches, let source = pair.guest.source else { return [] }
        let numbers = [Quantity.cacheL1Data, .cacheL1Instruction, .cacheL2, .cacheL3].compactMap {
          quantity -> Finding.Identity.Number? in
          guard let a = source.value(quantity), let b = pair.host.value(quantity), a != b else { return nil }
          return .init(quantity: quantity, guest: a, host: b)
        }
        return numbers.isEmpty ? [] : [.otherCaches(.init(numbers: numbers))]
      }),
    identityGap(
      "Which family, model, stepping and microcode the guest has from its host", isSource: true,
      RuleShape(.guest([.hostsIdentity, .untoldIdentity]))),
    identityGap(
      "Which family, model, stepping and microcode the host has", isSource: false,
      RuleShape(.guest(.hostsIdentity), .guestWithout(.untoldIdentity), .host(.untoldIdentity))),
    cachesGap(
      "Which caches the guest sees of its host", isSource: true,
      RuleShape(.guest([.hostsCaches, .untoldCaches]))),
    cachesGap(
      "Which caches the host has", isSource: false,
      RuleShape(.guest(.hostsCaches), .guestWithout(.untoldCaches), .host(.untoldCaches))),
    VerdictRule(
      "gap.leaves", .hypervisor, nil, "Which CPUID leaf is the highest where the guest runs",
      citation: theRecords,
      RuleShape(.guest([.hostsLeaves, .untoldLeaves])),
      explain: { pair in
        pair.hasHostsLeaves && !pair.guest.source.tellsLeaves
          ? [.uncheckedLeaves(.init(isSource: pair.guest.source == nil))] : []
      }),
    VerdictRule(
      "gap.leaves", .hypervisor, nil, "Which CPUID leaf is the highest on the host", citation: theRecords,
      RuleShape(.guest(.hostsLeaves), .guestWithout(.untoldLeaves), .host(.untoldLeaves)),
      explain: { pair in
        pair.hasHostsLeaves && pair.guest.source.tellsLeaves && !Optional(pair.host).tellsLeaves
          ? [.uncheckedLeaves(.init(isSource: false))] : []
      }),
  ]

  private static func identityGap(_ title: String, isSource: Bool, _ shape: RuleShape) -> VerdictRule {
    VerdictRule(
      "gap.identity", .hypervisor, nil, title, citation: theRecords, shape,
      explain: { pair in
        guard pair.hasHostsLeaves, pair.guest.wanted != nil else { return [] }
        let isTold = pair.guest.source.map { HostNumbers($0).tellsIdentity } ?? false
        guard isSource ? !isTold : isTold && !HostNumbers(pair.host).tellsIdentity else { return [] }
        return [.uncheckedIdentity(.init(isSource: isSource && pair.guest.source == nil))]
      })
  }

  private static func cachesGap(_ title: String, isSource: Bool, _ shape: RuleShape) -> VerdictRule {
    VerdictRule(
      "gap.caches", .hypervisor, nil, title, citation: theRecords, shape,
      explain: { pair in
        guard pair.guest.hasHostsCaches else { return [] }
        let isTold = pair.guest.source.map { HostNumbers($0).tellsCaches } ?? false
        guard isSource ? !isTold : isTold && !HostNumbers(pair.host).tellsCaches else { return [] }
        return [.uncheckedCaches(.init(isSource: isSource && pair.guest.source == nil))]
      })
  }

  private static let theLeaves =
    "qemu 10.2 target/i386/kvm/kvm-cpu.c, kvm_cpu_max_instance_init; linux 6.18 arch/x86/kvm/cpuid.c, __do_cpuid_func (leaf 0 is limited to what KVM implements)"
}

extension VerdictPair {
  /// Whether the guest has the CPUID leaves of the host that starts it.
  fileprivate var hasHostsLeaves: Bool { guest.isPassthrough && !guest.isEmulated }
}

extension HostCPU? {
  /// Whether the host is known, and both of its highest leaves for guests are.
  fileprivate var tellsLeaves: Bool {
    guard let numbers = map({ HostNumbers($0) }) else { return false }
    return numbers.basicLeaf != nil && numbers.extendedLeaf != nil
  }
}
