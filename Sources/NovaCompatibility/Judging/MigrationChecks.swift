internal import LibvirtCPU

extension NovaQuestion {
  /// What a live migration meets, in order.
  func migrationChecks() -> [NovaCheck] {
    [apiVersionCheck(), hypervisorTypeCheck(), hypervisorVersionCheck(), destinationCPUCheck()]
  }

  private func apiVersionCheck() -> NovaCheck {
    let asked = request.microversion
    var check = NovaCheck(
      kind: .apiVersion, outcome: .passes,
      citation: "nova nova/api/openstack/api_version_request.py; nova/exception.py, InvalidGlobalAPIVersion")
    guard let most = release.series.maximumMicroversion else {
      check.outcome = .skipped("this Nova has no microversions")
      return check
    }
    guard asked < .minimum || asked > most else { return check }
    check.outcome = .refuses
    check.refusal = NovaRefusal.apiVersion(asked, most: most).raised(in: release)
    return check
  }

  private static let hypervisorCitation =
    "nova nova/conductor/tasks/live_migrate.py, _check_compatible_with_source_hypervisor"

  private func hypervisorTypeCheck() -> NovaCheck {
    var check = NovaCheck(
      kind: .hypervisorType, outcome: .passes, citation: Self.hypervisorCitation)
    guard source.hypervisorType != destination.hypervisorType else { return check }
    check.outcome = .refuses
    check.refusal = NovaRefusal.hypervisorType.raised(in: release)
    return check
  }

  private func hypervisorVersionCheck() -> NovaCheck {
    var check = NovaCheck(
      kind: .hypervisorVersion, outcome: .passes, citation: Self.hypervisorCitation)
    if let reason = skipping(.skipHypervisorVersionCheck, by: conductorConfiguration) {
      check.outcome = .skipped(reason)
      return check
    }
    guard let from = source.hypervisorVersion, let to = destination.hypervisorVersion else {
      let host = source.hypervisorVersion == nil ? source : destination
      check.outcome = .undetermined("the hypervisor's version on \(host.name) is unknown")
      return check
    }
    guard from > to else { return check }
    check.outcome = refusalOutcome(
      .skipHypervisorVersionCheck, by: conductorConfiguration, of: "nova-conductor")
    guard check.outcome == .refuses else { return check }
    check.refusal = NovaRefusal.olderHypervisor.raised(in: release)
    return check
  }

  private func destinationCPUCheck() -> NovaCheck {
    var check = NovaCheck(
      kind: .destinationCPU, outcome: .passes,
      citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination and _compare_cpu")
    if let reason = skipping(.skipCPUCompareOnDestination, by: destinationConfiguration) {
      check.outcome = .skipped(reason)
      return check
    }
    let type = destinationConfiguration?.virtType
    let comparesType = release.compares(virtType: type ?? "kvm")
    if comparesType == false {
      check.outcome = .skipped("Nova \(release) does not compare CPUs for virt_type \(type ?? "")")
      return check
    }
    let cpu: CPUDefinition
    let subject: NovaCheck.Subject
    switch comparedCPU() {
    case .unknown(let reason):
      check.outcome = .undetermined(reason)
      return check
    case .known(let known, let about): (cpu, subject) = (known, about)
    }
    let (comparison, end) = compare(cpu, subject)
    check.comparison = comparison
    switch end {
    case .passes: break
    case .undetermined(let reason): check.outcome = .undetermined(reason)
    case .refuses(let ret, let isError):
      check.outcome = refusalOutcome(
        .skipCPUCompareOnDestination, by: destinationConfiguration, of: destination.name)
      if check.outcome == .refuses, comparesType == nil {
        check.outcome = .undetermined(
          "point releases of \(release.series) differ in comparing CPUs for virt_type qemu")
      }
      if check.outcome == .refuses {
        check.refusal = NovaRefusal.incompatibleCPU(answer: ret, isError: isError).raised(in: release)
      }
    }
    return check
  }

  /// Why a check is certainly not made; nil if it is, or may be.
  private func skipping(_ workaround: NovaWorkaround, by configuration: NovaConfiguration?) -> String? {
    guard configuration?.workarounds.contains(workaround) == true, workaround.isKnown(to: release) == true
    else { return nil }
    return "[workarounds]\(workaround.rawValue) disables it"
  }

  /// What becomes of a refusal: it stands only if nothing may have taken the check away.
  private func refusalOutcome(
    _ workaround: NovaWorkaround, by configuration: NovaConfiguration?, of reader: String
  ) -> NovaCheck.Outcome {
    let isKnown = workaround.isKnown(to: release)
    guard let configuration else {
      let isIndifferent = isKnown == false && workaround != .skipCPUCompareOnDestination
      return isIndifferent
        ? .refuses
        : .undetermined(
          "it would refuse, but nova.conf of \(reader) is unknown and can disable the check")
    }
    guard configuration.workarounds.contains(workaround), isKnown == nil else { return .refuses }
    return .undetermined(
      "it would refuse, but \(workaround.rawValue) is set, which only \(workaround.releases) read, and Nova's point release is unknown"
    )
  }
}
