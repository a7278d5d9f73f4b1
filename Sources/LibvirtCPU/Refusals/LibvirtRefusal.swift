/// The reason libvirt refuses a guest or a definition, with the names in its message.
///
/// `wordings` has the texts by version; no other code in this package contains them.
public enum LibvirtRefusal: Sendable, Hashable {
  /// The host's CPU is unknown.
  case unknownHost
  /// The definition has another architecture than the host.
  case architecture(String)
  /// The definition names another vendor than the host's.
  case vendor(required: String)
  /// The host, or the guest that QEMU started, lacks features that the definition requires, in the map's order.
  case missingFeatures([String])
  /// The host has features that the definition forbids, in the map's order; not empty.
  case forbiddenFeatures([String])
  /// The host has features that a definition with `match='strict'` does not mention, in the map's order.
  case extraFeatures([String])
  /// QEMU gave a guest with `check='full'` another CPU; both lists are empty if only unnamed bits differ.
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
  /// The definition switches deprecated features, which the emulator does not report.
  case deprecatedFeatures
  /// The guest has invtsc, and its clock fixes no frequency of the time-stamp counter.
  case unfixedInvariantCounter
  /// Something besides the CPU stops the guest.
  case immovable(ImmovablePart)

  /// The tolerated difference of TSC frequencies, in parts per million.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, TSC_TOLERANCE; linux 6.12 arch/x86/kvm/x86.c, tsc_tolerance_ppm.
  public static let counterTolerance: UInt64 = 250
}

extension LibvirtRefusal {
  /// A fixed part of libvirt's messages, for quoting them.
  public enum Phrase: String, Sendable {
    /// The text before names that the daemon's map lacks.
    case unknownFeature = "unknown CPU feature"
    /// The text before the lists for a guest whose CPU differs from its definition.
    case unlikeDefinition = "guest CPU doesn't match specification"
    /// The text before features that QEMU did not give such a guest.
    case missingFeatures = "missing features"
    /// The text before features that QEMU gave such a guest in addition.
    case extraFeatures = "extra features"
  }

  /// One libvirt message for a refusal, with its check and versions.
  public struct Wording: Sendable, Hashable {
    /// The moment of libvirt's check.
    public enum Check: Sendable, Hashable {
      /// Names and devices of a definition, before anything starts.
      case validation
      /// A definition against a host's CPU, before QEMU starts or on request.
      case comparison
      /// The CPU that QEMU gave the guest, after its start.
      case verification
      /// The guest at the source, before it moves.
      case migration
    }

    /// The check that prints it.
    public var check: Check
    /// The error with its text.
    public var error: LibvirtError
    /// The first version that prints it; nil if all known versions do.
    public var since: LibvirtVersion?
    /// Its period in words, such as `from 2.3`; nil if there is no other message.
    public var period: String?
    /// The citation of the code that prints it.
    public var citation: String
  }

  /// The final message of `version`; the newest if the version is unknown.
  ///
  /// If a version has several checks for the same refusal, the last one's message.
  public func wording(in version: LibvirtVersion?) -> Wording {
    let all = wordings
    guard let version else { return all[all.count - 1] }
    return all.last { $0.since.map { $0 <= version } ?? true } ?? all[0]
  }

  /// The message of the newest version that makes `check`; nil if none does for this refusal.
  public func wording(of check: Wording.Check) -> Wording? { wordings.last { $0.check == check } }

  /// The messages of `version`; those of the newest if the version is unknown.
  public func message(in version: LibvirtVersion?) -> String { wording(in: version).error.message }

  /// The error of the newest version that makes `check`; if none does, the newest version's.
  public func error(of check: Wording.Check) -> LibvirtError {
    (wording(of: check) ?? wording(in: nil)).error
  }

  /// The same without the prefix of the error's class, for quoting in sentences.
  public func words(of check: Wording.Check) -> String { error(of: check).detail }
}
