import CPUCatalog
import CPUCompatibility
import CPULevelling
import LibvirtCPU
import Testing

@testable import CPUReaders

/// Hosts by what libvirt says that their hypervisor gives, and levels of them.
struct HypervisorHost: Sendable, CustomTestStringConvertible {
  var testDescription: String { "\(model) + \(adding) - \(removing)" }
  static let map = MapProjection(.builtin, catalog: .standard)

  var name = "host"
  var model: String
  var vendor = "Intel"
  var adding: [String] = []
  var removing: [String] = []

  /// The document: `virsh domcapabilities`.
  var text: String {
    """
    <domainCapabilities>
      <path>/usr/bin/qemu-system-x86_64</path>
      <domain>kvm</domain>
      <machine>pc-q35-7.2</machine>
      <arch>x86_64</arch>
      <cpu>
        <mode name='host-model' supported='yes'>
          <model fallback='forbid'>\(model)</model>
          <vendor>\(vendor)</vendor>
    \(adding.map { "      <feature policy='require' name='\($0)'/>\n" }.joined())\
    \(removing.map { "      <feature policy='disable' name='\($0)'/>\n" }.joined())\
        </mode>
      </cpu>
    </domainCapabilities>
    """
  }

  /// What is read of it.
  func host() throws -> HostCPU {
    let document = Document(name: name + ".xml", bytes: Array(text.utf8))
    var host = try Interpreter(map: Self.map, catalog: .standard).host(
      try Reader.read(document).selecting(document), in: document)
    host.name = name
    return host
  }

  /// The level of several.
  static func report(on hosts: HypervisorHost..., model: String? = nil, nested: Bool = false) throws
    -> LevelReport
  {
    var naming = LevelNaming()
    (naming.model, naming.nested) = (model, nested)
    let level = try #require(
      LevelledCPU(try hosts.map { try $0.host() }, catalog: .standard, nested: nested))
    return LevelReport(
      level, of: hosts.map(\.name), map: map, catalog: .standard, martlet: "test", inputs: [], naming: naming)
  }
}
