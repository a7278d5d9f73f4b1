extension CPUMap {
  /// The answer of `virsh cpu-baseline` on a QEMU connection; it does not query QEMU.
  ///
  /// - Parameters:
  ///   - expanding: Whether to list the model's features (`--features`).
  ///   - migratable: Whether to leave out listed features that cannot migrate (`--migratable`).
  /// - Throws: `LibvirtError`: `architecture is not supported by CPU driver` if the first CPU is not x86, because libvirt uses the
  ///   first CPU's architecture for all; and the errors of `baseline`.
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

  /// The answer of `virsh hypervisor-cpu-baseline`: only models and features that a QEMU knows.
  ///
  /// - Throws: `LibvirtError`, as `connectionBaseline`.
  ///
  /// - Parameters:
  ///   - qemu: QEMU's model of its host; nil if it cannot expand models.
  ///   - models: QEMU's models with their blockers on that host.
  ///   - expanding: Whether to list the model's features (`--features`).
  ///   - migratable: Whether to leave out features that cannot migrate (`--migratable`).
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
    if expanding { result = try expandingFeatures(of: result) }
    if libvirtVersion.limitsBaselineAddresses { result.physicalAddress = addressLimit(of: definitions) }
    return result
  }

  /// The fewest physical address bits that any of the definitions allows; nil if one sets no limit.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/qemu/qemu_driver.c, qemuConnectBaselineHypervisorCPU.
  private func addressLimit(of definitions: [CPUDefinition]) -> CPUDefinition.PhysicalAddress? {
    let limits = definitions.map { $0.physicalAddress?.limit }
    guard !limits.contains(nil), let fewest = limits.compactMap(\.self).min() else { return nil }
    return CPUDefinition.PhysicalAddress(mode: .passthrough, limit: fewest)
  }
}
