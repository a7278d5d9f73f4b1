extension CPUMap {
  /// What `virsh cpu-baseline` answers on a connection to QEMU: no QEMU is asked.
  ///
  /// - Parameters:
  ///   - expanding: Whether the model's features are written out (`--features`).
  ///   - migratable: Whether listed features that cannot be migrated are left out (`--migratable`).
  /// - Throws: `architecture is not supported by CPU driver` if the first CPU is no x86, because libvirt takes the
  ///   first CPU's architecture for all; and whatever `baseline` throws.
  public func connectionBaseline(
    _ hosts: [CPUDefinition], expanding: Bool = false, migratable: Bool = false
  ) throws(LibvirtError) -> CPUDefinition {
    if let architecture = hosts.first?.architecture, architecture != "x86_64", architecture != "i686",
      hosts.allSatisfy({ $0.model != nil })
    {
      throw LibvirtError(.notSupported, "'\(architecture)' architecture is not supported by CPU driver")
    }
    var result = try baseline(hosts, migratable: migratable)
    result.dropFeaturesBeyondQEMU()
    return expanding ? try expandingFeatures(of: result) : result
  }

  /// What `virsh hypervisor-cpu-baseline` answers: only models and features that a QEMU knows.
  ///
  /// - Parameters:
  ///   - qemu: QEMU's model of the host it runs on; nil if it cannot expand models.
  ///   - models: QEMU's models with what they lack on that host.
  ///   - expanding: Whether the model's features are written out (`--features`).
  ///   - migratable: Whether features that cannot be migrated are left out (`--migratable`).
  public func hypervisorBaseline(
    _ definitions: [CPUDefinition], qemu: QEMUModel?, models: HypervisorModels, expanding: Bool = false,
    migratable: Bool = false
  ) throws(LibvirtError) -> CPUDefinition {
    let isFiltered = migratable && qemu?.tellsMigratable == true
    let allowed = qemu.map { model in
      model.known.filter { !isFiltered || !model.notMigratable.contains($0) }.map(libvirtName(ofQEMU:))
    }
    var result = try baseline(
      definitions, models: models, allowedFeatures: allowed, migratable: migratable && !isFiltered)
    result.fallback = .forbid
    return expanding ? try expandingFeatures(of: result) : result
  }
}
