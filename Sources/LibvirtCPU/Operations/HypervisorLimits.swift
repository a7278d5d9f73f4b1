internal import X86CPU

extension CPUMap {
  /// The definition without MSR features.
  ///
  /// libvirt does this to the host-model of QEMU before 4.1, which has no `unavailable-features` property
  /// (`QEMU_CAPS_CPU_UNAVAILABLE_FEATURES`) and so cannot report their fate.
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
  /// Drops the five features that nobody can request from QEMU, as libvirt does when it passes a CPU to QEMU and when
  /// it computes a baseline, but not in the host-model that it reports.
  public mutating func dropFeaturesBeyondQEMU() {
    let dropped: Set = ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke"]
    features.removeAll { dropped.contains($0.name) }
  }
}
