/// Rules on nova.conf.
enum NovaRules {
  static let all: [LintRule] = [
    modelsWithoutCustom, customWithoutModels, modeUnknown, modeWithoutKVM, oldName, signs, misplaced,
  ]

  private static let check = "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"

  private static let modelsWithoutCustom = rule(
    "nova-models-without-custom", .error, "cpu_models is set, and cpu_mode is not custom",
    citation: "\(check): from 20.0.0 on nova-compute does not start"
  ) { settings in
    guard let models = settings.models ?? settings.model, settings.mode?.value.string != "custom" else {
      return []
    }
    let mode = settings.mode.map { "is \($0.value.string)" } ?? "is not set, which means host-model"
    return [
      LintRule.Draft(
        position: models.position, name: settings.models == nil ? "cpu_model" : "cpu_models",
        message:
          "models are named and cpu_mode \(mode): Nova before 20.0.0 ignores them, later nova-compute does not start",
        suggestions: ["cpu_mode = custom"])
    ]
  }

  private static let customWithoutModels = rule(
    "nova-custom-without-models", .error, "cpu_mode is custom, and no model is named", citation: check
  ) { settings in
    guard let mode = settings.mode, mode.value.string == "custom" else { return [] }
    let models = (settings.models ?? settings.model)?.value.split(on: ",").filter { !$0.trimmed.isEmpty }
    guard models?.isEmpty ?? true else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: "cpu_mode",
        message: "cpu_mode = custom wants cpu_models: nova-compute does not start")
    ]
  }

  private static let modeUnknown = rule(
    "nova-mode-unknown", .error, "cpu_mode is none of Nova's", citation: "nova nova/conf/libvirt.py, cpu_mode"
  ) { settings in
    let modes = ["custom", "host-model", "host-passthrough", "none"]
    guard let mode = settings.mode, !modes.contains(mode.value.string), !isPlaceholder(mode.value.string)
    else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: mode.value.string,
        message: "\(mode.value.string) is no cpu_mode: \(modes.joined(separator: ", "))")
    ]
  }

  private static let modeWithoutKVM = rule(
    "nova-mode-without-kvm", .error, "cpu_mode is set for a hypervisor that takes none", citation: check
  ) { settings in
    guard let type = settings.virtType, let mode = settings.mode, mode.value.string != "none",
      !["kvm", "qemu"].contains(type.value.string), !isPlaceholder(type.value.string)
    else { return [] }
    return [
      LintRule.Draft(
        position: mode.position, name: "cpu_mode",
        message:
          "virt_type = \(type.value.string) takes no cpu_mode: from Nova 20.0.0 on nova-compute does not start"
      )
    ]
  }

  private static let oldName = rule(
    "nova-cpu-model-renamed", .warning, "cpu_model is the name of cpu_models before Nova 20.0.0",
    citation: "nova nova/conf/libvirt.py, cpu_models (deprecated name cpu_model)"
  ) { settings in
    guard let model = settings.model else { return [] }
    return [
      LintRule.Draft(
        position: model.position, name: "cpu_model",
        message: settings.models == nil
          ? "cpu_model is called cpu_models from Nova 20.0.0 on; the old name is still read"
          : "cpu_model is the old name of cpu_models, which is set too",
        suggestions: ["cpu_models"])
    ]
  }

  private static let signs = LintRule(
    "nova-flag-signs", .note, "Signs in cpu_model_extra_flags are understood from Nova 23.0.0 on",
    citation: "nova release note 23.0.0, cpu_model_extra_flags; nova nova/conf/libvirt.py"
  ) { configuration, _ in
    guard configuration.nova != nil,
      let signed = configuration.cpus.flatMap(\.wishes).first(where: { $0.form == .signed })
    else { return [] }
    return [
      LintRule.Draft(
        position: signed.name.position, name: signed.name.text,
        message: "flags with + or - are understood from Nova 23.0.0 on")
    ]
  }

  private static let misplaced = rule(
    "nova-key-misplaced", .warning, "A setting of CPUs is not in [libvirt], where Nova looks for it",
    citation: "nova nova/conf/libvirt.py, libvirt_group"
  ) { settings in
    settings.misplaced.map {
      LintRule.Draft(
        position: $0.key.position, name: $0.key.text,
        message: "\($0.key.text) is in [\($0.section)], and Nova reads it in [libvirt] only")
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
