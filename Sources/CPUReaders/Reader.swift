public import HostSnapshots
public import LibvirtCPU

/// What one document says, before it is judged by a CPU map.
public struct Reading: Sendable {
  /// The identifier of the format, as `--input-format` takes it.
  public var format: String
  /// The CPUs that were found, in the document's order.
  public var cpus: [RecordedCPU]
  /// What was repaired or assumed.
  public var notes: [ReadingNote]

  /// A reading of the given CPUs.
  public init(format: String, cpus: [RecordedCPU], notes: [ReadingNote] = []) {
    self.format = format
    self.cpus = cpus
    self.notes = notes
  }
}

/// One CPU as a document records it.
public enum RecordedCPU: Sendable {
  /// Nova's cpu_info.
  case nova(NovaCPUInfo)
  /// A `<cpu>` of libvirt's, and where it stood.
  case libvirt(CPUDefinition, point: LibvirtPoint, hostName: String?)
  /// CPUID and MSRs.
  case registers(RegisterDump)
  /// A CPU model as QEMU expanded it.
  case qemu(QEMUExpansion)
  /// The kernel's flags.
  case linux(LinuxCPUInfo)
  /// Placement's traits.
  case traits(CPUTraits)
  /// A look at a whole host.
  case snapshot(Snapshot)

  /// Where a `<cpu>` stood.
  public enum LibvirtPoint: Sendable, Hashable {
    /// In `<capabilities>`, or alone with an `<arch>`: the host's CPU by CPUID.
    case host
    /// The host-model of `<domainCapabilities>`.
    case hostModel(emulator: String?, type: String?)
    /// In a `<domain>`, or alone without an `<arch>`: a guest's definition.
    case guest
  }

  /// The host's name, where the document had it.
  public var hostName: String? {
    switch self {
    case .nova(let info): info.hostName
    case .libvirt(_, _, let name): name
    case .snapshot(let snapshot): snapshot.identity.hostName
    case .registers, .qemu, .linux, .traits: nil
    }
  }
}

/// One input format: how it is recognised and how it is read.
///
/// A reader is a value; one file defines each as a static constant, and `Reader.all` lists them.
public struct Reader: Sendable {
  /// The identifier that `--input-format` takes.
  public let format: String
  /// What the format is, in a few words.
  public let title: String
  /// How sure the reader is that a document is its own, from its first bytes; nil if it is not.
  public let recognises: @Sendable (DocumentPreview) -> Confidence?
  /// Reads a document of the format.
  public let read: @Sendable (Document) throws(ReadError) -> Reading

  /// How sure a reader is.
  public enum Confidence: Int, Sendable, Comparable {
    /// It could be.
    case possible
    /// Marks that only this format has are there.
    case certain
    /// Marks of a format that holds documents of others, whose own marks then say nothing.
    case container

    /// Orders by sureness.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}
