import CPUCatalog
import CPUCompatibility
import HostSnapshots
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

/// What the records of hosts say of SEV and TDX guests.
@Suite struct ConfidentialTests {
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  private let time = "2026-11-23T12:00:00Z"
  private let emulator = "/usr/bin/qemu-system-x86_64"

  private func host(_ change: (inout Snapshot) -> Void) throws -> HostCPU {
    var snapshot = Snapshot(martlet: "test", method: .probe, captured: time)
    change(&snapshot)
    let document = Document(name: "s.json", bytes: snapshot.json())
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  private func capabilities(_ features: String, cpu: String = "", type: String = "kvm") -> String {
    "<domainCapabilities><path>\(emulator)</path><domain>\(type)</domain><arch>x86_64</arch>\(cpu)"
      + "<features>\(features)</features></domainCapabilities>"
  }

  private func part(_ text: String, type: String = "kvm") -> Snapshot.Part {
    Snapshot.Part(
      .libvirtDomainCapabilities, source: "virsh domcapabilities \(type)", time: time,
      about: ["emulator": emulator, "type": type], text: text)
  }

  /// Domain capabilities that tell nothing.
  private var blank: Snapshot.Part { part(capabilities("")) }

  private func parameters(_ module: String, _ values: String) -> Snapshot.Part {
    Snapshot.Part(.folder, source: "/sys/module/\(module)/parameters", time: time, text: values)
  }

  private func offers(_ host: HostCPU) -> [Bool?] {
    ConfidentialGuest.allCases.map { host.confidential.offers($0) }
  }

  private let sev =
    "<sev supported='yes'><cbitpos>51</cbitpos><reducedPhysBits>1</reducedPhysBits><maxGuests>59</maxGuests>"
    + "<maxESGuests>450</maxESGuests></sev>"

  @Test func domainCapabilitiesTell() throws {
    let model =
      "<cpu><mode name='host-model' supported='yes'><model>EPYC</model><vendor>AMD</vendor></mode></cpu>"
    let kinds =
      "<launchSecurity supported='yes'><enum name='sectype'><value>sev</value><value>sev-snp</value></enum></launchSecurity>"
    let host = try host { $0.parts = [part(capabilities(sev + kinds, cpu: model))] }
    // That libvirt knows SEV-SNP, and the CPU's numbers of SEV-ES, do not prove that KVM starts such guests.
    #expect(offers(host) == [true, nil, nil, false])
    #expect(host.confidential.encryptionBit == 51 && host.confidential.mostGuests == [59])
    #expect(host.confidential.mostESGuests == [450] && host.confidential.reducedAddressBits == [1])
    let none = try self.host {
      $0.parts = [
        part(capabilities("<sev supported='no'/><launchSecurity supported='no'/>", cpu: model))
      ]
    }
    #expect(offers(none) == [false, false, false, false])
    #expect(
      none.confidential.statements(on: .sevES).map(\.source.title).contains(
        "virsh domcapabilities of \(emulator)"))
  }

  /// What libvirt lists besides the host-model stays where it has none; what it says of emulated guests is not KVM's.
  @Test func listsWithoutAHostModelAreKept() throws {
    let hyperv =
      "<hyperv supported='yes'><enum name='features'><value>vapic</value></enum></hyperv><tdx supported='yes'/>"
    let host = try host { snapshot in
      snapshot.parts = [
        part(capabilities(hyperv, cpu: "<cpu><mode name='host-model' supported='no'/></cpu>")),
        part(capabilities("<sev supported='yes'/>", type: "qemu"), type: "qemu"),
        parameters("kvm_intel", "nested\tY\ntdx\tY\n"),
      ]
    }
    #expect(host.enlightenments == ["vapic"])
    #expect(offers(host) == [nil, nil, nil, true])
    #expect(host.configuration?.missing.contains { $0.kind == "libvirt-domcapabilities" } == true)
  }

  @Test(arguments: [
    ("sev\tY\nsev_es\tY\nsev_snp\tN\n", [true, true, false, nil] as [Bool?]),
    ("sev\t1\nsev_es\t0\nsev_snp\tY\n", [true, false, true, nil]),
    // The kernel knows no SEV-ES and SEV-SNP; without SEV there is neither.
    ("npt\tY\nsev\tN\n", [false, false, false, nil]), ("npt\tY\nsev\tY\n", [true, false, false, nil]),
  ])
  func parametersTell(values: String, expected: [Bool?]) throws {
    #expect(offers(try host { $0.parts = [blank, parameters("kvm_amd", values)] }) == expected)
  }

  @Test func theListOfKVMTells() throws {
    func host(_ types: Int) throws -> HostCPU {
      try self.host { snapshot in
        snapshot.parts = [
          blank,
          Snapshot.Part(
            .kvmCapabilities, source: "KVM_CHECK_EXTENSION", time: time,
            text: "KVM_CAP_VM_TYPES 235 \(types)\n"),
        ]
      }
    }
    #expect(try offers(host(0b011101)) == [true, true, true, false])
    // Kernels before 6.10 start SEV and SEV-ES guests that they do not list.
    #expect(try offers(host(0b1)) == [nil, nil, false, false])
    #expect(try offers(host(0b100001)) == [nil, nil, false, true])
  }

  @Test func oneRefusalDecides() throws {
    let reply = #"{"return": {"cbitpos": 51, "reduced-phys-bits": 1}, "id": "query-sev-capabilities"}"#
    let qemu = Snapshot.Part(
      .qemu, source: "qemu", time: time,
      about: ["command": "query-sev-capabilities", "emulator": emulator, "accelerator": "kvm"], text: reply)
    let asked = try host { $0.parts = [blank, qemu] }
    #expect(asked.confidential.offers(.sev) == true && asked.confidential.encryptionBit == 51)
    let refused = try host { $0.parts = [blank, qemu, parameters("kvm_amd", "sev\tN\n")] }
    #expect(refused.confidential.offers(.sev) == false && refused.confidential.offers(.sevSNP) == false)
    var support = ConfidentialSupport()
    support.note(.sev, isOffered: true, by: .libvirt("/a"))
    support.note(.sev, isOffered: false, by: .libvirt("/b"))
    #expect(support.offers(.sev) == true && support.offers(.sev, emulator: "/b") == false)
    #expect(support.offers(.sev, emulator: "/c") == nil)
    support.note(.sev, isOffered: false, by: .cpuid)
    #expect(support.offers(.sev) == false && support.offers(.sev, emulator: "/a") == false)
  }

  @Test func theVendorAndCPUIDTell() {
    func host(_ vendor: String?, eax: UInt32?) -> HostCPU {
      var table = CPUIDTable()
      table.leaves[CPUIDLeaf(eax: 0x8000_0000)] = CPUIDRegisters(eax: 0x8000_0021)
      if let eax { table.leaves[CPUIDLeaf(eax: 0x8000_001f)] = CPUIDRegisters(eax: eax) }
      var host = HostCPU(name: "h", architecture: nil, vendor: vendor, modelName: nil, observations: [])
      host.cpus = [DistinctCPU(table: table)]
      return host
    }
    #expect(offers(host("Intel", eax: nil)) == [false, false, false, nil])
    #expect(offers(host("AMD", eax: nil)) == [nil, nil, nil, false])
    #expect(offers(host("AMD", eax: 0b1011)) == [nil, nil, false, false])
    #expect(offers(host(nil, eax: 0)) == [false, false, false, nil])
  }

  @Test(arguments: [
    (
      "<launchSecurity type='sev'><cbitpos>47</cbitpos><policy>0x0003</policy></launchSecurity>",
      ConfidentialGuest.sev as ConfidentialGuest?, 47 as UInt64?
    ),
    ("<launchSecurity type='sev'><policy>0x5</policy></launchSecurity>", .sevES, nil),
    (
      "<launchSecurity type='sev-snp'><cbitpos>51</cbitpos><policy>0x00030000</policy></launchSecurity>",
      .sevSNP, 51
    ),
    ("<launchSecurity type='tdx'/>", .tdx, nil), ("<launchSecurity type='s390-pv'/>", nil, nil),
  ])
  func definitionsAskForAKind(text: String, guest: ConfidentialGuest?, bit: UInt64?) throws {
    let document = Document(name: "g.xml", bytes: Array("<domain type='kvm'>\(text)</domain>".utf8))
    let machine = try #require(try GuestMachine(document))
    #expect(machine.launch?.guest == guest && machine.launch?.encryptionBit == bit)
    #expect(machine.obstacles.isEmpty == (guest == nil))
  }
}
