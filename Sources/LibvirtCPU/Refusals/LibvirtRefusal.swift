/// Why libvirt refuses a guest or a definition, with what its message names.
///
/// The words, by version, are `wordings`; nothing else in this package spells them.
public enum LibvirtRefusal: Sendable, Hashable {
  /// Nothing is known of the host's CPU.
  case unknownHost
  /// The definition is of another architecture than the host.
  case architecture(String)
  /// The definition names another vendor than the host's.
  case vendor(required: String)
  /// The host, or the guest that QEMU started, lacks features that the definition requires, in the map's order.
  case missingFeatures([String])
  /// The host has features that the definition forbids, in the map's order; not empty.
  case forbiddenFeatures([String])
  /// The host has features that a definition with `match='strict'` does not speak of, in the map's order.
  case extraFeatures([String])
  /// QEMU gave a guest with `check='full'` another CPU; both lists are empty where only bits without a name differ.
  case unlikeDefinition(extra: [String], missing: [String])
  /// The daemon's map has no feature of that name.
  case unknownFeature(String)
  /// The emulator does not have the kind of virtualization, `kvm`; a nil path is printed as `EMULATOR`.
  case virtType(String, emulator: String?)
  /// The emulator does not have the machine type; a nil path is printed as `EMULATOR`.
  case machineType(String, emulator: String?)
  /// The definition fixes a frequency of the time-stamp counter that the host neither has nor can scale to; in hertz.
  case counterFrequency(wanted: UInt64, host: UInt64)
  /// The daemon does not know the definition's mode.
  case unknownMode(String)
  /// The definition fixes more physical address bits than the host has.
  case addressBits
  /// The definition wants physical address bits of QEMU's choice, and the daemon wants a number.
  case unnumberedAddressBits(mode: String)
  /// The guest has invtsc, and its clock fixes no frequency of the time-stamp counter.
  case unfixedInvariantCounter

  /// What frequencies of time-stamp counters may differ by, in parts of a million.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, TSC_TOLERANCE; linux 6.12 arch/x86/kvm/x86.c, tsc_tolerance_ppm.
  public static let counterTolerance: UInt64 = 250
}

extension LibvirtRefusal {
  /// A part of libvirt's messages that names nothing, by which they are spoken of.
  public enum Phrase: String, Sendable {
    /// Before the names that the daemon's map does not have.
    case unknownFeature = "unknown CPU feature"
    /// Before the lists of a guest whose CPU is not the definition's.
    case unlikeDefinition = "guest CPU doesn't match specification"
    /// Before what QEMU did not give such a guest.
    case missingFeatures = "missing features"
    /// Before what QEMU gave such a guest besides.
    case extraFeatures = "extra features"
  }

  /// One message of libvirt's for a refusal: when it is printed, and by which versions.
  public struct Wording: Sendable, Hashable {
    /// When libvirt checks what it refuses.
    public enum Check: Sendable, Hashable {
      /// Names and devices of a definition, before anything is started.
      case validation
      /// A definition with a host's CPU, before QEMU is started or where a comparison was asked for.
      case comparison
      /// The CPU that QEMU gave the guest, once it is started.
      case verification
      /// The guest at the source, before anything is moved.
      case migration
    }

    /// When it is printed.
    public var check: Check
    /// The message.
    public var error: LibvirtError
    /// The first version that prints it; nil if the first that is known does.
    public var since: LibvirtVersion?
    /// When it was printed, in words, such as `from 2.3`; nil if there was no other.
    public var period: String?
    /// The source that prints it.
    public var citation: String
  }

  /// The message that `version` ends with; of an unknown version, the newest.
  ///
  /// Where a version has several checks for the same refusal, it is that of the last one.
  public func wording(in version: LibvirtVersion?) -> Wording {
    let all = wordings
    guard let version else { return all[all.count - 1] }
    return all.last { $0.since.map { $0 <= version } ?? true } ?? all[0]
  }

  /// The message of the newest version that makes `check`; nil if none does for this refusal.
  public func wording(of check: Wording.Check) -> Wording? { wordings.last { $0.check == check } }

  /// What `version` prints; of an unknown version, what the newest does.
  public func message(in version: LibvirtVersion?) -> String { wording(in: version).error.message }

  /// The error of the newest version that makes `check`; where none does, the newest version's.
  public func error(of check: Wording.Check) -> LibvirtError {
    (wording(of: check) ?? wording(in: nil)).error
  }

  /// The same without the words of the error's class, as messages are quoted in sentences.
  public func words(of check: Wording.Check) -> String { error(of: check).detail }
}
