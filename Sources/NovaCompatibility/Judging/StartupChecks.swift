internal import LibvirtCPU

extension NovaQuestion {
  private static let startupCitation = "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"

  /// What the destination's nova-compute checks when it starts, up to the first refusal.
  func startupChecks() -> [NovaCheck] {
    guard release.hasSeveralModels else {
      return [startup(.skipped("Nova before 20.0.0 checks no CPU models when it starts"))]
    }
    guard let configuration = destinationConfiguration else {
      return [startup(.undetermined("nova.conf of \(destination.name) is not known"))]
    }
    if !configuration.hasCPUModels, let mode = configuration.cpuMode, mode != .none {
      return [
        invalid(
          "Config requested an explicit CPU model, but the current libvirt hypervisor '\(configuration.virtType)' "
            + "does not support selecting CPU models")
      ]
    }
    guard configuration.cpuMode == .custom else {
      return configuration.cpuModels.isEmpty
        ? [startup(.skipped("only models of cpu_mode = custom are checked"))]
        : [invalid("The cpu_models option is not required when cpu_mode!=custom")]
    }
    guard !configuration.cpuModels.isEmpty else {
      return [invalid("The cpu_models option is required when cpu_mode=custom")]
    }
    switch release.checksModelsWithFlags {
    case nil:
      return [
        startup(
          .undetermined("from 26.2.1 on models and flags are checked together, and only the series is known"))
      ]
    case true?:
      if configuration.workarounds.contains(.skipCPUCompareAtStartup) {
        return [
          startup(.skipped("[workarounds]\(NovaWorkaround.skipCPUCompareAtStartup.rawValue) takes it away"))
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
        let verb = release.looksModelsUp ? "support" : "suuport"
        checks.append(
          refused(
            "Configured CPU model: \(model) is not correct, or your host CPU arch does not \(verb) this model. "
              + "Please correct your config and try again."))
        return checks
      }
      let check = compared(
        guestCPU(spelled, flags: flags ?? []), .configuredModel, configuration
      ) { cause in
        let what =
          flags.map {
            "\(model) and CPU Flags \(pythonList($0)) \(release.spellsAre ? "are" : "ar") not"
          } ?? "\(model) is not"
        return
          "Configured CPU model: \(what) compatible with host CPU. Please correct your config and try again. \(cause)"
      }
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
        return [startup(.undetermined("the CPU of \(destination.name) (its capabilities) is not known"))]
      }
      taken.append(flag)
      let check = compared(guestCPU(model, flags: taken), .configuredFlags, configuration) { cause in
        "Configured extra flag: \(flag) it not correct, or the host CPU does not support this flag. "
          + "Please correct the config and try again. \(cause)"
      }
      checks.append(check)
      if check.outcome == .refuses { break }
    }
    return checks
  }

  private func compared(
    _ cpu: CPUDefinition, _ subject: NovaCheck.Subject, _ configuration: NovaConfiguration,
    message: (String) -> String
  ) -> NovaCheck {
    guard release.compares(virtType: configuration.virtType) == true else {
      return startup(.skipped("CPUs are not compared for virt_type \(configuration.virtType)"))
    }
    let (comparison, end) = compare(cpu, subject)
    var check: NovaCheck
    switch end {
    case .passes: check = startup(.passes)
    case .undetermined(let reason): check = startup(.undetermined(reason))
    case .refuses(let ret, let isError):
      let text = incompatibility(ret)
      // Before 21.0.0 an error of libvirt's is another exception, which the check of models lets through.
      if isError, !release.wrapsRefusals {
        let cause = "Migration pre-check error: " + text
        check = subject == .configuredFlags ? refused(message(cause)) : startup(.refuses)
        if subject != .configuredFlags {
          check.refusal = .init(exception: "MigrationPreCheckError", message: cause)
        }
      } else {
        check = refused(message("Unacceptable CPU info: " + text))
      }
    }
    check.comparison = comparison
    return check
  }

  private func startup(_ outcome: NovaCheck.Outcome) -> NovaCheck {
    NovaCheck(kind: .startup, outcome: outcome, citation: Self.startupCitation)
  }

  private func refused(_ message: String) -> NovaCheck {
    var check = startup(.refuses)
    check.refusal = .init(exception: "InvalidCPUInfo", message: message)
    return check
  }

  private func invalid(_ message: String) -> NovaCheck {
    var check = startup(.refuses)
    check.refusal = .init(exception: "Invalid", message: message)
    return check
  }
}

/// A list of names as Python prints it.
private func pythonList(_ items: [String]) -> String {
  "[" + items.map { "'\($0)'" }.joined(separator: ", ") + "]"
}
