internal import LibvirtCPU

/// The CPU that is compared on the destination, or why it is not known.
enum ComparedCPU {
  case known(CPUDefinition, NovaCheck.Subject)
  case unknown(String)
}

extension NovaQuestion {
  /// Which CPU Nova hands to the destination's libvirt.
  ///
  /// - SeeAlso: nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination, _cpu_config_to_vcpu_model.
  func comparedCPU() -> ComparedCPU {
    guard release.comparesGuests, !guestFollowsHost else { return sourceHostCPU() }
    guard let configuration = sourceConfiguration else {
      return .unknown(
        "Nova compares the guest or the whole source host, depending on cpu_mode of \(source.name), which is unknown"
      )
    }
    guard configuration.effectiveMode == .custom else { return sourceHostCPU() }
    return rememberedCPU(configuration)
  }

  /// Whether the guest's own definition says that its CPU is the host's, so that Nova remembers no model of it.
  private var guestFollowsHost: Bool {
    switch guest?.mode {
    case .hostModel, .hostPassthrough, .maximum: true
    case .custom, nil: false
    }
  }

  /// The source host's CPU as Nova keeps it in `cpu_info`: the model, all features, none of the rest.
  private func sourceHostCPU() -> ComparedCPU {
    guard let host = source.cpu else {
      return .unknown("the CPU of \(source.name) (its capabilities, or Nova's cpu_info) is unknown")
    }
    let map = sourceMap ?? map
    guard let expanded = try? map.expandingFeatures(of: host) else {
      return .unknown(
        "the CPU of \(source.name) is a \(host.model ?? "CPU without a model"), which is not in its map")
    }
    var cpu = CPUDefinition(.host)
    cpu.architecture = host.architecture ?? "x86_64"
    cpu.model = host.model
    cpu.vendor = host.vendor
    cpu.topology = host.topology
    cpu.features = expanded.features.filter { $0.policy != .disable }.map { .init($0.name) }
    return .known(cpu, .sourceHost)
  }

  /// The model and flags that Nova stored when it started the guest.
  private func rememberedCPU(_ configuration: NovaConfiguration) -> ComparedCPU {
    let models = configuration.cpuModels.map { spelling(of: $0, in: sourceMap ?? map) ?? $0 }
    guard let first = models.first else {
      return .unknown("cpu_mode of \(source.name) is custom, but no model is named")
    }
    var model = first
    if release.hasSeveralModels, models.count > 1 {
      guard let own = guest?.model, models.contains(own) else {
        return .unknown(
          "cpu_models names \(models.count) models, and it is unknown which one the guest has")
      }
      model = own
    }
    return .known(guestCPU(model, flags: configuration.extraFlags), .guest)
  }

  /// A guest's CPU as Nova writes it: a model, and flags sorted by name.
  func guestCPU(_ model: String, flags: [String]) -> CPUDefinition {
    var cpu = CPUDefinition(.guest)
    cpu.model = model
    guard release.hasExtraFlags else { return cpu }
    for flag in flags.map({ $0.lowercased() }) {
      let (name, policy) = feature(of: flag)
      cpu.addIfMissing(name, policy)
    }
    cpu.features.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return cpu
  }

  /// A flag's feature; every leading sign is dropped.
  ///
  /// - SeeAlso: nova nova/virt/libvirt/driver.py, _prepare_cpu_flag.
  private func feature(of flag: String) -> (String, CPUDefinition.Policy) {
    guard release.hasFlagSigns else { return (flag, .require) }
    return flag.hasPrefix("-")
      ? (String(flag.drop { $0 == "-" }), .disable) : (String(flag.drop { $0 == "+" }), .require)
  }

  /// A configured model as the map spells it; nil if the map does not have it.
  ///
  /// - SeeAlso: nova nova/virt/libvirt/driver.py, _get_cpu_model_mapping.
  func spelling(of model: String, in map: CPUMap) -> String? {
    guard release.hasSeveralModels else { return model }
    let wanted = model.lowercased()
    return map.models.last { $0.name.lowercased() == wanted }?.name
  }
}
