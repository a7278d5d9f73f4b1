/// One thing that stands in the way of a guest between two Arm hosts, or that is worth knowing.
public struct ArmFinding: Sendable, Hashable {
  /// What it is.
  public var kind: Kind
  /// What it does to the verdict.
  public var weight: Weight
  /// The register or the field: `ID_AA64ISAR0_EL1.SM3`.
  public var place: String
  /// The value at the source, in words; nil if unknown.
  public var source: String?
  /// The value at the destination, in words; nil if unknown.
  public var destination: String?
  /// Where KVM, QEMU or the manual says so.
  public var citation: String
  /// Why something is unknown, or which release tolerates it; nil if there is nothing to add.
  public var detail: String?

  /// What a finding is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The guest or one host has another architecture.
    case architecture
    /// The core is another: MIDR_EL1, REVIDR_EL1 or AIDR_EL1.
    case core
    /// The destination promises less, and the guest keeps what it saw.
    case lower
    /// The source's value is below the least one that KVM takes.
    case least
    /// The destination's value differs, and its KVM lets nobody write it.
    case fixed
    /// The destination's value differs so that a lower one could be written, but whether its KVM lets it is unknown.
    case writing
    /// The destination promises more; KVM takes the source's lower value.
    case higher
    /// A value that the tables do not have.
    case newer
    /// A field that one of the records does not show.
    case unseen
    /// A register in the source's list and not in the destination's.
    case register
    /// Firmware that the guest found at the source: PSCI, workarounds, hypercalls.
    case firmware
    /// The geometry of caches.
    case caches
    /// SVE and its vector lengths.
    case vectors
    /// Pointer authentication.
    case pointers
    /// The performance monitoring unit.
    case counters
    /// The interrupt controller.
    case interrupts
    /// The frequency of the system counter.
    case frequency
    /// The bits of a guest's physical address.
    case addresses
    /// QEMU refuses the guest's CPU there.
    case model
  }

  /// What a finding does to the verdict.
  public enum Weight: Int, Sendable, Comparable {
    /// Nothing: it is worth knowing.
    case notes
    /// The guest runs, but somebody should know.
    case warns
    /// The records do not decide it.
    case unknown
    /// The guest does not move.
    case blocks

    /// Orders by what counts more.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  init(
    _ kind: Kind, _ weight: Weight, _ place: String, source: String? = nil, destination: String? = nil,
    citation: String, detail: String? = nil
  ) {
    (self.kind, self.weight, self.place) = (kind, weight, place)
    (self.source, self.destination) = (source, destination)
    (self.citation, self.detail) = (citation, detail)
  }
}
