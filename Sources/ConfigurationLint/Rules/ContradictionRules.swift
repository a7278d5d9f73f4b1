internal import CPUCatalog
internal import LibvirtCPU

/// Rules on features that contradict each other or the model.
enum ContradictionRules {
  static let all: [LintRule] = [bothWays, twice, dependencyOff, otherVendor, mixedSyntax, deprecatedFeatures]

  private static let deprecatedFeatures = LintRule.ofGuests(
    "deprecated-features", .warning,
    "The definition switches deprecated features, which libvirt refuses on x86 with QEMU before 10.1",
    citation:
      "libvirt 11.3.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; qemu 10.2 qapi/machine.json, CpuModelExpansionInfo"
  ) { cpu, _ in
    guard let position = cpu.deprecatedFeatures else { return [] }
    return [
      LintRule.Draft(
        position: position, name: "deprecated_features",
        message:
          "deprecated_features changes nothing on x86, and libvirt from 11.0 on refuses it with QEMU before 10.1; leave it out"
      )
    ]
  }

  private static let bothWays = LintRule.ofGuests(
    "feature-both-ways", .error, "A feature is both requested and refused",
    citation:
      "qemu 10.0 target/i386/cpu.c, x86_cpu_expand_features (minus flags win); libvirt src/conf/cpu_conf.c, virCPUDefParseXML"
  ) { cpu, names in
    repeated(cpu, names).compactMap { first, again in
      guard first.isOn != nil, again.isOn != nil, first.isOn != again.isOn else { return nil }
      return LintRule.Draft(
        position: again.name.position, name: again.name.text,
        message:
          "\(again.name.text) is \(word(again)) here and \(word(first)) in line \(first.name.position.line), column \(first.name.position.column)"
      )
    }
  }

  private static let twice = LintRule(
    "feature-twice", .warning, "A feature is listed twice",
    citation: "libvirt src/conf/cpu_conf.c, virCPUDefParseXML (CPU feature specified more than once)"
  ) { configuration, names in
    configuration.cpus.flatMap { cpu in
      repeated(cpu, names).compactMap { first, again in
        guard first.isOn == again.isOn, (first.form == .assigned) == (again.form == .assigned)
        else { return nil }
        return LintRule.Draft(
          position: again.name.position, name: again.name.text,
          message: "\(again.name.text) is listed twice"
            + (cpu.refusesRepetition ? ", which libvirt refuses" : ""))
      }
    }
  }

  private static let dependencyOff = LintRule.ofGuests(
    "dependency-off", .warning, "A feature is requested, but one it needs is refused",
    citation: "the catalogue's dependencies (martlet explain FEATURE)"
  ) { cpu, names in
    let wishes = cpu.wishes.map { ($0, names.feature($0, in: cpu.dialect)) }
    let off = Dictionary(
      wishes.filter { $0.0.isOn == false }.compactMap { pair in pair.1.map { ($0.index, pair.0) } },
      uniquingKeysWith: { first, _ in first })
    guard !off.isEmpty else { return [] }
    return wishes.compactMap { wish, feature in
      guard wish.isOn == true, let feature, off[feature.index] == nil else { return nil }
      var reached: Set<Int> = [feature.index]
      var pending = [feature.index]
      while let next = pending.popLast() {
        if let refused = off[next] {
          return LintRule.Draft(
            position: wish.name.position, name: wish.name.text,
            message:
              "\(wish.name.text) needs \(refused.name.text), which is disabled in line \(refused.name.position.line), column \(refused.name.position.column)",
            citation: names.catalog.article(of: feature).needsCitation)
        }
        for need in names.catalog.needs(of: names.catalog.features[next]) where reached.insert(need).inserted
        {
          pending.append(need)
        }
      }
      return nil
    }
  }

  private static let otherVendor = LintRule.ofGuests(
    "feature-of-other-vendor", .warning, "A requested feature does not exist on CPUs from the model's vendor",
    citation: "Intel SDM vol. 2A, CPUID, leaf 01H; AMD APM vol. 3, appendix E, Fn8000_0001_ECX"
  ) { cpu, names in
    let vendors = Set(cpu.models.compactMap { names.model($0.text).flatMap(names.map.vendor(of:))?.name })
    guard vendors.count == 1, let vendor = vendors.first else { return [] }
    return cpu.wishes.compactMap { wish in
      guard wish.isOn == true, let name = names.feature(wish, in: cpu.dialect)?.name else { return nil }
      let isIntels = name == "vmx" || name.hasPrefix("vmx-")
      guard vendor == "Intel" ? name == "svm" : isIntels else { return nil }
      return LintRule.Draft(
        position: wish.name.position, name: wish.name.text,
        message: "no \(vendor) CPU has \(wish.name.text), and the model is \(vendor)'s",
        suggestions: isIntels && name == "vmx" ? ["svm"] : name == "svm" ? ["vmx"] : [])
    }
  }

  private static let mixedSyntax = LintRule.ofGuests(
    "qemu-mixed-syntax", .warning, "A feature is given with both a sign and =, which QEMU plans to drop",
    citation: "qemu 10.0 target/i386/cpu.c, x86_cpu_parse_featurestr (Ambiguous CPU model string)"
  ) { cpu, names in
    repeated(cpu, names).compactMap { first, again in
      guard cpu.dialect == .qemu, first.isOn == again.isOn,
        (first.form == .assigned) != (again.form == .assigned)
      else { return nil }
      return LintRule.Draft(
        position: again.name.position, name: again.name.text,
        message: "\(again.name.text) is given with both a sign and =; the sign always wins")
    }
  }

  /// Wishes that name the feature of an earlier one, with that.
  private static func repeated(
    _ cpu: ConfiguredCPU, _ names: Vocabulary
  ) -> [(first: ConfiguredCPU.Wish, again: ConfiguredCPU.Wish)] {
    var seen: [String: ConfiguredCPU.Wish] = [:]
    var found: [(ConfiguredCPU.Wish, ConfiguredCPU.Wish)] = []
    for wish in cpu.wishes {
      let name = names.feature(wish, in: cpu.dialect)?.name ?? wish.name.text
      if let first = seen[name] { found.append((first, wish)) } else { seen[name] = wish }
    }
    return found
  }

  private static func word(_ wish: ConfiguredCPU.Wish) -> String {
    wish.isOn == true ? "asked for" : "refused"
  }
}
