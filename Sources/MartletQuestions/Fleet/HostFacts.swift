internal import ArmCPU
internal import ArmCatalog
public import ArmCompatibility
public import CPUCompatibility
internal import CPUReaders
internal import XMLReading

/// What a host is and runs, in words; for lists, and for telling what changed between two records.
public struct HostFacts: Sendable, Hashable {
  /// Values by key, each only if a record tells it.
  public var values: [Key: String]
  /// Logical CPUs; nil if unknown.
  public var cpus: Int?
  /// Memory in bytes; nil if unknown.
  public var memory: UInt64?
  /// NUMA nodes; nil if unknown.
  public var nodes: Int?
  /// The memory and pages of each NUMA node; nil if unknown.
  public var nodeMemory: HostMemory?

  /// The kinds of facts, in the order of lists.
  public enum Key: String, Sendable, CaseIterable {
    /// The model that libvirt names.
    case model
    /// The processor's own name.
    case brand
    /// Family, model and stepping.
    case signature
    /// The microcode's revision.
    case microcode
    /// The BIOS version.
    case firmware
    /// The kernel's release.
    case kernel
    /// The kernel's command line.
    case commandLine = "command-line"
    /// Versions of QEMU.
    case qemu
    /// libvirt's version.
    case libvirt
    /// The CPU map that it is judged by.
    case map
    /// Parameters of KVM's modules.
    case kvm
    /// Sizes of pages in KiB.
    case pages
  }

  /// The facts of an arm64 host: its cores, their MIDR_EL1, its kernel and, where a record numbers them, its CPUs.
  public init(_ host: ArmHost) {
    values = [:]
    let designs = host.cores.compactMap { core -> String? in
      guard let id = core.mainID else { return nil }
      let design = ArmNames.standard.core(id)
      return design.map { "\($0.name ?? "a core of \($0.implementer)") \(id.stepping)" } ?? "an unknown core"
    }
    let numbers = host.cores.compactMap { $0.mainID.map { "MIDR_EL1 0x" + String($0.value, radix: 16) } }
    values[.model] = designs.isEmpty ? nil : designs.joined(separator: " and ")
    values[.signature] = numbers.isEmpty ? nil : numbers.joined(separator: ", ")
    values[.kernel] = host.kernel
    let counts = host.cores.map(\.numbers.count)
    cpus = counts.contains(0) ? nil : counts.reduce(0, +)
  }

  /// The facts of a host of any architecture.
  public init(_ host: HostEvidence) {
    if let arm = host.arm { self.init(arm) } else { self.init(host.cpu) }
  }

  /// The facts of a host.
  public init(_ host: HostCPU) {
    values = [:]
    values[.model] = host.modelName
    values[.brand] = host.brand
    if let family = host.value(.family), let model = host.value(.model) {
      values[.signature] = "\(family)/\(model)/\(host.value(.stepping).map(String.init) ?? "?")"
    }
    values[.microcode] = host.value(.microcode).map { "0x" + String($0, radix: 16) }
    let configuration = host.configuration
    values[.firmware] = configuration?.firmware["bios_version"]
    values[.kernel] = configuration?.kernelRelease
    values[.commandLine] = configuration?.commandLine?.joined(separator: " ")
    let qemu = Set(configuration?.qemuVersions.values.map(\.self) ?? []).sorted()
    values[.qemu] = qemu.isEmpty ? nil : qemu.joined(separator: ", ")
    values[.libvirt] = configuration?.libvirtVersion
    values[.map] = host.map?.title
    let parameters = (configuration?.moduleParameters ?? [:]).sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value)"
    }
    values[.kvm] = parameters.isEmpty ? nil : parameters.joined(separator: " ")
    let pages = (host.resources?.pageSizes ?? []).sorted()
    values[.pages] = pages.isEmpty ? nil : pages.map(String.init).joined(separator: " ")
    cpus = host.resources.flatMap { $0.cpus.isEmpty ? nil : $0.cpus.count }
    nodes = host.resources.flatMap { $0.nodes.isEmpty ? nil : $0.nodes.count }
  }
}

/// The UUID and the memory that `virsh capabilities` names, which evidence has no place for.
///
/// - SeeAlso: libvirt 9.0.0 docs/formatcaps.rst, Host capabilities (uuid; topology, cells, memory, pages).
struct CapabilitiesIdentity {
  var uuid: String?
  var memory: UInt64?
  /// The NUMA nodes; nil if one of them does not say its memory.
  var nodes: HostMemory?

  init(_ bytes: [UInt8]) {
    do throws(XMLError) {
      let cursor = try XMLCursor(bytes)
      guard cursor.name == "capabilities" else { return }
      var kibibytes: UInt64?
      var nodes: [HostMemory.Node?] = []
      try cursor.forEachChild { host throws(XMLError) in
        guard host.name == "host" else { return }
        try host.forEachChild { part throws(XMLError) in
          if part.name == "uuid" { uuid = try part.text().lowercased() }
          guard part.name == "topology" else { return }
          try part.forEachChild { cells throws(XMLError) in
            try cells.forEachChild { cell throws(XMLError) in
              let read = try Self.node(cell)
              nodes.append(read.node)
              for size in read.sizes {
                let sum = (kibibytes ?? 0).addingReportingOverflow(size)
                kibibytes = sum.overflow ? kibibytes : sum.partialValue
              }
            }
          }
        }
      }
      let known = nodes.compactMap(\.self)
      if !known.isEmpty, known.count == nodes.count { self.nodes = HostMemory(nodes: known) }
      memory = kibibytes.flatMap { $0 < 1 << 50 ? $0 << 10 : nil }
    } catch {
      // Its reader has refused what is not well-formed; a part of a capture is left out.
    }
  }
  /// A node with the sizes in KiB that it names; no node without a number and a size.
  private static func node(
    _ cell: XMLCursor
  ) throws(XMLError) -> (node: HostMemory.Node?, sizes: [UInt64]) {
    let number = cell.attribute("id").flatMap { Int($0) }
    var node: HostMemory.Node?
    var (pages, sizes): ([HostMemory.Pages], [UInt64]) = ([], [])
    try cell.forEachChild { entry throws(XMLError) in
      guard entry.attribute("unit") ?? "KiB" == "KiB" else { return }
      switch entry.name {
      case "memory":
        guard let size = UInt64(try entry.text()) else { return }
        sizes.append(size)
        if let number, size < 1 << 40 { node = HostMemory.Node(number: number, memory: Int(size)) }
      case "pages":
        let size = entry.attribute("size").flatMap { Int($0) }
        guard let size, (1...1 << 30).contains(size), let count = Int(try entry.text()),
          (0...1 << 40).contains(count)
        else { return }
        pages.append(HostMemory.Pages(size: size, count: count))
      default: break
      }
    }
    node?.pages = pages
    return (node, sizes)
  }
}
