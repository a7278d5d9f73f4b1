public import X86CPU

/// A CPU model as QEMU expands it (`query-cpu-model-expansion`): its properties, by QEMU's names.
public struct QEMUModel: Sendable, Hashable, Codable {
  /// Properties that are true.
  public var enabled: Set<String>
  /// True properties that are missing from QEMU's migratable expansion; empty if there was none.
  public var notMigratable: Set<String>
  /// Whether the reply includes a migratable expansion.
  public var tellsMigratable = false
  /// Every Boolean property, true or false: the names that this QEMU knows.
  public var known: Set<String>
  /// The twelve characters of the vendor.
  public var vendor: String?
  /// Family, model and stepping.
  public var signature: CPUSignature

  /// Creates a model from its properties.
  public init(
    enabled: Set<String>, notMigratable: Set<String> = [], known: Set<String> = [], vendor: String? = nil,
    signature: CPUSignature = CPUSignature(family: 0, model: 0, stepping: 0)
  ) {
    self.enabled = enabled
    self.notMigratable = notMigratable
    self.known = known
    self.vendor = vendor
    self.signature = signature
  }
}

extension CPUMap {
  /// QEMU's model as a CPUID table; ignores properties that are not libvirt features.
  ///
  /// - Throws: `LibvirtError`: `Invalid CPU vendor string`.
  public func table(
    of model: QEMUModel, migratable: Bool = false
  ) throws(LibvirtError) -> CPUIDTable {
    var table = CPUIDTable()
    for name in model.enabled where !migratable || !model.notMigratable.contains(name) {
      addFeature(libvirtName(ofQEMU: name), to: &table)
    }
    if let string = model.vendor {
      guard let vendor = MapVendor(name: "", string: string) else {
        throw LibvirtError(.internalError, "Invalid CPU vendor string '\(string)'")
      }
      table.merge(CPUIDLeaf(eax: 0), vendor.registers)
    }
    table.merge(CPUIDLeaf(eax: 1), CPUIDRegisters(eax: model.signature.eax))
    return table
  }

  /// libvirt's name of a QEMU property.
  public func libvirtName(ofQEMU name: String) -> String {
    switch name {
    case "cmp-legacy": "cmp_legacy"
    case "ds-cpl": "ds_cpl"
    case "fxsr-opt": "fxsr_opt"
    case "kvm-pv-eoi": "kvm_pv_eoi"
    case "kvm-pv-unhalt": "kvm_pv_unhalt"
    case "lahf-lm": "lahf_lm"
    case "nodeid-msr": "nodeid_msr"
    case "pclmulqdq": "pclmuldq"
    case "perfctr-core": "perfctr_core"
    case "perfctr-nb": "perfctr_nb"
    case "tsc-adjust": "tsc_adjust"
    case "vmx-invept-single-context-noglobals" where libvirtVersion.knowsAddedFeatures:
      "vmx-invvpid-single-context-noglobals"
    case "hv-vendor-id" where libvirtVersion.knowsAddedFeatures: "hv-vendor_id"
    case "hv-emsr-bitmap" where libvirtVersion.knowsAddedFeatures: "hv-emsr_bitmap"
    case "hv-xmm-input" where libvirtVersion.knowsAddedFeatures: "hv-xmm_input"
    default: name
    }
  }
}
