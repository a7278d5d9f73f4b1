internal import CPUCatalog
internal import CPUCompatibility
internal import FailureMessages
internal import LibvirtCPU
internal import Remedies
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// Statements that the log's messages prove together with the records.
  func logStatements() -> [Statement] {
    [
      twoAttempts(), unknownNameIsNotHardware(), mapWasEdited(), newerSourceMap(), ageOfTheStack(),
      definitionRequiredIt(),
    ].compactMap { $0 }
  }

  /// The features that an "Unknown CPU feature" message named.
  private var unknownNames: [String] {
    UniqueList(log.filter { $0.isOf(.unknownCPUFeature) }.flatMap(\.features)).elements
  }

  private var isWithoutColon: Bool {
    log.contains {
      $0.isOf(.unknownCPUFeature) && $0.text.lowercased().contains("internal error unknown")
    }
  }

  private func twoAttempts() -> Statement? {
    guard logged(.unacceptableCPUInfo) != nil, logged(.liveMigrationFailure) != nil
    else { return nil }
    return Statement(
      id: "log.two-attempts", certainty: .certain,
      text:
        "The two lines come from two attempts: Nova prints \"Unacceptable CPU info\" only when its pre-check "
        + "refuses, and \"Live Migration failure\" only after the pre-check passes or is disabled. Two gates refused, one "
        + "after the other.",
      settledBy: ["# compare the times and request ids of the two lines"],
      citation:
        "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination, _live_migration_operation")
  }

  private func unknownNameIsNotHardware() -> Statement? {
    guard !unknownNames.isEmpty else { return nil }
    return Statement(
      id: "libvirt.unknown-name-is-not-hardware", certainty: .certain,
      text:
        "\"\(LibvirtRefusal.unknownFeature(unknownNames[0]).words(of: .comparison))\" says nothing about the hardware: the daemon that printed it has no "
        + "feature with that name in its CPU map. Neither firmware nor a kernel parameter can change that.",
      settledBy: [],
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU")
  }

  private func mapWasEdited() -> Statement? {
    let known = unknownNames.filter(earlyMapNames.contains)
    guard let name = known.first else { return nil }
    return Statement(
      id: "libvirt.map-was-edited", certainty: .inferred,
      text:
        "Every libvirt CPU map in Martlet's tables, from 0.10.2 (2012) on, has the name \(name). So the map of the daemon "
        + "that printed the message was edited, perhaps by commenting out \(name) as a workaround, or is not "
        + "libvirt's. A daemon with such a map does not report \(name) in its host CPU either, whatever CPUID says.",
      settledBy: [
        .script("grep -rn -e \(quoted(name)) /usr/share/libvirt/cpu_map*", note: "on both hosts"),
        "if command -v dpkg > /dev/null; then dpkg -V libvirt0; else rpm -V libvirt-client libvirt-libs; fi    # a 5 before the map's path means edited",
      ],
      citation:
        "libvirt 0.10.2 src/cpu/cpu_map.xml; 7.0.0, 9.0.0 and 11.3.0 src/cpu_map; the workaround is known "
        + "from Red Hat bug 1867127")
  }

  private func newerSourceMap() -> Statement? {
    let names = unknownNames.filter { !earlyMapNames.contains($0) }
    guard let name = names.first else { return nil }
    return Statement(
      id: "libvirt.map-lacks-name", certainty: .inferred,
      text:
        "libvirt's CPU map gained the name \(name) later, or a distribution uses another name: the daemon "
        + "that printed the message is older than the one that sent the CPU, or has different patches.",
      settledBy: [
        "virsh version    # on both hosts",
        .script("grep -rn -e \(quoted(name)) /usr/share/libvirt/cpu_map*", note: "on both hosts"),
      ],
      citation: "Red Hat bug 1867127 (arch-facilities and arch-capabilities)")
  }

  /// Whether the stack seems to be older than Nova 2015.1.
  var seemsOld: Bool { ageOfTheStack() != nil }

  private func ageOfTheStack() -> Statement? {
    guard case .extras? = from.reference?.listing, from.reference?.point == .novaCPUInfo else { return nil }
    var signs = ["the lists hold extras only"]
    if from.topology["cells"] == nil, !from.topology.isEmpty { signs.append("the topology has no cells") }
    if isWithoutColon { signs.append("libvirt writes \"internal error\" without a colon") }
    guard signs.count > 1 else { return nil }
    return Statement(
      id: "nova.age", certainty: .inferred,
      text:
        "The stack is old: \(listed(signs)). This points to Nova from about Havana to Liberty, on libvirt 0.10 to "
        + "1.1. Workarounds from later Nova (skip_cpu_compare_on_dest, from 25.1 and 26) do not exist there.",
      settledBy: ["nova-manage version", "virsh version    # on both hosts"],
      citation:
        "nova nova/virt/libvirt/driver.py, get_cpu_info (baselineCPU with EXPAND_FEATURES needs libvirt 1.1.3; "
        + "cells from 12.0.0); libvirt src/util/virerror.c")
  }

  private func definitionRequiredIt() -> Statement? {
    guard isWithoutColon, let name = unknownNames.first, logged(.liveMigrationFailure) != nil
    else { return nil }
    return Statement(
      id: "libvirt.definition-required-it", certainty: .inferred,
      text:
        "A libvirt of that age expanded host-model from CPUID, not from what QEMU can "
        + "offer. So the migrated definition itself required \(name). This is why the destination "
        + "names it, although the guest never saw it.",
      settledBy: [
        "virsh dumpxml --update-cpu GUEST    # on the source",
        "grep -e -cpu /var/log/libvirt/qemu/GUEST.log    # on the source",
      ],
      citation: "libvirt 0.10 to 2.x src/cpu/cpu_x86.c, x86UpdateHostModel")
  }
}
