import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing

@testable import CPUReaders

@Suite struct LibvirtReaderTests {
  private func read(_ text: String) throws -> Reading {
    try Reader.read(Document(name: "xml", bytes: Array(text.utf8)))
  }

  @Test func capabilitiesGiveTheHostCPU() throws {
    guard case .libvirt(let definition, .host, _)? = try read(Fixture.capabilities.text).cpus.first else {
      Issue.record("no host CPU")
      return
    }
    #expect(definition.model == "IvyBridge")
    #expect(definition.vendor == "Intel")
    #expect(definition.features.map(\.name) == ["ds", "monitor"])
  }

  @Test func domainCapabilitiesGiveTheHostModel() throws {
    guard
      case .libvirt(let definition, .hostModel(let emulator, let type), _)? =
        try read(Fixture.domainCapabilities.text).cpus.first
    else {
      Issue.record("no host-model")
      return
    }
    #expect(emulator == "/usr/bin/qemu-system-x86_64")
    #expect(type == "kvm")
    #expect(definition.features.map(\.policy) == [.require, .disable])
  }

  /// libvirt reads the first of what a definition should have once.
  @Test func theFirstOfSeveralCounts() throws {
    let text = """
      <domain type='kvm'><name>a</name><name>b</name><vcpu>2</vcpu><vcpu>3</vcpu>
        <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><type arch='x86_64' machine='pc'>hvm</type></os>
        <cpu mode='custom' match='exact'><model>Penryn</model></cpu>
        <cpu mode='custom' match='exact'><model>Haswell</model></cpu>
        <devices><emulator>/a</emulator><emulator>/b</emulator></devices>
      </domain>
      """
    guard case .libvirt(let definition, .guest, let name)? = try read(text).cpus.first else {
      Issue.record("no guest CPU")
      return
    }
    #expect(definition.model == "Penryn" && name == "a")
    let document = Document(name: "g", bytes: Array(text.utf8))
    let machine = try #require(try GuestMachine(document))
    #expect(machine.name == "a" && machine.cpus == 2 && machine.machine == "pc-q35-7.2")
    #expect(machine.emulator == "/a")
    let host =
      "<host><cpu><arch>x86_64</arch><model>Penryn</model></cpu><cpu><arch>x86_64</arch><model>Haswell</model></cpu></host>"
    #expect(try read("<capabilities>\(host)</capabilities>").cpus.count == 1)
  }

  @Test func domainsGiveTheGuestCPU() throws {
    guard case .libvirt(let definition, .guest, let name)? = try read(Fixture.domain.text).cpus.first else {
      Issue.record("no guest CPU")
      return
    }
    #expect(name == "web1")
    #expect(definition.features.map(\.name) == ["aes", "rtm"])
  }

  @Test func aCPUWithAnArchitectureIsAHosts() throws {
    let host = try read("<cpu><arch>x86_64</arch><model>IvyBridge</model></cpu>")
    guard case .libvirt(_, .host, _)? = host.cpus.first else {
      Issue.record("not a host's")
      return
    }
    guard case .libvirt(_, .guest, _)? = try read(Fixture.cpu.text).cpus.first else {
      Issue.record("not a guest's")
      return
    }
  }

  /// The limit of a host-model that passes address bits on is the host's own number; where QEMU emulates, it says nothing of the host.
  @Test(arguments: [
    ("kvm", "<maxphysaddr mode='passthrough' limit='46'/>", UInt64?(46)),
    ("kvm", "<maxphysaddr mode='emulate' bits='40'/>", 40), ("kvm", "<maxphysaddr mode='passthrough'/>", nil),
    ("qemu", "<maxphysaddr mode='passthrough' limit='46'/>", nil), ("kvm", "", nil),
  ])
  func addressBitsOfHostModels(type: String, address: String, bits: UInt64?) throws {
    let text = """
      <domainCapabilities><path>/q</path><domain>\(type)</domain><machine>pc</machine><arch>x86_64</arch><cpu>
      <mode name='host-model' supported='yes'><model>Haswell</model><vendor>Intel</vendor>\(address)</mode></cpu>
      </domainCapabilities>
      """
    let document = Document(name: "d.xml", bytes: Array(text.utf8))
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    #expect(host.value(.physicalAddressBits) == bits)
  }

  @Test(arguments: [
    ("<capabilities><host><cpu><arch>sparc64</arch><model>x</model></cpu></host></capabilities>", "sparc64"),
    ("<capabilities><host/></capabilities>", "no <host><cpu>"),
    (
      "<domainCapabilities><arch>x86_64</arch><cpu><mode name='host-model' supported='no'/></cpu></domainCapabilities>",
      "do not support host-model"
    ),
    ("<domainCapabilities><arch>ppc64</arch></domainCapabilities>", "ppc64"),
    ("<domain><name>x</name></domain>", "no <cpu>"),
    ("<cpu><feature name='aes'/></cpu>", "without CPU model"),
    ("<cpu><model>X</model><feature name='aes'/><feature name='aes'/></cpu>", "more than once"),
  ])
  func wrongRecordsAreRefusedWithAReason(text: String, part: String) throws {
    let error = try #require(throws: ReadError.self) { try read(text) }
    #expect(error.reason.contains(part), "\(error)")
    #expect(error.line != nil)
  }
}
