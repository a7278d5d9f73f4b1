public import ArmCPU
public import HostSnapshots
public import LibvirtCPU
public import S390Compatibility

/// The content of one document, before interpretation through a CPU map.
public struct Reading: Sendable, Codable {
  /// The format's identifier for `--input-format`.
  public var format: String
  /// The CPUs in the document's order.
  public var cpus: [RecordedCPU]
  /// Repairs and assumptions.
  public var notes: [ReadingNote]
  /// The capture that an arm64 host's record is of, with its guests; nil for other documents.
  public var capture: Snapshot?

  /// Creates a reading from CPUs.
  public init(
    format: String, cpus: [RecordedCPU], notes: [ReadingNote] = [], capture: Snapshot? = nil
  ) {
    self.format = format
    self.cpus = cpus
    self.notes = notes
    self.capture = capture
  }
}

/// One CPU as a document records it.
public enum RecordedCPU: Sendable, Codable {
  /// Nova's cpu_info.
  case nova(NovaCPUInfo)
  /// A libvirt `<cpu>`, and its context.
  case libvirt(CPUDefinition, point: LibvirtPoint, hostName: String?)
  /// CPUID and MSRs.
  case registers(RegisterDump)
  /// A CPU model as QEMU expanded it.
  case qemu(QEMUExpansion)
  /// The kernel's flags.
  case linux(LinuxCPUInfo)
  /// Placement's traits.
  case traits(CPUTraits)
  /// A snapshot of a whole host.
  case snapshot(Snapshot)
  /// An arm64 host, or a guest of one.
  case arm(ArmRecord)
  /// An s390x host, or a guest of one.
  case s390x(S390Record)

  /// The context of a `<cpu>` element.
  public enum LibvirtPoint: Sendable, Hashable, Codable {
    /// In `<capabilities>`, or alone with an `<arch>`: the host's CPU by CPUID.
    case host
    /// The host-model of `<domainCapabilities>`.
    case hostModel(emulator: String?, type: String?)
    /// In a `<domain>`, or alone without an `<arch>`: a guest's definition.
    case guest
  }

  /// The host's name, if the document has it.
  public var hostName: String? {
    switch self {
    case .nova(let info): info.hostName
    case .libvirt(_, _, let name): name
    case .snapshot(let snapshot): snapshot.identity.hostName
    case .arm(let record): record.hostName
    case .s390x(let record): record.hostName
    case .registers, .qemu, .linux, .traits: nil
    }
  }
}

/// One input format: how it is recognised and how it is read.
///
/// A reader is a value; one file defines each as a static constant, and `Reader.all` lists them.
public struct Reader: Sendable {
  /// The identifier for `--input-format`.
  public let format: String
  /// The format's title for messages.
  public let title: String
  /// The reader's confidence that a document has its format, from the first bytes; nil if it does not.
  public let recognises: @Sendable (DocumentPreview) -> Confidence?
  /// Reads a document of the format.
  ///
  /// - Throws: `ReadError` if the document does not follow the format.
  public let read: @Sendable (Document) throws(ReadError) -> Reading

  /// A reader's confidence in a format.
  public enum Confidence: Int, Sendable, Comparable {
    /// The document may have the format.
    case possible
    /// The document has marks that only this format has.
    case certain
    /// The format contains other formats' documents, whose own marks then prove nothing.
    case container

    /// Orders by increasing confidence.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}
