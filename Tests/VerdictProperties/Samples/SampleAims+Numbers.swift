import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension SampleAim {
  /// What versions decide.
  static let versions = [
    SampleAim("libvirt.mode blocks") { sample, _, random in
      sample.guest.definition.mode = .maximum
      sample.guest.definition.check = nil
      sample.libvirt(["7.0.0", "6.10.0", "7.1.0"].randomElement(using: &random) ?? "")
    },
    SampleAim("libvirt.deprecated-features blocks") { sample, _, random in
      sample.guest.definition.deprecatedFeatures =
        [true, true, false, nil].randomElement(using: &random) ?? nil
      sample.libvirt(["10.10.0", "11.0.0", "11.3.0", "12.8.0"].randomElement(using: &random) ?? "")
      let version = ["7.2.0", "10.0.3", "10.1.0"].randomElement(using: &random) ?? ""
      sample.configure { $0.qemuVersions = ["/usr/bin/qemu": version] }
    },
    SampleAim("libvirt.address-bits blocks") { sample, _, random in
      sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 48)
      sample.libvirt(["8.7.0", "9.0.0", "11.3.0"].randomElement(using: &random) ?? "")
    },
    SampleAim("libvirt.address-bits unknown") { sample, _, _ in
      sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 48)
    },
    SampleAim("libvirt.address-mode blocks") { sample, _, random in
      sample.guest.definition.physicalAddress = .init(mode: .emulate)
      sample.libvirt(["8.7.0", "9.0.0", "9.1.0", "9.2.0", "8.6.0"].randomElement(using: &random) ?? "")
    },
    SampleAim("libvirt.address-limit warns") { sample, _, random in
      sample.guest.definition.physicalAddress = .init(mode: .passthrough, limit: 42)
      sample.libvirt(["8.7.0", "9.0.0", "9.2.0", "9.3.0"].randomElement(using: &random) ?? "")
      if Bool.random(using: &random) { sample.moveFromTwin() }
    },
    SampleAim("machine.removed blocks") { sample, _, random in
      let dropped = [
        ("pc-i440fx-2.3", "10.0.3"), ("pc-q35-2.4", "10.2.1"), ("pc-i440fx-4.2", "11.1.3"),
        ("pc-q35-2.5", "10.0.3"),
      ]
      guard let (machine, version) = dropped.randomElement(using: &random) else { return }
      sample.host.machineTypes = [:]
      sample.guest.machine?.machine = machine
      sample.configure { $0.qemuVersions = ["/usr/bin/qemu": version] }
    },
    SampleAim("gap.emulator") { sample, _, random in
      sample.configure { $0.qemuVersions = ["/opt/qemu": "8.2.1", "/usr/bin/qemu": "10.0.3"] }
      if Bool.random(using: &random) { sample.guest.machine?.emulator = "/usr/bin/kvm" }
    },
    SampleAim("") { sample, _, random in
      // The emulator's own version, among several.
      sample.guest.machine?.emulator = ["/opt/qemu", "/usr/bin/qemu"].randomElement(using: &random)
      sample.configure { $0.qemuVersions = ["/opt/qemu": "8.2.1", "/usr/bin/qemu": "10.0.3"] }
      sample.moveFromTwin()
      sample.configure { $0.qemuVersions = ["/opt/qemu": "9.0.0", "/usr/bin/qemu": "9.0.0"] }
    },
  ]

  /// Numbers that guests have from their hosts, and bits that count together.
  static let numbers = [
    SampleAim("machine.cpus blocks") { sample, _, random in
      sample.guest.machine?.cpus = UInt64.random(in: 280..<300, using: &random)
      sample.configure { $0.kvmCapabilities = ["KVM_CAP_MAX_VCPUS": 288, "KVM_CAP_X2APIC_API": 1] }
    },
    SampleAim("gap.cpus") { sample, _, random in
      sample.guest.machine?.cpus = UInt64.random(in: 250..<300, using: &random)
      sample.configure { $0.kvmCapabilities = ["KVM_CAP_X2APIC_API": 1] }
    },
    SampleAim("passthrough.leaves warns") { sample, features, random in
      sample.passThrough()
      for feature in features.plain where !sample.wanted.contains(feature) { sample.deny(feature) }
      let quantity = Bool.random(using: &random) ? Quantity.highestBasicLeaf : .highestExtendedLeaf
      let base: UInt64 = quantity == .highestBasicLeaf ? 0 : 0x8000_0000
      sample.guestNumber(quantity, base + 0x1f)
      sample.moveFromTwin()
      sample.guestNumber(quantity, base + 0xd)
    },
    SampleAim("passthrough.caches warns") { sample, _, random in
      sample.guest.definition.cache = .init(mode: .passthrough)
      let quantity =
        [Quantity.cacheL1Data, .cacheL1Instruction, .cacheL2, .cacheL3].randomElement(using: &random)
        ?? .cacheL3
      sample.number(quantity, 32 << 20)
      sample.moveFromTwin()
      sample.number(quantity, 24 << 20)
    },
    SampleAim("guest.left-out note") { sample, features, random in
      guard let feature = features.plain.filter({ !sample.wanted.contains($0) }).randomElement(using: &random)
      else { return }
      sample.guest.leftOut.insert(feature)
    },
    SampleAim("guest.machine-type note") { sample, features, random in
      guard let feature = features.plain.randomElement(using: &random) else { return }
      if Bool.random(using: &random) {
        sample.guest.machineChange.added.insert(feature)
      } else {
        sample.guest.machineChange.removed.insert(feature)
      }
    },
    SampleAim("gap.leaves") { sample, features, random in
      sample.passThrough()
      sample.guest.definition.check = .full
      sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 46)
      if Bool.random(using: &random) {
        sample.guestNumber(.highestBasicLeaf, 0xd)
        sample.guestNumber(.highestExtendedLeaf, 0x8000_0008)
      }
      keepToTheGuest(&sample, features)
      sample.moveFromTwin()
      sample.host.quantities.removeAll { $0.quantity == .highestBasicLeaf }
    },
    SampleAim("state.spec-ctrl blocks") { sample, features, random in
      // The names of a bit, and one of another bit that shows the register.
      let bits = [
        (["ssbd", "amd-ssbd"], ["ssbd", "amd-ssbd"], ["stibp", "amd-stibp", "spec-ctrl"]),
        (["spec-ctrl", "ibrs"], ["spec-ctrl", "ibrs"], ["amd-ssbd", "stibp"]),
        (["stibp", "amd-stibp"], ["spec-ctrl", "ibrs", "stibp", "amd-stibp"], ["ssbd", "amd-ssbd"]),
      ]
      guard let (announcing, taking, others) = bits.randomElement(using: &random) else { return }
      for name in Set(taking + announcing) {
        sample.wanted.remove(features.index(name))
        sample.deny(features.index(name))
      }
      sample.wanted.insert(features.index(announcing.randomElement(using: &random) ?? ""))
      sample.give(features.index(others.randomElement(using: &random) ?? ""))
      sample.passThrough()
    },
  ]
}
