internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in the outer hypervisor of a host that is itself a guest.
let outerHypervisorRules: [CauseRule] = [
  CauseRule(
    id: "outer-hypervisor.hides", layer: .outerHypervisor,
    title: "The host is itself a guest, and its hypervisor hides the bit",
    citation:
      "Intel SDM vol. 2A, CPUID, leaf 01H, ECX[31]; linux 6.12 Documentation/virt/kvm/x86/cpuid.rst; VMware KB 1005764; Microsoft Learn, Processor compatibility for Hyper-V virtual machines; xen 4.17 docs/misc/xen-command-line.pandoc",
    find: { context in
      guard context.isLostInCPUID else { return nil }
      if let hypervisor = context.outerHypervisor {
        let maker = context.configuration.firmware["sys_vendor"]
        let known = OuterHypervisor.of(hypervisor, maker: maker)
        let needsNesting = ["vmx", "svm"].contains(context.name) || context.isVMXCapability
        var text =
          "CPUID names a hypervisor (\(hypervisor)\(maker.map { ", on a machine by \($0)" } ?? "")); it chooses what CPUID and MSRs report here"
        if let known { text += ". \(known.masks)" }
        return CauseRule.Finding(
          certainty: .possible, text: text,
          collect: (known?.collect ?? []) + [
            .run(
              ["martlet", "explain", context.name, "--on", "this"], on: .host, note: "on the outer host")
          ],
          cure: .outer(
            (needsNesting ? known?.nesting : nil) ?? known?.cure
              ?? "Add the feature to this host's virtual CPU on the outer hypervisor",
            risk: "The outer guest can then move only to hosts that have it"))
      }
      guard context.state(at: .cpuid, of: "hypervisor") == .absent else { return nil }
      return .excluded("CPUID.01H:ECX[31] is clear: no hypervisor shows itself")
    }),
  CauseRule(
    id: "outer-hypervisor.xen-option", layer: .outerHypervisor, alsoBetween: [.kernel],
    title: "Xen hides the feature (cpuid= on its command line)",
    citation: "xen 4.17 docs/misc/xen-command-line.pandoc, cpuid and dom0-cpuid; xl(1), info",
    find: { context in
      guard context.configuration.xen != nil || context.configuration.hypervisorType == "xen" else {
        return nil
      }
      guard let options = context.configuration.xen?["xen_commandline"] else {
        return .possible(
          "The kernel runs on Xen, and Xen's command line was not read",
          collect: .script("xl info | grep xen_commandline"))
      }
      let names = Set(context.xenNames)
      let found = options.split(separator: " ").first { option in
        let parts = option.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0] == "cpuid" || parts[0] == "dom0-cpuid" else { return false }
        return parts[1].split(separator: ",").contains { word in
          names.contains {
            "no-\($0)" == word || "\($0)=0" == word || "\($0)=no" == word || "\($0)=false" == word
          }
        }
      }
      guard let found else { return .excluded("Xen's command line does not name the feature: \(options)") }
      return .proven(
        "Xen's command line has \(found)",
        cure: .xenOption(String(found)))
    }),
]

extension Cause.Cure {
  /// Xen's command line without a word of `cpuid=` or `dom0-cpuid=`.
  ///
  /// - SeeAlso: xen 4.17 docs/misc/xen-command-line.pandoc; grub util/grub.d/20_linux_xen.in, GRUB_CMDLINE_XEN.
  fileprivate static func xenOption(_ option: String) -> Cause.Cure {
    let reboot = HostCommands().reboot
    return Cause.Cure(
      "Take the feature out of \(option) on Xen's command line", .xenParameter, restarts: "host",
      risk: "It may be there for a reason: Xen hides from guests what the CPU does wrong.",
      commands: [
        .instruction(
          "in the boot loader's entry of Xen, such as GRUB_CMDLINE_XEN in /etc/default/grub: note \(option), and take the word out"
        ),
        "# generate the boot loader's configuration: update-grub, or grub2-mkconfig with its -o", reboot,
      ],
      undo: [
        .instruction("in the boot loader's entry of Xen: put \(option) back, and generate its configuration"),
        reboot,
      ])
  }
}

extension CauseContext {
  /// The names by which Xen may know the feature: libvirt's, without its prefixes, and the others that the catalogue has.
  fileprivate var xenNames: [String] {
    let names = [name] + feature.aliases.map(\.name)
    return names.map { $0.lowercased().replacing("_", with: "-") }
  }
}
