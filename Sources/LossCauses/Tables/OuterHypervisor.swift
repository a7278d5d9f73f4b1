internal import Remedies

/// A hypervisor that shows itself to the host, and where it decides what CPUID answers there.
struct OuterHypervisor: Sendable {
  /// Its twelve characters in CPUID leaf 40000000H.
  let signature: String
  /// Its name.
  let name: String
  /// The beginning of the maker's name in SMBIOS, where it distinguishes products with the same signature; nil elsewhere.
  let maker: String?
  /// What takes features away there; one sentence without a full stop.
  let masks: String
  /// Shows on the outer host what the virtual machine is given.
  let collect: [Command]
  /// Gives the virtual machine the host's features.
  let cure: String
  /// Gives it virtualisation; nil if that comes with the others.
  let nesting: String?
  /// The source.
  let citation: String

  static let all: [OuterHypervisor] = [
    OuterHypervisor(
      signature: "KVMKVMKVM", name: "KVM", maker: nil,
      masks: "KVM shows what the guest's CPU model has, and VMX or SVM only with nesting on",
      collect: [
        .script(
          "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'", on: .host, note: "on the outer host"),
        .script("cat /sys/module/kvm_*/parameters/nested", on: .host, note: "on the outer host"),
      ],
      cure: "Give the virtual machine the feature at the outer host: host-passthrough, or policy='require'",
      nesting: "Load kvm_intel or kvm_amd with nested=1 at the outer host, and require vmx or svm",
      citation:
        "linux 6.12 Documentation/virt/kvm/x86/cpuid.rst; Documentation/virt/kvm/x86/running-nested-guests.rst"
    ),
    OuterHypervisor(
      signature: "VMwareVMware", name: "VMware ESXi", maker: "VMware",
      masks:
        "EVC of the cluster or of the virtual machine, its hardware version, and masks of its settings hide features",
      collect: [
        .instruction(
          "in vCenter: the cluster's Configure > VMware EVC, the virtual machine's Configure > VMware EVC, and its compatibility"
        )
      ],
      cure: "Raise the EVC mode, and the hardware version of the virtual machine; power it off and on",
      nesting: "Switch on \"Expose hardware assisted virtualization to the guest OS\" (vhv.enable = TRUE)",
      citation:
        "VMware vSphere 6.7, vCenter Server and Host Management, CPU Compatibility and EVC; VMware KB 1005764"
    ),
    OuterHypervisor(
      signature: "Microsoft Hv", name: "Hyper-V", maker: "Microsoft",
      masks:
        "Processor compatibility mode hides features, and virtualisation is hidden unless it is exposed",
      collect: [
        .instruction(
          "on the outer host: Get-VMProcessor NAME | Format-List CompatibilityForMigrationEnabled,ExposeVirtualizationExtensions"
        )
      ],
      cure:
        "Set-VMProcessor NAME -CompatibilityForMigrationEnabled $false, while the virtual machine is off",
      nesting: "Set-VMProcessor NAME -ExposeVirtualizationExtensions $true, while the virtual machine is off",
      citation:
        "Microsoft Learn, Processor compatibility for Hyper-V virtual machines; Set-VMProcessor (Hyper-V)"),
    OuterHypervisor(
      signature: "XenVMMXenVMM", name: "Xen", maker: nil,
      masks:
        "Xen's cpuid= and the domain's cpuid setting hide features, and a pool's level those that not all hosts have",
      collect: [
        .run(["xl", "info"], on: .host, note: "in dom0: xen_commandline may have cpuid="),
        .run(["xl", "list", "-l", "DOMAIN"], on: .host, note: "in dom0: the domain's cpuid"),
      ],
      cure: "Take the feature out of Xen's cpuid= and of the domain's cpuid setting, and restart the domain",
      nesting: "Set nestedhvm=1 for the domain (experimental in Xen)",
      citation:
        "xen 4.17 docs/misc/xen-command-line.pandoc, cpuid; docs/man/xl.cfg.5.pod.in, cpuid and nestedhvm"
    ),
    OuterHypervisor(
      signature: "TCGTCGTCGTCG", name: "QEMU without KVM", maker: nil,
      masks: "TCG has the features that it emulates and no others",
      collect: [
        .script(
          "ps -o args -C qemu-system-x86_64 | grep -o -- '-accel [^ ]*'", on: .host, note: "on the outer host"
        )
      ],
      cure: "Start the virtual machine with KVM", nesting: nil,
      citation: "qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 40000000H; tcg_features"),
  ]

  /// The hypervisor of that signature; nil for others.
  ///
  /// QEMU with Hyper-V's interface shows Hyper-V's signature too: SMBIOS distinguishes the two.
  ///
  /// - Parameter maker: SMBIOS's maker of the machine; nil if unknown.
  static func of(_ signature: String, maker: String?) -> OuterHypervisor? {
    let found = all.first { $0.signature == signature }
    guard found?.name == "Hyper-V", let maker, !maker.hasPrefix("Microsoft") else { return found }
    return nil
  }
}
