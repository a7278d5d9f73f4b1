internal import HostSnapshots
public import LibvirtCPU

/// A host's CPU as libvirt and Nova write it, word for word: what they compare by.
public struct HostDefinitions: Sendable {
  /// The physical CPU: libvirt's capabilities, or Nova's `cpu_info`.
  public var physical: CPUDefinition?
  /// What guests get with KVM: the host-model of libvirt's domain capabilities.
  public var withKVM: CPUDefinition?
  /// What guests get that QEMU emulates.
  public var emulated: CPUDefinition?
  /// QEMU's version as Nova writes it: 6002000 is 6.2.0.
  public var hypervisorVersion: Int?

  /// What records of one host hold; the first that holds a thing counts.
  ///
  /// - Throws: `ReadError` for a part of a snapshot that cannot be read.
  public init(_ records: [(cpu: RecordedCPU, document: Document)]) throws(ReadError) {
    for record in records { try add(record.cpu, in: record.document) }
  }

  private mutating func add(_ cpu: RecordedCPU, in document: Document) throws(ReadError) {
    switch cpu {
    case .libvirt(let definition, .host, _): physical = physical ?? definition
    case .libvirt(let definition, .hostModel(_, type: "qemu"), _): emulated = emulated ?? definition
    case .libvirt(let definition, .hostModel, _): withKVM = withKVM ?? definition
    case .nova(let info):
      hypervisorVersion = hypervisorVersion ?? info.hypervisorVersion
      // A list that is cut is not what Nova compares.
      guard !info.isTruncated else { return }
      var definition = CPUDefinition(.host, mode: nil)
      definition.architecture = info.architecture
      definition.model = info.model
      definition.vendor = info.vendor
      definition.features = info.features.map { CPUDefinition.Feature($0) }
      physical = physical ?? definition
    case .snapshot(let snapshot):
      for part in snapshot.parts {
        guard let format = part.document, format.hasPrefix("libvirt-") else { continue }
        let inner = Document(name: part.source, bytes: try part.bytes(in: document))
        for cpu in try Reader.read(inner, format: format).cpus { try add(cpu, in: inner) }
      }
    case .libvirt(_, .guest, _), .registers, .qemu, .linux, .traits: break
    }
  }
}
