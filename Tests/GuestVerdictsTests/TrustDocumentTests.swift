import CPUCatalog
import Foundation
import GuestVerdicts
import Testing

/// `Documentation/trust.md` says what verdicts check and what they do not; `RECORD_SNAPSHOTS=1` writes it, in a run that fails.
extension VerdictRulesDocumentTests {
  /// The subjects of rules, each with the beginnings of their identifiers.
  private static let subjects: [(title: String, prefixes: [String])] = [
    (
      "CPU features and the vendor",
      ["cpu.", "guest.not-expanded", "guest.never-seen", "guest.left-out", "gap.vendor", "host.mixed"]
    ),
    ("What libvirt checks", ["libvirt.", "gap.definition"]),
    (
      "State of the CPU: XSAVE, MSRs, nested guests",
      ["state.", "nested.", "gap.state", "gap.registers", "host.unknown-msrs"]
    ),
    ("Physical addresses", ["address.", "gap.address"]), ("Clocks", ["clock.", "gap.counter"]),
    ("Performance counters", ["pmu.", "gap.pmu"]),
    ("Interfaces of Hyper-V and KVM", ["hyperv.", "hypervisor.interfaces", "gap.hyperv", "gap.interfaces"]),
    ("Guests with their host's CPU", ["passthrough.", "gap.leaves", "gap.identity", "gap.caches"]),
    (
      "Machine types, QEMU and KVM",
      [
        "machine.", "guest.machine-type", "hypervisor.", "gap.machine", "gap.cpus", "gap.apic",
        "gap.emulator",
      ]
    ),
    ("Devices, disks, memory and snapshots", ["move.", "gap."]),
    ("Logical CPUs, NUMA nodes and huge pages", ["host."]), ("The operator's policy", ["policy."]),
  ]

  /// What no rule checks.
  private static let beyond = [
    "Whether the destination has free memory, disk space and CPU time for the guest.",
    "Networks: bridges, VLANs, security groups and whether the hosts reach each other. `martlet migrate` asks the daemons only for each other's answers.",
    "Whether a disk has the same contents at both ends, and whether its lock can move.",
    "How long the copy takes, and whether a busy guest converges ([migrate](migrate.md)).",
    "Labels of SELinux and AppArmor, certificates, secrets and hooks of libvirt.",
    "Firmware files: whether they are the same version at both ends.",
    "Options of the move itself, such as copied storage, post-copy or TLS; `martlet migrate` checks its own.",
    "What `<qemu:commandline>` adds: a verdict only lists it as not checked.",
    "Devices that QEMU has and libvirt does not.",
    "Dies, clusters and caches of the guest's own topology: QEMU makes them up alike on every host. Only the APIC numbers that follow are checked.",
    "Programs in the guest: licences bound to hardware, and code that reads CPUID once and never again.",
    "What a manager refuses for its own reasons, such as quotas, affinity or a host that is powered off. `--stack` adds Nova's CPU checks.",
    "Features and versions that the tables do not know; `judgedBy` and `newer` say which those are.",
  ]

  @Test func thePageOfTrustIsUpToDate() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/trust.md").path
    var text = """
      # What a verdict checks

      A verdict of `martlet check`, and of the preflight of `martlet migrate`, compares one guest with one host. It rests on the records that you
      give. *Runs* means that no rule below holds. What concerns the guest and has no evidence is listed by name under "not checked"; it never
      becomes a reason, and it never counts as checked.

      - The guest's own record goes first: a definition with `check='full'`, as `virsh dumpxml` prints for a running guest, says what QEMU gave it.
        Without one, `--from` names the host that the guest runs on. CPUID read in the guest, or its fingerprint, given beside that host's record, goes
        before what KVM there is said or predicted to give.
      - Refusals of a running guest come from the host that it runs on. Their versions are those of `--from`.
      - A cold start has fewer obstacles than a move. The rules `move.…` concern running guests.

      [The table of rules](verdict-rules.md) has every rule with its source. The expectations of the scenarios in
      `Tests/GuestVerdictsTests/Scenarios` were derived from the same sources.

      """
    var placed: Set<String> = []
    for (title, prefixes) in Self.subjects {
      let rules = VerdictRule.all.filter { rule in
        !placed.contains(rule.header.id) && prefixes.contains { rule.header.id.hasPrefix($0) }
      }
      text += "\n## \(title)\n\n"
      for (heading, members) in [
        ("Checked", rules.filter { $0.weight != nil }),
        ("Not checked without evidence", rules.filter { $0.weight == nil }),
      ] where !members.isEmpty {
        text += "**\(heading)**\n\n"
        for rule in members {
          text +=
            "- \(rule.header.title)"
            + (rule.weight.map { " (*\($0.rawValue)*, `\(rule.header.id)`)" } ?? " (`\(rule.header.id)`)")
            + "\n"
        }
        text += "\n"
      }
      if text.hasSuffix("\n\n") { text.removeLast() }
      placed.formUnion(rules.map(\.header.id))
    }
    text += "\n## What no verdict checks\n\n" + Self.beyond.map { "- \($0)\n" }.joined()
    let unplaced = Set(VerdictRule.all.map(\.header.id)).subtracting(placed)
    #expect(unplaced.isEmpty, "rules without a subject: \(unplaced.sorted())")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/trust.md was rewritten")
      return
    }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter VerdictRulesDocumentTests")
  }
}
