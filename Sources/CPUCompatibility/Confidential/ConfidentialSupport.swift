/// What the records of a host say of confidential guests: who offers or refuses which kind, and the numbers of SEV.
public struct ConfidentialSupport: Sendable, Hashable {
  /// What one source says of one kind of guest.
  public struct Statement: Sendable, Hashable {
    /// The kind of guest.
    public var guest: ConfidentialGuest
    /// Whether the source can start such guests.
    public var isOffered: Bool
    /// The source.
    public var source: Source

    /// Creates a statement.
    public init(_ guest: ConfidentialGuest, isOffered: Bool, source: Source) {
      self.guest = guest
      self.isOffered = isOffered
      self.source = source
    }
  }

  /// Who tells whether confidential guests can be started.
  public enum Source: Sendable, Hashable {
    /// The CPU is another maker's.
    case vendor(String)
    /// CPUID leaf 8000001FH.
    case cpuid
    /// A parameter of a KVM module, with its value; nil where the module has no such parameter.
    case parameter(String, String?)
    /// KVM's list of kinds of virtual machines (`KVM_CAP_VM_TYPES`).
    case machineTypes
    /// QEMU (`query-sev-capabilities`), by its path.
    case qemu(String)
    /// libvirt's domain capabilities, by the emulator's path.
    case libvirt(String)

    /// The source in words.
    public var title: String {
      switch self {
      case .vendor(let name): "the CPU is of \(name)"
      case .cpuid: "CPUID leaf 8000001FH"
      case .parameter(let name, let value?): "\(name)=\(value)"
      case .parameter(let name, nil): "KVM has no parameter \(name)"
      case .machineTypes: "KVM_CAP_VM_TYPES"
      case .qemu(let path): "query-sev-capabilities of \(path)"
      case .libvirt(let path): "virsh domcapabilities of \(path)"
      }
    }

    /// Where the source stands, from the CPU up.
    fileprivate var rank: Int {
      switch self {
      case .vendor: 0
      case .cpuid: 1
      case .parameter: 2
      case .machineTypes: 3
      case .qemu: 4
      case .libvirt: 5
      }
    }

    /// The emulator that the source speaks for; nil if it speaks for the whole host.
    var emulator: String? {
      switch self {
      case .qemu(let path), .libvirt(let path): path
      default: nil
      }
    }
  }

  /// What each source says, each once.
  public private(set) var statements: Set<Statement> = []
  /// The places of the encryption bit in page tables that sources give; several are a contradiction.
  public private(set) var encryptionBits: Set<UInt64> = []
  /// By how many physical address bits SEV guests have fewer.
  public private(set) var reducedAddressBits: Set<UInt64> = []
  /// The most SEV guests that libvirt lists, and the most SEV-ES guests.
  public private(set) var mostGuests: Set<UInt64> = [], mostESGuests: Set<UInt64> = []

  /// Creates support without statements.
  public init() {}

  /// Adds what a source says.
  public mutating func note(_ guest: ConfidentialGuest, isOffered: Bool, by source: Source) {
    statements.insert(Statement(guest, isOffered: isOffered, source: source))
  }

  /// Adds numbers of SEV; nil for those that the source does not give.
  public mutating func note(
    encryptionBit: UInt64? = nil, reducedAddressBits reduced: UInt64? = nil, mostGuests guests: UInt64? = nil,
    mostESGuests guestsES: UInt64? = nil
  ) {
    if let encryptionBit { encryptionBits.insert(encryptionBit) }
    if let reduced { reducedAddressBits.insert(reduced) }
    if let guests { mostGuests.insert(guests) }
    if let guestsES { mostESGuests.insert(guestsES) }
  }

  /// Everything that either has.
  public func union(_ other: ConfidentialSupport) -> ConfidentialSupport {
    var both = self
    both.statements.formUnion(other.statements)
    both.encryptionBits.formUnion(other.encryptionBits)
    both.reducedAddressBits.formUnion(other.reducedAddressBits)
    both.mostGuests.formUnion(other.mostGuests)
    both.mostESGuests.formUnion(other.mostESGuests)
    return both
  }

  /// The place of the encryption bit; nil if no source gives it or two differ.
  public var encryptionBit: UInt64? { encryptionBits.count == 1 ? encryptionBits.first : nil }

  /// Whether the host can start guests of a kind; nil if no source tells.
  ///
  /// Every layer must offer them, so that one refusal decides. Where emulators differ, one that offers them suffices.
  ///
  /// - Parameter emulator: The one that starts the guest; nil for any.
  public func offers(_ guest: ConfidentialGuest, emulator: String? = nil) -> Bool? {
    let about = statements(on: guest, emulator: emulator)
    let whole = about.filter { $0.source.emulator == nil }
    if whole.contains(where: { !$0.isOffered }) { return false }
    let emulators = about.filter { $0.source.emulator != nil }
    if !emulators.isEmpty {
      let refusing = Set(emulators.filter { !$0.isOffered }.compactMap(\.source.emulator))
      let offering = Set(emulators.filter(\.isOffered).compactMap(\.source.emulator)).subtracting(refusing)
      if !offering.isEmpty { return true }
      // An emulator that nobody asked may offer what those that were asked refuse.
      if !refusing.isEmpty { return false }
    }
    return whole.isEmpty ? nil : true
  }

  /// What sources say of a kind of guest, in their order; of SEV-ES and SEV-SNP also that there is no SEV.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup.
  public func statements(on guest: ConfidentialGuest, emulator: String? = nil) -> [Statement] {
    let needsSEV = guest == .sevES || guest == .sevSNP
    return statements.filter { statement in
      guard statement.guest == guest || (needsSEV && statement.guest == .sev && !statement.isOffered) else {
        return false
      }
      return emulator == nil || statement.source.emulator.map { $0 == emulator } ?? true
    }.sorted {
      ($0.source.rank, $0.source.title, $0.guest.rawValue) < (
        $1.source.rank, $1.source.title, $1.guest.rawValue
      )
    }
  }
}
