internal import X86CPU

extension CPUMap {
  /// The definition without features that are in an MSR.
  ///
  /// libvirt does so to the host-model of a QEMU before 4.1, which has no `unavailable-features` property
  /// (`QEMU_CAPS_CPU_UNAVAILABLE_FEATURES`) and so no way to tell what became of them.
  public func withoutMSRFeatures(_ definition: CPUDefinition) -> CPUDefinition {
    var result = definition
    result.features.removeAll { listed in
      feature(named: listed.name)?.locations.contains { location in
        if case .msr = location.kind { true } else { false }
      } == true
    }
    return result
  }
}

extension CPUDefinition {
  /// Drops the five features that QEMU takes no order for, as libvirt does where it hands a CPU to QEMU and where
  /// it computes a baseline; not in the host-model that it reports.
  public mutating func dropFeaturesBeyondQEMU() {
    let dropped: Set = ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke"]
    features.removeAll { dropped.contains($0.name) }
  }
}
