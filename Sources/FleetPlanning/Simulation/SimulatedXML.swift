internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// What libvirt on an invented host prints.
struct SimulatedXML {
  static let emulator = "/usr/bin/qemu-system-x86_64"
  let features: SimulatedFeatures
  let host: SimulatedHost

  /// `virsh capabilities`.
  func capabilities(uuid: String) -> String {
    let stack = SoftwareStack.all[host.stack]
    let cpu = features.definition(
      of: features.own(host.cpu), generation: host.cpu.generation, stack: host.stack, mayLack: false)
    let signature = features.signature(ofGeneration: host.cpu.generation)
    var text = """
      <capabilities>
        <host>
          <uuid>\(uuid)</uuid>
          <cpu>
            <arch>x86_64</arch>
            <model>\(cpu.model)</model>
            <vendor>\(host.vendor)</vendor>
            <microcode version='\(microcode)'/>
            <signature family='\(signature.family)' model='\(signature.model)' stepping='\(host.cpu.stepping)'/>
            <counter name='tsc' frequency='\(host.frequency)' scaling='\(host.cpu.generation > 4 ? "yes" : "no")'/>
            <topology sockets='2' dies='1' cores='\(host.cores / 4)' threads='2'/>
            <maxphysaddr mode='emulate' bits='\(host.vendor == "AMD" ? 48 : 46)'/>

      """
    for name in cpu.added { text += "      <feature name='\(name)'/>\n" }
    text +=
      "      <pages unit='KiB' size='4'/>\n      <pages unit='KiB' size='2048'/>\n      <pages unit='KiB' size='1048576'/>\n    </cpu>\n"
    text += "    <migration_features><live/></migration_features>\n    <topology>\n      <cells num='2'>\n"
    let half = host.cores / 2
    for cell in 0..<2 {
      let memory = host.memoryGiB << 19
      text += "        <cell id='\(cell)'>\n          <memory unit='KiB'>\(memory)</memory>\n"
      text +=
        "          <pages unit='KiB' size='4'>\(memory / 4)</pages>\n          <pages unit='KiB' size='2048'>0</pages>\n"
      text += "          <pages unit='KiB' size='1048576'>0</pages>\n          <cpus num='\(half)'>\n"
      for core in 0..<half {
        let number = cell * half + core
        text +=
          "            <cpu id='\(number)' socket_id='\(cell)' core_id='\(core / 2)' siblings='\(number & ~1)-\(number | 1)'/>\n"
      }
      text += "          </cpus>\n        </cell>\n"
    }
    text +=
      "      </cells>\n    </topology>\n  </host>\n  <guest>\n    <os_type>hvm</os_type>\n    <arch name='x86_64'>\n"
    text += "      <wordsize>64</wordsize>\n      <emulator>\(Self.emulator)</emulator>\n"
    for machine in stack.machines { text += "      <machine maxCpus='255'>\(machine)</machine>\n" }
    return text
      + "      <domain type='qemu'/>\n      <domain type='kvm'/>\n    </arch>\n  </guest>\n</capabilities>\n"
  }

  /// `virsh domcapabilities`.
  func domainCapabilities() -> String {
    let offered = features.offered(host.cpu, stack: host.stack)
    return """
      <domainCapabilities>
        <path>\(Self.emulator)</path>
        <domain>kvm</domain>
        <machine>\(SoftwareStack.all[host.stack].machines.last ?? "")</machine>
        <arch>x86_64</arch>
        <cpu>
          <mode name='host-passthrough' supported='yes'/>
          <mode name='host-model' supported='yes'>
      \(cpu(offered, generation: host.cpu.generation, stack: host.stack, indent: "      "))    </mode>
        </cpu>
      </domainCapabilities>

      """
  }

  /// A guest's definition: what it runs with, or what it is started with.
  func domain(_ guest: SimulatedGuest, isLive: Bool) -> String {
    var text = """
      <domain type='kvm'>
        <name>\(guest.name)</name>
        <uuid>\(guest.uuid)</uuid>
        <memory unit='KiB'>\(guest.memoryMiB << 10)</memory>
        <vcpu placement='static'>\(guest.cpus)</vcpu>
        <os><type arch='x86_64' machine='\(guest.machine)'>hvm</type></os>
        <features><acpi/><apic/></features>

      """
    switch guest.kind {
    case .hostModel(let cpu, let stack):
      // What the present host does not give it would not have come here with.
      let ran = features.offered(cpu, stack: stack)
        .intersection(features.offered(host.cpu, stack: host.stack))
      if isLive {
        text += "  <cpu mode='custom' match='exact' check='full'>\n"
        text += self.cpu(
          ran, generation: cpu.generation, stack: min(stack, host.stack),
          indent: "    ")
        text += "  </cpu>\n"
      } else {
        text += "  <cpu mode='host-model' check='partial'/>\n"
      }
    case .named(let generation):
      text += "  <cpu mode='custom' match='exact' check='\(isLive ? "full" : "partial")'>\n"
      text += "    <model fallback='forbid'>\(ServerGeneration.all[generation].model)</model>\n"
      let model = features.map(ofStack: host.stack).model(named: ServerGeneration.all[generation].model)
      let gone = features.removed(from: ServerGeneration.all[generation].model, stack: host.stack)
      let missing = (model?.features ?? FeatureSet()).union(gone)
        .subtracting(features.offered(host.cpu, stack: host.stack))
      for name in features.catalog.names(of: missing) {
        text += "    <feature policy='disable' name='\(name)'/>\n"
      }
      text += "  </cpu>\n"
    case .passthrough: text += "  <cpu mode='host-passthrough' check='none' migratable='on'/>\n"
    }
    text += "  <devices>\n    <emulator>\(Self.emulator)</emulator>\n"
    text +=
      "    <disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='rbd' name='vms/\(guest.name)'/>"
    text += "<target dev='vda' bus='virtio'/></disk>\n"
    text += "    <interface type='bridge'><source bridge='br0'/><model type='virtio'/></interface>\n"
    if guest.hasHostDevice {
      text +=
        "    <hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x3b' slot='0x00' function='0x0'/></source></hostdev>\n"
    }
    return text + "  </devices>\n</domain>\n"
  }

  private var microcode: Int { 0x100 + 0x10 * host.cpu.era }

  private func cpu(_ set: FeatureSet, generation: Int, stack: Int, indent: String) -> String {
    let written = features.definition(of: set, generation: generation, stack: stack, mayLack: true)
    var text =
      "\(indent)<model fallback='forbid'>\(written.model)</model>\n\(indent)<vendor>\(host.vendor)</vendor>\n"
    for name in written.added { text += "\(indent)<feature policy='require' name='\(name)'/>\n" }
    for name in written.lacking { text += "\(indent)<feature policy='disable' name='\(name)'/>\n" }
    return text
  }
}
