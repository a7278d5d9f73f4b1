internal import LibvirtCPU

extension NovaQuestion {
  private static let startupCitation = "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"

  /// What the destination's nova-compute checks when it starts, up to the first refusal.
  func startupChecks() -> [NovaCheck] {
    guard release.hasSeveralModels else {
      return [startup(.skipped("Nova before 20.0.0 checks no CPU models when it starts"))]
    }
    guard let configuration = destinationConfiguration else {
      return [startup(.undetermined("nova.conf of \(destination.name) is unknown"))]
    }
    if let fault = configuration.fault {
      return [refused(.configuration(fault, virtType: configuration.virtType))]
    }
    guard configuration.cpuMode == .custom else {
      return [startup(.skipped("Nova checks only models with cpu_mode = custom"))]
    }
    switch release.checksModelsWithFlags {
    case nil:
      return [
        startup(
          .undetermined("from 26.2.1 on, Nova checks models and flags together, and only the series is known"))
      ]
    case true?:
      if configuration.workarounds.contains(.skipCPUCompareAtStartup) {
        return [
          startup(.skipped("[workarounds]\(NovaWorkaround.skipCPUCompareAtStartup.rawValue) disables it"))
        ]
      }
      return modelChecks(configuration, flags: configuration.extraFlags)
    case false?:
      let models = modelChecks(configuration, flags: nil)
      if models.contains(where: { $0.outcome == .refuses }) { return models }
      return models + flagChecks(configuration)
    }
  }

  /// One comparison for each model; with the flags, unless these are checked apart.
  private func modelChecks(_ configuration: NovaConfiguration, flags: [String]?) -> [NovaCheck] {
    var checks: [NovaCheck] = []
    for model in configuration.cpuModels {
      guard let spelled = spelling(of: model, in: map) else {
        checks.append(refused(.unknownModel(model)))
        return checks
      }
      let check = compared(
        guestCPU(spelled, flags: flags ?? []), .configuredModel, configuration
      ) { .incompatibleModel(model, flags: flags, cause: $0) }
      checks.append(check)
      if check.outcome == .refuses { break }
    }
    return checks
  }

  /// One comparison for each flag on top of those before it, over the host's own model.
  ///
  /// Nova takes them in no certain order; here it is that of their names.
  private func flagChecks(_ configuration: NovaConfiguration) -> [NovaCheck] {
    var checks: [NovaCheck] = []
    var taken: [String] = []
    for flag in Set(configuration.extraFlags.map { $0.lowercased() }).sorted() {
      guard let model = destination.cpu?.model else {
        return [startup(.undetermined("the CPU of \(destination.name) (its capabilities) is unknown"))]
      }
      taken.append(flag)
      let check = compared(guestCPU(model, flags: taken), .configuredFlags, configuration) {
        .incompatibleFlag(flag, cause: $0)
      }
      checks.append(check)
      if check.outcome == .refuses { break }
    }
    return checks
  }

  private func compared(
    _ cpu: CPUDefinition, _ subject: NovaCheck.Subject, _ configuration: NovaConfiguration,
    refusal: (_ cause: String) -> NovaRefusal
  ) -> NovaCheck {
    guard release.compares(virtType: configuration.virtType) == true else {
      return startup(.skipped("Nova does not compare CPUs for virt_type \(configuration.virtType)"))
    }
    let (comparison, end) = compare(cpu, subject)
    var check: NovaCheck
    switch end {
    case .passes: check = startup(.passes)
    case .undetermined(let reason): check = startup(.undetermined(reason))
    case .refuses(let ret, let isError):
      // Before 21.0.0 an error of libvirt's is another exception, which the check of models lets through.
      let text = NovaRefusal.comparison(ret, release)
      if isError, !release.wrapsRefusals {
        let cause = NovaRefusal.wrapped + text
        check = subject == .configuredFlags ? refused(refusal(cause)) : startup(.refuses)
        if subject != .configuredFlags {
          check.refusal = .init(exception: "MigrationPreCheckError", message: cause)
        }
      } else {
        check = refused(refusal(NovaRefusal.unacceptable + text))
      }
    }
    check.comparison = comparison
    return check
  }

  private func startup(_ outcome: NovaCheck.Outcome) -> NovaCheck {
    NovaCheck(kind: .startup, outcome: outcome, citation: Self.startupCitation)
  }

  private func refused(_ refusal: NovaRefusal) -> NovaCheck {
    var check = startup(.refuses)
    check.refusal = refusal.raised(in: release)
    return check
  }
}
