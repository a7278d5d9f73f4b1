internal import CPUCatalog
internal import LibvirtCPU

/// Rules on the names of features and models.
enum NameRules {
  static let all: [LintRule] = [
    featureUnknown, featureForeign, featureNotInMap, modelUnknown, modelNotInMap, modelNewer,
  ]

  /// How many wrong names of a document are held against all others.
  private static let guessLimit = 20

  private static let featureUnknown = LintRule(
    "feature-unknown", .error, "No CPU map, kernel or QEMU knows the feature",
    citation:
      "libvirt src/cpu/cpu_x86.c, x86ModelFromCPU (unknown CPU feature); qemu 10.0 target/i386/cpu.c, x86_cpu_expand_features (Property not found)"
  ) { configuration, names in
    var guesses = guessLimit
    return wishes(configuration).compactMap { wish, cpu in
      guard case .unknown = names.verdict(wish, in: cpu.dialect) else { return nil }
      guesses -= 1
      let nearest = guesses >= 0 ? names.nearestFeatures(to: wish.name.text, in: cpu.dialect) : []
      let name = wish.name.text
      let who =
        switch cpu.dialect {
        case .libvirt: "no CPU map and no QEMU knows the feature \(name)"
        case .qemu: "QEMU has no CPU property \(name)"
        case .host: "no host can have \(name): neither libvirt nor the kernel has such a name"
        }
      return LintRule.Draft(
        position: wish.name.position, name: name, message: who, suggestions: nearest)
    }
  }

  private static let featureForeign = LintRule(
    "feature-foreign-name", .error, "The name belongs to another system",
    citation:
      "libvirt src/cpu_map/x86_features.xml; qemu 10.0 target/i386/cpu.c, feature_word_info and x86_cpu_initfn"
  ) { configuration, names in
    wishes(configuration).compactMap { wish, cpu in
      guard case .foreign(let feature, let right) = names.verdict(wish, in: cpu.dialect) else { return nil }
      let name = wish.name.text
      let system = cpu.dialect == .qemu ? "QEMU" : "libvirt"
      let message =
        right.map { "\(system) does not know \(name); it calls that feature \($0)" }
        ?? "\(system) has no name for \(name), which is \(feature.location)"
      return LintRule.Draft(
        position: wish.name.position, name: name, message: message, suggestions: right.map { [$0] } ?? [])
    }
  }

  private static let featureNotInMap = LintRule(
    "feature-not-in-map", .undetermined,
    "The CPU map in use lacks the feature; another map may have it",
    citation: "libvirt src/cpu_map/x86_features.xml, which grows with each release"
  ) { configuration, names in
    wishes(configuration).compactMap { wish, cpu in
      guard case .notInMap = names.verdict(wish, in: cpu.dialect) else { return nil }
      return LintRule.Draft(
        position: wish.name.position, name: wish.name.text,
        message:
          "the \(names.mapTitle) has no feature \(wish.name.text); to check against the hosts' libvirt, give its map with --cpu-map"
      )
    }
  }

  private static let modelUnknown = LintRule(
    "model-unknown", .error, "No CPU map and no QEMU knows the model",
    citation:
      "libvirt src/cpu/cpu_x86.c, x86ModelFromCPU (Unknown CPU model); qemu 7.2 cpu.c, parse_cpu_option (unable to find CPU model)"
  ) { configuration, names in
    var guesses = guessLimit
    return models(configuration).compactMap { model, cpu in
      guard names.map.model(named: model.text) == nil, !isQEMUs(model.text, cpu.dialect),
        QEMUModelNames.removed[model.text] == nil, !names.isNewer(model: model.text)
      else { return nil }
      guesses -= 1
      return LintRule.Draft(
        position: model.position, name: model.text,
        message: model.text.isEmpty
          ? "the name of the model is empty" : "no CPU map and no QEMU knows the model \(model.text)",
        suggestions: guesses >= 0 ? names.nearestModels(to: model.text) : [])
    }
  }

  private static let modelNotInMap = LintRule(
    "model-not-in-map", .undetermined, "QEMU has the model, but the CPU map in use lacks it",
    citation: "libvirt src/cpu_map/index.xml, which grows with each release"
  ) { configuration, names in
    models(configuration).compactMap { model, cpu in
      guard cpu.dialect != .qemu, names.map.model(named: model.text) == nil,
        isQEMUs(model.text, cpu.dialect), QEMUModelNames.removed[model.text] == nil
      else { return nil }
      return LintRule.Draft(
        position: model.position, name: model.text,
        message:
          "the \(names.mapTitle) has no model \(model.text)\(firstMap(with: model.text)); to check against the hosts' libvirt, give its map with --cpu-map"
      )
    }
  }

  private static let modelNewer = LintRule(
    "model-newer", .undetermined, "The name is newer than Martlet's tables of QEMU and libvirt",
    citation: "qemu 7.2, 10.0 and 11.1, query-cpu-definitions, which grows with each release"
  ) { configuration, names in
    models(configuration).compactMap { model, cpu in
      guard names.map.model(named: model.text) == nil, !isQEMUs(model.text, cpu.dialect),
        QEMUModelNames.removed[model.text] == nil, names.isNewer(model: model.text)
      else { return nil }
      return LintRule.Draft(
        position: model.position, name: model.text,
        message:
          "\(model.text) is newer than Martlet's tables (\(QEMUModelTable.standard.title), CPU map of libvirt \(CPUMap.newestBuiltin.libvirtVersion)): "
          + "it is unknown whether the hosts' QEMU has it")
    }
  }

  /// The first of Martlet's own maps that has a model, in words; empty if none has.
  private static func firstMap(with model: String) -> String {
    let version = CPUMap.builtinVersions.first { CPUMap.builtin(for: $0).model(named: model) != nil }
    return version.map { " (the map of libvirt \($0) has it)" } ?? ""
  }

  /// Whether QEMU, or a later libvirt, has a model that can be named in a dialect: libvirt has modes in the place of host and max.
  private static func isQEMUs(_ model: String, _ dialect: NameDialect) -> Bool {
    if dialect == .qemu { return QEMUModelNames.contains(model) }
    return QEMUModelNames.contains(model) && !QEMUModelNames.others.contains(model)
      || CPUMap.newestBuiltin.model(named: model) != nil
  }

  private static func wishes(_ configuration: ParsedConfiguration) -> [(ConfiguredCPU.Wish, ConfiguredCPU)] {
    configuration.cpus.flatMap { cpu in cpu.wishes.map { ($0, cpu) } }
      .filter { !isPlaceholder($0.0.name.text) }
  }

  private static func models(_ configuration: ParsedConfiguration) -> [(Word, ConfiguredCPU)] {
    configuration.cpus.flatMap { cpu in cpu.models.map { ($0, cpu) } }.filter { !isPlaceholder($0.0.text) }
  }
}
