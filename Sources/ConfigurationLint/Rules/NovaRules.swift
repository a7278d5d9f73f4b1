internal import NovaCompatibility

/// Rules on nova.conf.
enum NovaRules {
  static let all: [LintRule] = [
    modelsWithoutCustom, customWithoutModels, modeUnknown, modeWithoutKVM, oldName, signs, misplaced,
  ]

  private static let check = "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"

  private static let modelsWithoutCustom = rule(
    "nova-models-without-custom", .error, "cpu_models is set, but cpu_mode is not custom",
    citation: "\(check): from \(NovaChange.severalModels) on nova-compute does not start"
  ) { settings in
    // An empty list is Nova's default, and a sign of a mode that somebody forgot.
    guard let models = settings.models ?? settings.model,
      NovaConfigurationFault.modelsWithoutCustom.isFound(
        mode: settings.mode?.value.string, hasModels: true, virtType: settings.hypervisor)
    else { return [] }
    let mode =
      settings.mode.map { "is \($0.value.string)" }
      ?? "is not set, which means \(NovaConfiguration().effectiveMode.rawValue)"
    return [
      LintRule.Draft(
        position: models.position, name: settings.models == nil ? "cpu_model" : "cpu_models",
        message:
          "models are set but cpu_mode \(mode): Nova before \(NovaChange.severalModels) ignores the models; from then on, nova-compute does not start",
        suggestions: ["cpu_mode = custom"])
    ]
  }

  private static let customWithoutModels = rule(
    "nova-custom-without-models", .error, "cpu_mode is custom, but no model is named", citation: check
  ) { settings in
    let models = (settings.models ?? settings.model)?.value.split(on: ",").filter { !$0.trimmed.isEmpty }
    guard let mode = settings.mode,
      NovaConfigurationFault.customWithoutModels.isFound(
        mode: mode.value.string, hasModels: !(models ?? []).isEmpty, virtType: settings.hypervisor)
    else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: "cpu_mode",
        message: "cpu_mode = custom needs cpu_models; without it nova-compute does not start")
    ]
  }

  private static let modeUnknown = rule(
    "nova-mode-unknown", .error, "cpu_mode is not a mode of Nova's",
    citation: "nova nova/conf/libvirt.py, cpu_mode"
  ) { settings in
    let modes = NovaConfiguration.CPUMode.allCases.map(\.rawValue).sorted()
    guard let mode = settings.mode, !modes.contains(mode.value.string), !isPlaceholder(mode.value.string)
    else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: mode.value.string,
        message: "\(mode.value.string) is not a cpu_mode; use one of \(modes.joined(separator: ", "))")
    ]
  }

  private static let modeWithoutKVM = rule(
    "nova-mode-without-kvm", .error, "cpu_mode is set for a hypervisor that does not accept it",
    citation: check
  ) { settings in
    guard let type = settings.virtType, let mode = settings.mode, !isPlaceholder(type.value.string),
      NovaConfigurationFault.modeWithoutModels.isFound(
        mode: mode.value.string, hasModels: false, virtType: type.value.string)
    else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: "cpu_mode",
        message:
          "virt_type = \(type.value.string) accepts no cpu_mode: from Nova \(NovaChange.severalModels) on, nova-compute does not start"
      )
    ]
  }

  private static let oldName = rule(
    "nova-cpu-model-renamed", .warning,
    "cpu_model is the old name, before Nova \(NovaChange.severalModels), of cpu_models",
    citation: "nova nova/conf/libvirt.py, cpu_models (deprecated name cpu_model)"
  ) { settings in
    guard let model = settings.model else { return [] }
    return [
      LintRule.Draft(
        position: model.position, name: "cpu_model",
        message: settings.models == nil
          ? "cpu_model is called cpu_models from Nova \(NovaChange.severalModels) on; Nova still reads the old name"
          : "cpu_model is the old name of cpu_models, which is set too",
        suggestions: ["cpu_models"])
    ]
  }

  private static let signs = LintRule(
    "nova-flag-signs", .note,
    "Nova accepts signs in cpu_model_extra_flags from \(NovaChange.flagSigns) on",
    citation: "nova release note \(NovaChange.flagSigns), cpu_model_extra_flags; nova nova/conf/libvirt.py"
  ) { configuration, _ in
    guard configuration.nova != nil,
      let signed = configuration.cpus.flatMap(\.wishes).first(where: { $0.form == .signed })
    else { return [] }
    return [
      LintRule.Draft(
        position: signed.name.position, name: signed.name.text,
        message: "Nova accepts flags with + or - from \(NovaChange.flagSigns) on")
    ]
  }

  private static let misplaced = rule(
    "nova-key-misplaced", .warning, "A CPU setting is outside [libvirt], where Nova looks for it",
    citation: "nova nova/conf/libvirt.py, libvirt_group"
  ) { settings in
    settings.misplaced.map {
      LintRule.Draft(
        position: $0.key.position, name: $0.key.text,
        message: "\($0.key.text) is in [\($0.section)], but Nova reads it only in [libvirt]")
    }
  }

  private static func rule(
    _ id: String, _ severity: LintSeverity, _ title: String, citation: String,
    check: @escaping @Sendable (NovaSettings) -> [LintRule.Draft]
  ) -> LintRule {
    LintRule(id, severity, title, citation: citation) { configuration, _ in
      configuration.nova.map(check) ?? []
    }
  }
}

extension NovaSettings {
  /// `virt_type`, or Nova's default.
  fileprivate var hypervisor: String { virtType?.value.string ?? NovaConfiguration().virtType }
}
