internal import HostSnapshots
public import LibvirtCPU

/// A host's CPU exactly as libvirt and Nova write it, which is what they compare.
public struct HostDefinitions: Sendable {
  /// The physical CPU: libvirt's capabilities, or Nova's `cpu_info`.
  public var physical: CPUDefinition?
  /// The CPU of KVM guests: the host-model of libvirt's domain capabilities.
  public var withKVM: CPUDefinition?
  /// The CPU of emulated guests.
  public var emulated: CPUDefinition?
  /// QEMU's version in Nova's notation: 6002000 is 6.2.0.
  public var hypervisorVersion: Int?

  /// Collects definitions from one host's records; the first record with a value wins.
  ///
  /// - Throws: `ReadError` if a part of a snapshot cannot be read.
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
      // Nova does not compare a truncated list.
      guard !info.isTruncated else { return }
      var definition = CPUDefinition(.host, mode: nil)
      definition.architecture = info.architecture
      definition.model = info.model
      definition.vendor = info.vendor
      definition.features = info.features.map { CPUDefinition.Feature($0) }
      physical = physical ?? definition
    case .snapshot(let snapshot):
      for (place, part) in snapshot.parts.enumerated() {
        guard let format = part.document, format.hasPrefix("libvirt-") else { continue }
        let inner = try document.part(part, at: place, named: part.source)
        for cpu in try Reader.read(inner, format: format).cpus { try add(cpu, in: inner) }
      }
    case .libvirt(_, .guest, _), .registers, .qemu, .linux, .traits, .arm: break
    }
  }
}
