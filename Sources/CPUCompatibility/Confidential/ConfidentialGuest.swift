/// A kind of guest whose memory or registers its host cannot read.
public enum ConfidentialGuest: String, Sendable, Codable, CaseIterable {
  /// AMD SEV: encrypted memory.
  case sev
  /// AMD SEV-ES: encrypted memory and registers.
  case sevES = "sev-es"
  /// AMD SEV-SNP: the host cannot remap or replay its pages either.
  case sevSNP = "sev-snp"
  /// Intel TDX.
  case tdx

  /// The makers' name of it.
  public var title: String {
    switch self {
    case .sev: "SEV"
    case .sevES: "SEV-ES"
    case .sevSNP: "SEV-SNP"
    case .tdx: "TDX"
    }
  }

  /// The parameter of a KVM module that is on where KVM can start such guests.
  ///
  /// The module clears it where it finds that it cannot, so that sysfs shows the outcome.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup; linux 6.18 arch/x86/kvm/vmx/tdx.c, tdx_bringup.
  public var parameter: String {
    switch self {
    case .sev: "kvm_amd.sev"
    case .sevES: "kvm_amd.sev_es"
    case .sevSNP: "kvm_amd.sev_snp"
    case .tdx: "kvm_intel.tdx"
    }
  }

  /// Its bit in the value of `KVM_CAP_VM_TYPES`.
  ///
  /// - SeeAlso: qemu 10.2 linux-headers/asm-x86/kvm.h (the kernel's interface), KVM_X86_SEV_VM, KVM_X86_SEV_ES_VM, KVM_X86_SNP_VM,
  ///   KVM_X86_TDX_VM; linux 6.12 arch/x86/kvm/svm/sev.c, sev_set_cpu_caps.
  var machineBit: Int {
    switch self {
    case .sev: 2
    case .sevES: 3
    case .sevSNP: 4
    case .tdx: 5
    }
  }

  /// Its bit in EAX of CPUID leaf 8000001FH; nil for TDX, which CPUID does not show.
  ///
  /// - SeeAlso: AMD APM vol. 3, appendix E, Fn8000_001F_EAX.
  var cpuidBit: UInt32? {
    switch self {
    case .sev: 1
    case .sevES: 3
    case .sevSNP: 4
    case .tdx: nil
    }
  }
}

/// How a definition asks for a confidential guest (`<launchSecurity>`).
public struct LaunchSecurity: Sendable, Hashable {
  /// The kind of guest.
  public var guest: ConfidentialGuest
  /// The place of the encryption bit in page tables that the definition fixes (`<cbitpos>`); nil where libvirt chooses it.
  public var encryptionBit: UInt64?

  /// Creates a request for a kind of guest.
  public init(_ guest: ConfidentialGuest, encryptionBit: UInt64? = nil) {
    self.guest = guest
    self.encryptionBit = encryptionBit
  }
}
