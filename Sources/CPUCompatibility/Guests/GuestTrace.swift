/// A guest's CPU on the way from what its definition asks for to what it has: one rung for each place that shows it.
public struct GuestTrace: Sendable {
  /// The guest's name.
  public var name: String
  /// The guest by its definition; nil where no definition is known.
  public var guest: GuestCPU?
  /// The rungs that were found, in order.
  public var rungs: [Rung] = []

  /// A place on the way.
  public enum Place: String, Sendable, CaseIterable, Comparable {
    /// The persistent definition: what the guest is to be started with.
    case asked = "guest-definition"
    /// The running guest's definition, in which libvirt writes down what QEMU gave.
    case live = "guest-live"
    /// The arguments of its QEMU.
    case arguments = "guest-arguments"
    /// CPUID, or the kernel's flags, as the guest itself sees them.
    case inside = "guest-cpuid"

    /// The place in words.
    public var title: String {
      switch self {
      case .asked: "what the definition asks for"
      case .live: "what the running guest's XML has"
      case .arguments: "what QEMU was started with (-cpu)"
      case .inside: "what the guest itself sees"
      }
    }

    /// Orders from what is asked to what is given.
    public static func < (a: Self, b: Self) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  /// What one place shows.
  public struct Rung: Sendable {
    /// The place.
    public var place: Place
    /// The document, or the part of a snapshot.
    public var document: String
    /// What is there and what is not; what the host decides is in neither.
    public var evidence: Evidence

    /// What `document` shows at `place`.
    public init(_ place: Place, _ document: String, _ evidence: Evidence) {
      self.place = place
      self.document = document
      self.evidence = evidence
    }
  }

  /// A guest with a name and nothing else yet.
  public init(name: String) { self.name = name }
}
