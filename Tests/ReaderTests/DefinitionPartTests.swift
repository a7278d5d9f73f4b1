import CPUCompatibility
import Testing

@testable import CPUReaders

/// Parts of a definition besides its devices: what Martlet knows is silent, and everything else is named.
@Suite struct DefinitionPartTests {
  private func unknown(_ inside: String, attributes: String = "type='kvm'") throws -> [String] {
    let text = "<domain \(attributes)>\(inside)</domain>"
    let machine = try #require(try GuestMachine(Document(name: "guest.xml", bytes: Array(text.utf8))))
    return machine.obstacles[.unknownPart] ?? []
  }

  @Test(arguments: [
    ("<features><teleport state='on'/></features>", "<features><teleport>"),
    ("<features><pmu state='maybe'/></features>", "<features><pmu> with state='maybe'"),
    ("<features><hyperv mode='host-model'/></features>", "<features><hyperv> with mode='host-model'"),
    ("<features><hyperv><future state='on'/></hyperv></features>", "<features><hyperv><future>"),
    ("<features><kvm><dirty-ring state='on' size='4096'/></kvm></features>", "<features><kvm><dirty-ring>"),
    ("<features><ioapic driver='new'/></features>", "<features><ioapic> with driver='new'"),
    ("<features><acpi new='1'/></features>", "<features><acpi> with new='1'"),
    ("<clock offset='moon'/>", "<clock> with offset='moon'"),
    ("<clock offset='utc'><timer name='sundial'/></clock>", "<clock><timer> with name='sundial'"),
    ("<clock offset='utc'><timer name='tsc' mode='emulate'/></clock>", "<clock><timer> with mode='emulate'"),
    ("<os><type>xen</type></os>", "<os><type> with the value xen"),
    ("<os><smbios mode='host'/></os>", "<os><smbios> with mode='host'"),
    ("<os><nvram type='network'><source protocol='nbd'/></nvram></os>", "<os><nvram> with type='network'"),
    ("<memoryBacking><source type='cloud'/></memoryBacking>", "<memoryBacking><source> with type='cloud'"),
    ("<memoryBacking><compressed/></memoryBacking>", "<memoryBacking><compressed>"),
    ("<launchSecurity type='tdx'><future/></launchSecurity>", "<launchSecurity><future>"),
    ("<cputune><cachetune vcpus='0-1'/></cputune>", "<cputune><cachetune>"),
    ("<cputune><shares>16384</shares></cputune>", "<cputune><shares> with the value 16384"),
    ("<vcpu placement='auto'>2</vcpu>", "<vcpu> with placement='auto'"),
    ("<cpu><model>Haswell</model><future/></cpu>", "<cpu><future>"),
    ("<cpu><cache mode='borrow'/></cpu>", "<cpu><cache> with mode='borrow'"),
    ("<seclabel type='static' model='selinux'/>", "<seclabel> with type='static'"),
    ("<perf><event name='cmt' enabled='yes'/></perf>", "<perf>"), ("<future/>", "<future>"),
  ])
  func whatIsNotKnownIsNamed(inside: String, expected: String) throws {
    #expect(try unknown(inside) == [expected])
  }

  @Test func attributesOfTheDomainAreReadToo() throws {
    #expect(
      try unknown("", attributes: "type='xen' flavour='new'") == [
        "<domain> with type='xen'", "<domain> with flavour='new'",
      ])
  }

  /// What `virsh dumpxml` of a usual running guest has is known.
  @Test func aUsualGuestHasNothingUnknown() throws {
    let parts = """
      <name>web</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid><title>t</title>
      <metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'><nova:flavor name='m1'/></nova:instance></metadata>
      <memory unit='KiB' dumpCore='off'>4194304</memory><currentMemory unit='KiB'>4194304</currentMemory>
      <memoryBacking><locked/><source type='memfd'/><access mode='shared'/></memoryBacking>
      <vcpu placement='static' current='1'>2</vcpu><cputune><shares>2048</shares><quota>-1</quota></cputune>
      <resource><partition>/machine</partition></resource>
      <sysinfo type='smbios'><system><entry name='uuid'>x</entry></system></sysinfo>
      <os firmware='efi'><type arch='x86_64' machine='pc-q35-9.0'>hvm</type><firmware><feature enabled='no' name='secure-boot'/></firmware>
      <loader readonly='yes' secure='no' type='pflash' format='raw'>/f/CODE.fd</loader><nvram template='/f/VARS.fd'>/v/VARS.fd</nvram>
      <boot dev='hd'/><smbios mode='sysinfo'/></os>
      <features><acpi/><apic eoi='on'/><pae/><hyperv mode='custom'><relaxed state='on'/><spinlocks state='on' retries='8191'/>
      <stimer state='on'><direct state='on'/></stimer></hyperv><kvm><hidden state='on'/></kvm><vmport state='off'/><smm state='on'/></features>
      <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>Haswell</model><topology sockets='1' dies='1' clusters='1' cores='2' threads='1'/>
      <feature policy='require' name='x2apic'/><numa><cell id='0' cpus='0-1' memory='4194304' unit='KiB' memAccess='shared'/></numa></cpu>
      <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/><timer name='tsc' frequency='2600000000'/></clock>
      <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
      <pm><suspend-to-mem enabled='no'/></pm><devices><memballoon model='virtio'/></devices>
      <seclabel type='dynamic' model='apparmor' relabel='yes'><label>x</label></seclabel>
      """
    #expect(try unknown(parts) == [])
  }

  /// A long list of unknown settings stays a list, and a long value is cut.
  @Test func valuesAreCut() throws {
    let found = try unknown("<clock offset='\(String(repeating: "x", count: 500))'/>")
    #expect(found.count == 1 && (found.first?.count ?? 999) < 100)
  }

  /// Files of the host that a start needs, wherever the definition has them.
  @Test func filesOfTheHost() throws {
    let text = """
      <domain type='kvm'><os><nvram type='file'><source file='/v/a.fd'/></nvram><shim>/s</shim><acpi><table type='slic'>/t</table></acpi></os></domain>
      """
    let machine = try #require(try GuestMachine(Document(name: "g", bytes: Array(text.utf8))))
    #expect(machine.obstacles == [.firmware: ["/v/a.fd", "/s", "/t"]])
  }
}
