internal import CPUCompatibility

extension VerdictRule {
  /// Logical CPUs, NUMA nodes and huge pages that the definition binds the guest to.
  static let resourceRules: [VerdictRule] = [
    VerdictRule(
      "host.pinned-cpus", .libvirt, .blocks,
      "A pin of the definition names only logical CPUs beyond the host's highest",
      citation: "libvirt 9.0.0 src/util/virprocess.c, virProcessSetAffinity",
      RuleShape(.holds(.exceeds(.highestPin, .highestCPU))),
      explain: { pair in
        guard let most = pair.host.resources?.cpus.max(),
          let pin = pair.guest.machine?.pins.first(where: { pin in pin.min().map { $0 > most } ?? false })
        else { return [] }
        return [.missingResources(.init(cpus: pin.sorted()))]
      }),
    VerdictRule(
      "host.pinned-cpus", .libvirt, .warns,
      "A pin of the definition names logical CPUs beyond the host's highest, besides others",
      citation: theTuning,
      RuleShape(
        .holds(.exceeds(.highestCPU, .highestCPU)), .none([.exceeds(.highestPin, .highestCPU)])),
      explain: { pair in
        guard let pins = pair.guest.machine?.pins, let here = pair.host.resources?.cpus,
          let most = here.max()
        else { return [] }
        let missing = pins.reduce(into: Set<Int>()) { $0.formUnion($1.filter { $0 > most }) }
        guard !missing.isEmpty, !pins.contains(where: { pin in pin.min().map { $0 > most } ?? false }) else {
          return []
        }
        return [.missingResources(.init(cpus: missing.sorted()))]
      }),
    VerdictRule(
      "host.numa-nodes", .libvirt, .blocks,
      "The definition binds the guest to NUMA nodes beyond the host's highest",
      citation: "libvirt 9.0.0 src/util/virnuma.c, virNumaNodesetIsAvailable",
      RuleShape(.holds(.exceeds(.highestNode, .highestNode))),
      explain: { pair in
        guard let wanted = pair.guest.machine?.boundNodes, let here = pair.host.resources?.nodes,
          let most = here.max(), wanted.contains(where: { $0 > most })
        else { return [] }
        return [.missingResources(.init(nodes: wanted.subtracting(here).sorted()))]
      }),
    VerdictRule(
      "host.huge-pages", .libvirt, .blocks,
      "The host has no huge pages of the size that the definition asks for",
      citation: "libvirt 9.0.0 src/qemu/qemu_conf.c, qemuGetDomainHupageMemPath",
      RuleShape(.holds(.shares(.pageSizes, .lackingPages))),
      explain: { pair in
        guard let wanted = pair.guest.machine?.hugePageSizes, let here = pair.host.resources?.pageSizes,
          !here.isEmpty
        else { return [] }
        let missing = VerdictFacts.pageSizes.filter { wanted.contains($0) && !here.contains($0) }
        return missing.isEmpty ? [] : [.missingResources(.init(pageSizes: missing))]
      }),
    VerdictRule(
      "gap.pinned-cpus", .libvirt, nil, "Whether the host has the logical CPUs that the definition names",
      citation: theRecords,
      RuleShape(.guest(.pinned), .host(.untoldCPUList)),
      explain: { pair in
        guard let pins = pair.guest.machine?.pins, pair.host.resources?.cpus.isEmpty ?? true else {
          return []
        }
        let wanted = pins.reduce(into: Set<Int>()) { $0.formUnion($1) }
        guard !wanted.isEmpty else { return [] }
        return [.uncheckedResources(.init(cpus: wanted.sorted()))]
      }),
    VerdictRule(
      "gap.numa-nodes", .libvirt, nil, "Whether the host has the NUMA nodes that the definition names",
      citation: theRecords,
      RuleShape(.guest(.bound), .host(.untoldNodes)),
      explain: { pair in
        guard let wanted = pair.guest.machine?.boundNodes, !wanted.isEmpty,
          pair.host.resources?.nodes.isEmpty ?? true
        else { return [] }
        return [.uncheckedResources(.init(nodes: wanted.sorted()))]
      }),
  ]

  private static let theTuning = "libvirt 9.0.0 docs/formatdomain.rst, CPU Tuning"
}
