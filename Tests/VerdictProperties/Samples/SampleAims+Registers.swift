import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension SampleAim {
  /// The registers whose values KVM takes, of those that rules look at.
  static let savedMSRs: Set<UInt32> = [
    0x3b, 0x48, 0xe1, 0x122, 0x1c4, 0x1c5, 0x6a0, 0x6a2, 0x6a7, 0x6e1, 0xd90, 0xc000_0103, 0xc000_0104,
    0xc001_011f,
  ]

  /// Registers, interfaces and numbers of KVM that a guest needs.
  static let registers = [
    SampleAim("state.registers blocks") { sample, features, random in
      let uses =
        [("xfd", 0x1c4), ("rdtscp", 0xc000_0103), ("waitpkg", 0xe1), ("tsc_adjust", 0x3b)]
        as [(String, UInt32)]
      guard let (name, index) = uses.randomElement(using: &random) else { return }
      sample.wanted.insert(features.index(name))
      sample.give(features.index(name))
      sample.configure { $0.savedMSRs?.remove(index) }
    },
    SampleAim("gap.registers") { sample, features, random in
      sample.wanted.insert(features.index("rdtscp"))
      sample.give(features.index("rdtscp"))
      sample.configure { $0.savedMSRs = nil }
    },
    SampleAim("state.components blocks") { sample, features, random in
      let name = Bool.random(using: &random) ? "cet-ss" : "cet-ibt"
      sample.wanted.insert(features.index(name))
      sample.give(features.index(name))
      sample.guestNumber(
        .xsaveSupervisorComponents, [0, 0x800, 0x1000, 0x1800].randomElement(using: &random) ?? 0)
    },
    SampleAim("gap.state-components") { sample, features, random in
      sample.wanted.insert(features.index("cet-ss"))
      sample.give(features.index("cet-ss"))
      if Bool.random(using: &random) { sample.number(.xsaveSupervisorComponents, 0x1800) }
    },
    SampleAim("hypervisor.interfaces blocks") { sample, features, random in
      sample.deny(features.index(Bool.random(using: &random) ? "kvmclock" : "kvm-steal-time"))
      if UInt8.random(in: 0..<4, using: &random) == 0 { sample.guest.machine?.timers["kvmclock"] = false }
    },
    SampleAim("hypervisor.interfaces warns") { sample, features, random in
      sample.deny(
        features.index(["kvm-asyncpf", "kvm-pv-eoi", "kvm-pv-ipi"].randomElement(using: &random) ?? ""))
      if UInt8.random(in: 0..<8, using: &random) == 0 { sample.guest.machine?.features["kvm.hidden"] = "on" }
    },
    SampleAim("gap.interfaces") { sample, features, random in
      let name = Bool.random(using: &random) ? "kvm-pv-ipi" : "kvmclock"
      sample.guest.machine?.features["kvm.pv-ipi"] = "on"
      sample.hush(features.index(name))
    },
    SampleAim("machine.apic blocks") { sample, _, random in
      sample.guest.definition.topology = .init(sockets: 2, dies: 3, cores: 20, threads: 2)
      sample.guest.machine?.cpus = UInt64.random(in: 200..<241, using: &random)
      sample.configure {
        $0.kvmCapabilities = [
          "KVM_CAP_MAX_VCPUS": 1024, "KVM_CAP_X2APIC_API": Bool.random(using: &random) ? 0 : 1,
          "KVM_CAP_MAX_VCPU_ID": Bool.random(using: &random) ? 255 : 4096,
        ]
      }
    },
    SampleAim("gap.apic") { sample, _, random in
      sample.guest.definition.topology = .init(sockets: 2, dies: 3, cores: 20, threads: 2)
      sample.guest.machine?.cpus = 240
    },
    SampleAim("gap.identity") { sample, features, random in
      sample.passThrough()
      // libvirt then verifies it.
      sample.guest.definition.check = .full
      keepToTheGuest(&sample, features)
      sample.guestNumber(.highestBasicLeaf, 0xd)
      sample.guestNumber(.highestExtendedLeaf, 0x8000_0008)
      if Bool.random(using: &random) { sample.number(.microcode, nil) }
      sample.moveFromTwin()
      sample.number(.stepping, nil)
    },
    SampleAim("gap.caches") { sample, _, random in
      sample.guest.definition.cache = .init(mode: .passthrough)
      guard Bool.random(using: &random) else { return }
      sample.number(.cacheL2, 2 << 20)
      sample.moveFromTwin()
      sample.number(.cacheL2, nil)
    },
    SampleAim("gap.address-bits") { sample, features, random in
      // CPUID shows that memory can be encrypted, and the kernel's own number is unknown.
      sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 40)
      sample.give(features.index("sme"))
      if Bool.random(using: &random) {
        sample.host.quantities.append(
          QuantityReading(.physicalAddressBits, 43, at: .kernelFlags, in: "flags"))
      }
    },
    SampleAim("libvirt.address-bits blocks") { sample, features, random in
      // The kernel left fewer bits than CPUID shows.
      sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 44)
      sample.give(features.index("sme"))
      sample.host.quantities.append(QuantityReading(.physicalAddressBits, 43, at: .kernelFlags, in: "flags"))
      if Bool.random(using: &random) { sample.libvirt("9.0.0") }
    },
    SampleAim("gap.unknown-part") { sample, _, _ in sample.guest.machine?.note(.unknownPart, "<thing>") },
    SampleAim("gap.vhost-user") { sample, _, _ in sample.guest.machine?.note(.vhostUser, "/run/s") },
    SampleAim("gap.file-memory") { sample, _, _ in sample.guest.machine?.note(.fileMemory, "file") },
  ]
}
