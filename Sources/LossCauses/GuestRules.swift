internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// What a guest's own definition takes from it, and what QEMU makes of it.
let guestRules: [CauseRule] = [
  archCapabilitiesRule,
  CauseRule(
    id: "guest.kvm-hidden", layer: .guest, alsoBetween: [.qemu],
    title: "The definition hides KVM from the guest",
    citation:
      "qemu 7.2 and 10.0 target/i386/cpu.c, x86_cpu_expand_features (kvm=off); libvirt docs/formatdomain.rst, features, kvm, hidden",
    find: { context in
      guard case .cpuid(0x4000_0001, _, _) = context.feature.location.kind, let guest = context.guest else {
        return nil
      }
      switch guest.machine?.features["kvm.hidden"] {
      case "on"?:
        return .proven(
          "The definition has <kvm><hidden state='on'/></kvm>, which takes all of KVM's interfaces",
          cure: .definition(
            "Remove <hidden state='on'/> from <features><kvm>", "inside <features><kvm>, remove",
            ["<hidden state='on'/>"],
            risk: "Drivers that refuse to run in virtual machines see that they are in one",
            checks: ["virsh dumpxml GUEST | grep -c '<hidden'    # 0"]))
      case nil where guest.machine == nil:
        return .possible(
          "The rest of the definition was not read", collect: "virsh dumpxml GUEST | grep -A4 '<kvm>'")
      default: return .excluded("The definition does not hide KVM")
      }
    }),
  CauseRule(
    id: "guest.hyperv-not-asked", layer: .guest, alsoBetween: [.qemu],
    title: "The definition does not ask for the Hyper-V interface",
    citation:
      "qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; libvirt docs/formatdomain.rst, features, hyperv",
    find: { context in
      let name = String(context.name.dropFirst(3)).replacing("-", with: "_")
      guard context.name.hasPrefix("hv-"), hypervElements.contains(name), let machine = context.guest?.machine
      else { return nil }
      if machine.features["hyperv"] == "passthrough" {
        return .excluded("The definition asks for all that KVM has (<hyperv mode='passthrough'>)")
      }
      let state = machine.features["hyperv.\(name)"]
      if state == "on" { return .excluded("The definition asks for it") }
      return .proven(
        state == nil ? "The definition's <hyperv> does not name it" : "The definition's <hyperv> has it off",
        cure: .definition(
          "Add <\(name) state='on'/> to <features><hyperv>", "inside <features><hyperv mode='custom'>",
          ["<\(name) state='on'/>"], risk: "The guest then starts only where KVM and QEMU know it",
          checks: ["virsh dumpxml GUEST | sed -n '/<hyperv/,/<\\/hyperv>/p'"]))
    }),
]

/// The elements of `<hyperv>` that are single switches.
///
/// - SeeAlso: libvirt 11.3.0 src/conf/domain_conf.c, virDomainHyperv.
private let hypervElements: Set<String> = [
  "relaxed", "vapic", "vpindex", "runtime", "synic", "stimer", "reset", "frequencies", "reenlightenment",
  "tlbflush", "ipi", "evmcs", "avic", "emsr_bitmap", "xmm_input",
]
