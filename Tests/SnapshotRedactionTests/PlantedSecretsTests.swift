import HostSnapshots
import SnapshotRedaction
import Testing

/// Secrets planted wherever a source can hold one: none is in the redacted snapshot, whatever its form.
@Suite struct PlantedSecretsTests {
  private static let time = "2026-11-28T12:00:00Z"

  /// A place, and what it holds around the planted word.
  struct Place: Sendable, CustomTestStringConvertible {
    var kind: Snapshot.Kind
    var source: String
    var about: [String: String] = [:]
    var text: String
    var testDescription: String { "\(kind.rawValue) \(source): \(text.prefix(60))" }

    init(_ kind: Snapshot.Kind, _ source: String, _ text: String, about: [String: String] = [:]) {
      (self.kind, self.source, self.text, self.about) = (kind, source, text, about)
    }
  }

  /// `SECRET` is what must not be left.
  static let places: [Place] =
    domainPieces.map {
      Place(.domain, "virsh dumpxml web", "<domain type='kvm'>\($0)</domain>", about: ["domain": "web"])
    }
    + parameters.map { Place(.file, "/proc/cmdline", "BOOT_IMAGE=/vmlinuz \($0) tsx=off") }
    + [
      Place(.file, "/proc/cpuinfo", "processor\t: 0\nowner\t: SECRET\nflags\t: fpu\n"),
      Place(
        .file, "/proc/version",
        "Linux version 6.1.0-13-amd64 (SECRET@build.example.org) (gcc 12) #1 SMP SECRET"),
      Place(.file, "/etc/os-release", "ID=debian\nSUPPORT_URL=\"https://SECRET\"\n"),
      Place(
        .file, "/boot/config-6.1.0", "CONFIG_KVM=m\nCONFIG_KVM_SECRET=\"SECRET\"\nCONFIG_CMDLINE=\"SECRET\"\n"
      ),
      Place(.file, "/proc/cpuinfo", "processor\t: 0\nmodel name\t: SECRET CPU\n"),
      Place(.file, "/etc/os-release", "ID=debian\nPRETTY_NAME=\"SECRET Linux\"\nNAME=\"SECRET\"\n"),
      Place(.packages, "dpkg", "libvirt0\t9.0.0+corpSECRET1\n"),
      Place(
        .qemuArguments, "/proc/PID/cmdline", "-cpu Haswell,vendor=SECRET\n-machine pc,memory-backend=SECRET\n"
      ),
      Place(.nova, "/etc/nova/nova.conf.d/SECRET.conf", "[libvirt]\ncpu_mode = custom\n"),
      Place(.file, "/sys/class/dmi/id/product_serial", "SECRET"),
      Place(.file, "/sys/class/dmi/id/chassis_asset_tag", "SECRET"),
      Place(.file, "/etc/shadow", "root:SECRET:19000::::::\n"),
      Place(.folder, "/etc/secret", "key\tSECRET\n"),
      Place(.folder, "/run/libvirt", "libvirt-sock\t\nSECRET-sock1\t\n"),
      Place(.cpuid, "CPUID", "CPU 0:\n   0x00000000 0x00: eax=0x0 ebx=0x0 ecx=0x0 edx=0x0\n# SECRET\n"),
      Place(.msr, "/dev/cpu/0/msr", "cpu 0 0x0000003a 0x5\nSECRET\n"),
      Place(
        .nova, "/etc/nova/nova.conf",
        "[database]\nconnection = mysql://nova:SECRET@db/nova\n[libvirt]\ncpu_mode = custom\n"),
      Place(.nova, "/etc/nova/nova.conf", "[libvirt]\ncpu_mode = custom\n  mysql://nova:SECRET@db\n"),
      Place(.nova, "/etc/nova/nova.conf", "[keystone_authtoken]\npassword = SECRET\n[DEFAULT]\n# SECRET\n"),
      Place(.nova, "/etc/nova/nova.conf", "[SECRET]\ncpu_mode = custom\n"),
      Place(.qemuArguments, "/proc/PID/cmdline", "-cpu Haswell,model-id=SECRET,+vmx\n"),
      Place(.qemuArguments, "/proc/PID/cmdline", "-cpu Haswell,hv-vendor-id=SECRET\n"),
      Place(.qemuArguments, "/proc/PID/cmdline", "-machine pc-q35-7.2,append=SECRET,kernel=/srv/SECRET\n"),
      Place(.qemuArguments, "/proc/PID/cmdline", "-object secret,id=s0,data=SECRET\n"),
      Place(
        .qemu, "QEMU: query-version", #"{"return": {"package": "<SECRET>"}}"#,
        about: ["command": "query-version"]),
      Place(.qemuDefinitions, "QEMU", #"{"return": [{"name": "x\"SECRET"}]}"#),
      Place(.libvirtVersion, "virsh version", "libvirt 9.0.0\nSECRET host\n"),
      Place(
        .libvirtCapabilities, "virsh capabilities",
        "<capabilities><host><uuid>8f4c1f9e-6d35-4f5b-9d2e-SECRET</uuid><secmodel><model>dac</model><baselabel type='kvm'>+SECRET:+0</baselabel></secmodel></host></capabilities>"
      ),
      Place(
        .libvirtDomainCapabilities, "virsh domcapabilities",
        "<domainCapabilities><path>/opt/SECRET/qemu</path><features><sev supported='yes'><pdh>SECRET</pdh><certChain>SECRET</certChain><cpu0Id>SECRET</cpu0Id></sev></features></domainCapabilities>"
      ),
      Place(
        .services, "/etc/systemd/system",
        "SECRET-libvirtd.service\tenabled\nlibvirtd.service\tenabled running\n"),
      Place(.paths, "the paths that Martlet looks for", "/etc/kolla/SECRET\n/etc/pve\n"),
      Place(.packages, "dpkg", "SECRET-agent\t1.0\nlibvirt0\t9.0.0\n"),
      Place(.packageVerification, "dpkg --verify", "??5??????   /srv/SECRET\n"),
      Place(.libvirtCache, "/var/cache/libvirt/qemu/capabilities", "/opt/SECRET/qemu\tqemuctime=1\n"),
      Place(.fileTimes, "stat", "/opt/SECRET/qemu\t17\n"),
      Place(.xen, "xl info", "host                   : SECRET\nxen_version            : 4.17.0\n"),
      Place(.xen, "xl info", "xen_commandline        : dom0_mem=2G SECRET console=SECRET tsx=0\n"),
      Place(.xen, "xl info", "xen_compile_by         : SECRET\n"),
      Place(.cpuid, "ssh SECRET@node.example.org", "CPU 0:\n"),
      Place(.cpuid, "qemu+ssh://root:SECRET@node.example.org:22/system?keyfile=/home/SECRET/id", "CPU 0:\n"),
      Place(.cpuid, "CPUID", "CPU 0:\n", about: ["owner": "SECRET", "cpus": "0-1"]),
      Place(
        .domain, "virsh dumpxml SECRET", "<domain><name>SECRET</name></domain>", about: ["domain": "SECRET"]),
      Place(.domain, "virsh dumpxml x", "<domain><name>SECRET</name>", about: ["domain": "x"]),
    ]

  static let parameters = [
    "root=/dev/mapper/SECRET-root", "rd.iscsi.password=SECRET",
    "netroot=iscsi:user:SECRET@10.0.0.1::3260::iqn",
    "ks=https://root:SECRET@ks.example.org/ks", "ip=10.20.30.40::SECRET:host7.example.org:eth0:none",
    "systemd.hostname=SECRET", "rd.luks.uuid=luks-SECRET", "ds=nocloud;h=SECRET", "BOOTIF=01-52-54-00-SECRET",
    "kvm.SECRET=$(SECRET)", "isolcpus=SECRET", "kvm.ignore_msrs=SECRET", "microcode=SECRET",
    "coreos.inst.ignition_url=http://SECRET/", "tsx=\u{1b}[31mSECRET",
  ]

  static let domainPieces = [
    "<title>SECRET</title>", "<description>a <!-- SECRET --></description>", "<!-- SECRET --><vcpu>2</vcpu>",
    "<metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'><nova:owner><nova:user uuid='SECRET'>SECRET</nova:user><nova:project uuid='SECRET'>SECRET</nova:project></nova:owner></nova:instance></metadata>",
    "<metadata><x:y xmlns:x='https://SECRET.example.org'/></metadata>",
    "<os><type machine='pc'>hvm</type><cmdline>console=SECRET</cmdline><kernel>/srv/SECRET/vmlinuz</kernel></os>",
    "<os><smbios mode='sysinfo'/></os><sysinfo type='smbios'><system><entry name='serial'>SECRET</entry><entry name='product'>SECRET</entry></system><oemStrings><entry>SECRET</entry></oemStrings></sysinfo>",
    "<sysinfo type='fwcfg'><entry name='opt/SECRET'>SECRET</entry></sysinfo>", "<genid>SECRET</genid>",
    "<launchSecurity type='sev'><policy>0x1</policy><dhCert>SECRET</dhCert><session>SECRET</session></launchSecurity>",
    "<launchSecurity type='sev-snp'><idBlock>SECRET</idBlock><idAuth>SECRET</idAuth><hostData>SECRET</hostData></launchSecurity>",
    "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-object'/><qemu:arg value='secret,id=s,data=SECRET'/><qemu:env name='SECRET' value='SECRET'/></qemu:commandline>",
    "<features><hyperv mode='custom'><vendor_id state='on' value='SECRET'/></hyperv></features>",
    "<devices><disk type='network'><source protocol='https' name='SECRET'><host name='SECRET'/><cookies><cookie name='a'>SECRET</cookie></cookies></source><auth username='SECRET'><secret type='ceph' uuid='SECRET'/></auth><serial>SECRET</serial><wwn>SECRET</wwn></disk></devices>",
    "<devices><disk type='file'><source file='/var/lib/libvirt/images/SECRET.qcow2'/><encryption format='luks'><secret type='passphrase' uuid='SECRET'/></encryption></disk></devices>",
    "<devices><disk type='volume'><source pool='SECRET' volume='SECRET'/></disk></devices>",
    "<devices><interface type='bridge'><mac address='SECRET'/><source bridge='SECRET'/><target dev='SECRET'/><ip address='SECRET'/></interface></devices>",
    "<devices><interface type='network'><source network='SECRET' portid='SECRET'/><virtualport><parameters interfaceid='SECRET'/></virtualport></interface></devices>",
    "<devices><graphics type='vnc' passwd='SECRET' listen='SECRET'><listen type='address' address='SECRET'/></graphics></devices>",
    "<devices><serial type='tcp'><source mode='connect' host='SECRET' service='SECRET'/><log file='/srv/SECRET'/></serial></devices>",
    "<devices><filesystem type='mount'><source dir='/home/SECRET'/><target dir='SECRET'/></filesystem></devices>",
    "<devices><hostdev type='scsi'><source protocol='iscsi' name='iqn.SECRET'><host name='SECRET'/><auth username='SECRET'/></source></hostdev></devices>",
    "<devices><tpm><backend type='emulator'><encryption secret='SECRET'/></backend></tpm><rng><backend model='random'>/dev/SECRET</backend></rng></devices>",
    "<devices><shmem name='SECRET'/><channel type='unix'><source path='/run/SECRET'/><target name='org.SECRET name'/></channel></devices>",
    "<devices><channel type='unix'><source path='/run/libvirt/qemu/channel/1-SECRET/org.qemu.guest_agent.0'/><target type='virtio' name='com.SECRET.0'/></channel></devices>",
    "<devices><serial type='unix'><source path='/var/run/libvirt/SECRET.sock'/></serial><rng><backend model='random'>/proc/SECRET</backend></rng></devices>",
    "<cpu mode='custom'><model vendor_id='SECRET'>Haswell</model></cpu>",
    "<seclabel type='dynamic'><label>SECRET</label><imagelabel>SECRET</imagelabel></seclabel>",
    "<resource><partition>/SECRET</partition></resource><uuid>SECRET</uuid><name>SECRET</name>",
    "<cpu mode='custom'><model vendor_id='&lt;SECRET&gt;'>Haswell</model></cpu>",
  ]

  @Test(arguments: places)
  func noneIsLeft(in place: Place) throws {
    // Forms that patterns of names, paths and addresses do not all know.
    for secret in [
      "hunter2", "Payroll-Db", "corp.example.org", "10.20.30.40", "aa-bb-cc-dd-ee-ff", "2001:db9::7",
    ] {
      func planted(_ text: String) -> String { text.replacing("SECRET", with: secret) }
      var snapshot = Snapshot(martlet: "1.0", method: .probe, captured: Self.time)
      snapshot.identity.hostName = planted("SECRET.example.org")
      snapshot.parts = [
        .init(
          place.kind, source: planted(place.source), time: Self.time, about: place.about.mapValues(planted),
          text: planted(place.text))
      ]
      snapshot.missing = [
        .init(
          .domain, source: planted("qemu+tls://SECRET/system"),
          reason: planted("Failed to connect to SECRET: SECRET says no"))
      ]
      let json = String(decoding: snapshot.redacted().json(), as: UTF8.self).lowercased()
      #expect(!json.contains(secret.lowercased()), "\(json)")
      #expect(!json.contains("example.org"), "\(json)")
    }
  }

  /// The list is as long as it claims to be.
  @Test func thereAreSixty() { #expect(Self.places.count >= 60) }
}
