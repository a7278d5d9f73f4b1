import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU

/// Forms of hosts and guests by the names of libvirt's models.
struct SampleForms {
  /// Reads records by the built-in map.
  let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  /// A host whose KVM guests get a model's features without these.
  func host(_ model: String, vendor: String = "Intel", without: [String] = []) throws -> HostForm {
    let lacking = without.map { "<feature policy='disable' name='\($0)'/>" }.joined()
    let xml = """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model>
      <vendor>\(vendor)</vendor>\(lacking)</mode></cpu></domainCapabilities>
      """
    let document = Document(name: model, bytes: Array(xml.utf8))
    let cpu = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    return HostForm(cpu, map: interpreter.map)
  }

  /// A guest with a model's CPU.
  func guest(_ model: String) throws -> GuestForm {
    let xml = """
      <domain type='kvm'><name>g</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
      <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>\(model)</model></cpu></domain>
      """
    let document = Document(name: model, bytes: Array(xml.utf8))
    return GuestForm(try interpreter.guest(try Reader.read(document).selecting(document), in: document))
  }
}
