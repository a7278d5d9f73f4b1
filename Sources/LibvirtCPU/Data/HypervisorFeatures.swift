public import X86CPU

/// Features in KVM's and Hyper-V's own CPUID leaves, which libvirt knows independently of any map.
///
/// libvirt finds them when it tests data for a feature and when QEMU reports one; it never lists them in a
/// definition and never accepts them in one.
struct HypervisorFeature {
  let leaf: UInt32
  let register: CPUIDRegister
  /// All bits of the feature; `hv-vapic` is two.
  let mask: UInt32

  /// The feature of that name, or nil if `version` does not know it.
  ///
  /// Additions between two checked versions count from the later one.
  init?(_ name: String, version: LibvirtVersion) {
    switch name {
    case "kvm_pv_unhalt": self.init(1, .eax, 0x80)
    case "hv-runtime": self.init(3, .eax, 0x1)
    case "hv-synic": self.init(3, .eax, 0x4)
    case "hv-stimer": self.init(3, .eax, 0x8)
    case "hv-relaxed": self.init(3, .eax, 0x20)
    case "hv-vapic": self.init(3, .eax, 0x30)
    case "hv-vpindex": self.init(3, .eax, 0x40)
    case "hv-reset": self.init(3, .eax, 0x80)
    case "hv-frequencies": self.init(3, .eax, 0x800)
    case "hv-reenlightenment": self.init(3, .eax, 0x2000)
    case "hv-stimer-direct": self.init(3, .edx, 0x8_0000)
    case "hv-tlbflush": self.init(4, .eax, 0x4)
    case "hv-ipi": self.init(4, .eax, 0x400)
    case "hv-evmcs": self.init(4, .eax, 0x4000)
    case "hv-avic" where version >= LibvirtVersion(9, 0): self.init(4, .eax, 0x200)
    case "hv-xmm_input" where version >= LibvirtVersion(11, 3): self.init(3, .eax, 0x10)
    case "hv-tlbflush-direct" where version >= LibvirtVersion(11, 3): self.init(3, .edx, 0x4000)
    case "hv-tlbflush-ext" where version >= LibvirtVersion(11, 3): self.init(4, .edx, 0x4000)
    case "hv-emsr_bitmap" where version >= LibvirtVersion(11, 3): self.init(0xa, .eax, 0x8_0000)
    default: return nil
    }
  }

  private init(_ leaf: UInt32, _ register: CPUIDRegister, _ mask: UInt32) {
    self.leaf = 0x4000_0000 | leaf
    self.register = register
    self.mask = mask
  }

  private var key: CPUIDLeaf { CPUIDLeaf(eax: leaf) }

  /// Whether `table` has all bits of the feature.
  func isPresent(in table: CPUIDTable) -> Bool {
    (table.leaves[key]?[register] ?? 0) & mask == mask
  }

  /// Sets all bits of the feature.
  func set(in table: inout CPUIDTable) { table.leaves[key, default: CPUIDRegisters()][register] |= mask }
}

extension CPUMap {
  /// Whether a CPUID table has a feature of the map or of a hypervisor's leaves.
  ///
  /// - Throws: `LibvirtError`: `unknown CPU feature X`.
  public func hasFeature(_ name: String, in table: CPUIDTable) throws(LibvirtError) -> Bool {
    if let feature = feature(named: name) { return feature.bits.isSubset(of: registers.bits(of: table)) }
    guard let feature = HypervisorFeature(name, version: libvirtVersion) else {
      throw LibvirtError(.internalError, "unknown CPU feature \(name)")
    }
    return feature.isPresent(in: table)
  }

  /// Whether a definition has a feature of the map or of a hypervisor's leaves.
  ///
  /// - Throws: `LibvirtError`: `unknown CPU feature X`, and the errors of `expand`.
  public func hasFeature(
    _ name: String, in definition: CPUDefinition
  ) throws(LibvirtError) -> Bool {
    try hasFeature(name, in: table(of: try expand(definition)))
  }

  /// Sets a feature of the map or of a hypervisor's leaves; ignores unknown names.
  public func addFeature(_ name: String, to table: inout CPUIDTable) {
    if let feature = feature(named: name) {
      for location in feature.locations { table.set(location) }
    } else {
      HypervisorFeature(name, version: libvirtVersion)?.set(in: &table)
    }
  }
}
