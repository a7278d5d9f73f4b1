public import CPUCatalog
internal import X86CPU

/// The kind of CPU whose documents define a bit.
///
/// KVM shows some of one vendor's bits to the other's guests, for guests that check both; a levelled CPU leaves them out.
public enum FeatureVendor: String, Sendable, Hashable {
  /// Intel's manual defines it, AMD's does not.
  case intel = "Intel"
  /// AMD's manual defines it, Intel's does not.
  case amd = "AMD"
  /// Centaur's and Zhaoxin's leaf C0000001H.
  case centaur = "Centaur"
  /// Transmeta's leaf 80860001H.
  case transmeta = "Transmeta"
}

extension Feature {
  /// The only kind of CPU that has the bit; nil if both Intel's and AMD's manual define it, or no row applies.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID (leaves 80000001H to 80000008H, where all other bits are reserved), vol. 4, table 2-2
  ///   (10AH, CFH, 345H, 480H to 493H), and Intel's guidance on speculative execution side channels (leaf 07H EDX[26] to
  ///   [31]); AMD APM vol. 3, appendix E.3 and E.4.
  public var definingVendor: FeatureVendor? {
    switch location.kind {
    case .msr: return .intel
    case .cpuid(let leaf, let subleaf, let register):
      switch leaf {
      case 0x07 where subleaf ?? 0 == 0 && register == .edx:
        return [9, 10, 11, 13, 26, 27, 29, 30, 31].contains(location.bit) ? .intel : nil
      case 0x8000_0001 where register == .ecx: return [0, 5, 8].contains(location.bit) ? nil : .amd
      case 0x8000_0001 where register == .edx:
        return [19, 22, 25, 30, 31].contains(location.bit) ? .amd : nil
      case 0x8000_0007: return register == .edx && location.bit == 8 ? nil : .amd
      case 0x8000_0008 where register == .ebx: return location.bit == 9 ? nil : .amd
      case 0x8000_0009...0x8000_ffff: return .amd
      case 0x8086_0000...0x8086_ffff: return .transmeta
      case 0xc000_0000...0xc000_ffff: return .centaur
      default: return nil
      }
    }
  }

  /// Whether the bit is in a hypervisor's own leaves, which are not part of a CPU.
  var isParavirtual: Bool {
    guard case .cpuid(let leaf, _, _) = location.kind else { return false }
    return leaf >> 16 == 0x4000
  }

  /// Whether a guest of `vendor` (libvirt's name, or CPUID's twelve characters) can have the bit; true if unknown.
  public func canBelong(to vendor: String?) -> Bool { definingVendor?.isKind(of: vendor) ?? true }
}

extension FeatureVendor {
  /// Whether guests of `vendor` can have what only this kind's documents define; true if the vendor is unknown.
  ///
  /// Hygon CPUs are AMD's kind; Zhaoxin and Centaur CPUs use VMX and have Intel's bits in addition to their own.
  func isKind(of vendor: String?) -> Bool {
    switch vendor {
    case "AMD"?, "Hygon"?: self == .amd
    case "Intel"?: self == .intel
    case "CentaurHauls"?, "Centaur"?, "Shanghai"?, "Zhaoxin"?: self == .centaur || self == .intel
    default: true
    }
  }
}
