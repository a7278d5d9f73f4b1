internal import X86CPU

/// A Hyper-V enlightenment, and what KVM's own list has of it.
///
/// QEMU does not start a guest whose definition names one that KVM lacks.
///
/// - SeeAlso: qemu 7.2 and 10.2 target/i386/kvm/kvm.c, kvm_hyperv_properties and kvm_hyperv_expand_features;
///   target/i386/kvm/hyperv-proto.h.
struct HyperVInterface: Sendable {
  /// libvirt's name; with a point for a detail of another, as `stimer.direct`.
  let name: String
  /// The bits that KVM has to list: leaf, register and bits, all of them.
  let bits: [(leaf: UInt32, register: CPUIDRegister, mask: UInt32)]
  /// Whether domain capabilities list it too.
  var isListed = true

  /// In the order of the columns `hypervInterfaces` and `lackingHypervInterfaces`.
  static let all: [HyperVInterface] = [
    HyperVInterface(name: "relaxed", bits: [(0x4000_0004, .eax, 1 << 5)]),
    HyperVInterface(name: "vapic", bits: [(0x4000_0003, .eax, 1 << 4)]),
    HyperVInterface(name: "vpindex", bits: [(0x4000_0003, .eax, 1 << 6)]),
    HyperVInterface(name: "runtime", bits: [(0x4000_0003, .eax, 1 << 0)]),
    HyperVInterface(name: "synic", bits: [(0x4000_0003, .eax, 1 << 2)]),
    HyperVInterface(name: "stimer", bits: [(0x4000_0003, .eax, 1 << 3)]),
    HyperVInterface(name: "reset", bits: [(0x4000_0003, .eax, 1 << 7)]),
    HyperVInterface(
      name: "frequencies", bits: [(0x4000_0003, .eax, 1 << 11), (0x4000_0003, .edx, 1 << 8)]),
    HyperVInterface(name: "reenlightenment", bits: [(0x4000_0003, .eax, 1 << 13)]),
    HyperVInterface(name: "tlbflush", bits: [(0x4000_0004, .eax, 1 << 2 | 1 << 11)]),
    HyperVInterface(name: "ipi", bits: [(0x4000_0004, .eax, 1 << 10 | 1 << 11)]),
    HyperVInterface(name: "evmcs", bits: [(0x4000_0004, .eax, 1 << 14)]),
    HyperVInterface(name: "avic", bits: [(0x4000_0004, .eax, 1 << 9)]),
    HyperVInterface(name: "emsr_bitmap", bits: [(0x4000_000a, .eax, 1 << 19)]),
    HyperVInterface(name: "xmm_input", bits: [(0x4000_0003, .edx, 1 << 4)]),
    HyperVInterface(name: "hypervclock", bits: [(0x4000_0003, .eax, 1 << 1 | 1 << 9)], isListed: false),
    HyperVInterface(name: "stimer.direct", bits: [(0x4000_0003, .edx, 1 << 19)], isListed: false),
    HyperVInterface(name: "tlbflush.extended", bits: [(0x4000_0003, .edx, 1 << 14)], isListed: false),
    HyperVInterface(name: "tlbflush.direct", bits: [(0x4000_000a, .eax, 1 << 17)], isListed: false),
  ]

  /// Whether KVM's list has it; a leaf that is not listed has no bits.
  func isIn(_ list: CPUIDTable) -> Bool {
    bits.allSatisfy { part in
      (list.leaves[CPUIDLeaf(eax: part.leaf, ecx: 0)] ?? CPUIDRegisters())[part.register] & part.mask
        == part.mask
    }
  }
}
