/// A log that was given with the incident.
public struct LogText: Sendable {
  /// Its name.
  public var name: String
  /// Its bytes; what is not UTF-8 is data like any other.
  public var bytes: [UInt8]

  /// A log of the given bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A message that is recognised in logs.
struct LogRule: Sendable {
  /// A stable identifier, the printing component first.
  let id: String
  /// The literal that a line must hold, in lower case.
  let literal: String
  /// Which component prints it, and where.
  let printedBy: String
  /// What it proves; `{name}` stands for the feature's name.
  let proves: String
  /// What it does not prove.
  let doesNotProve: String
  /// Where the facts are from.
  let citation: String
  /// Whether a feature's name follows the literal.
  let namesFeature: Bool

  static let novaUnacceptable = LogRule(
    id: "nova.unacceptable-cpu-info", literal: "cpu doesn't have compatibility",
    printedBy: "Nova's pre-check (nova-compute on the destination), before anything is moved",
    proves:
      "libvirt on the destination, asked by Nova, found the CPU that Nova sent it incompatible. Nova sends "
      + "the whole CPU of the source host for host-model and host-passthrough guests, and before 2015.1 (Kilo) "
      + "for all guests.",
    doesNotProve:
      "It names no feature, because Nova does not ask libvirt for the reason; and it does not show that "
      + "the guest uses, or was ever shown, what is missing.",
    citation: "nova nova/virt/libvirt/driver.py, _compare_cpu and check_can_live_migrate_destination",
    namesFeature: false)

  static let unknownFeature = LogRule(
    id: "libvirt.unknown-cpu-feature", literal: "unknown cpu feature",
    printedBy: "libvirt's x86 CPU driver",
    proves:
      "The CPU map that this libvirt daemon loaded has no feature of the name {name}, and a CPU that it was "
      + "given asks for {name} by name.",
    doesNotProve:
      "It says nothing of the hardware: the name is looked up in the map before any CPU is compared.",
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU; message of VIR_ERR_INTERNAL_ERROR",
    namesFeature: true)

  static let liveMigrationFailure = LogRule(
    id: "nova.live-migration-failure", literal: "live migration failure:",
    printedBy: "nova-compute on the source, while libvirt migrates",
    proves:
      "In this attempt Nova's pre-check had passed (or was switched off): the line is logged only after it. "
      + "The text behind it is libvirt's.",
    doesNotProve:
      "It does not say which daemon libvirt's text is from: the source's libvirt passes on what the "
      + "destination answers.",
    citation: "nova nova/virt/libvirt/driver.py, _live_migration_operation",
    namesFeature: false)

  static let all = [novaUnacceptable, liveMigrationFailure, unknownFeature]
}

extension LogFinding {
  /// What the rules find in the logs: each message once per feature, in order of first appearance.
  public static func find(in logs: [LogText]) -> [LogFinding] {
    var findings: [LogFinding] = []
    for log in logs {
      for (index, bytes) in log.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .enumerated()
      {
        let line = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
        let lowered = line.lowercased()
        for rule in LogRule.all {
          guard let features = rule.match(lowered) else { continue }
          if let known = findings.firstIndex(where: {
            $0.id == rule.id && $0.features == features && $0.log == log.name
          }) {
            findings[known].count += 1
            continue
          }
          findings.append(rule.finding(log: log.name, line: index + 1, text: line, features: features))
        }
      }
    }
    return findings
  }
}

extension LogRule {
  /// The names in a line that the rule matches; nil if it does not match.
  fileprivate func match(_ line: String) -> [String]? {
    guard let range = line.firstRange(of: literal) else { return nil }
    guard namesFeature else { return [] }
    let name = line[range.upperBound...].drop { " :'\"".contains($0) }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    var trimmed = name
    while let last = trimmed.last, ".-".contains(last) { trimmed.removeLast() }
    return trimmed.isEmpty ? nil : [String(trimmed)]
  }

  fileprivate func finding(log: String, line: Int, text: String, features: [String]) -> LogFinding {
    let name = features.first ?? ""
    return LogFinding(
      id: id, log: log, line: line, count: 1, text: String(text.prefix(400)), features: features,
      printedBy: printedBy, proves: proves.replacing("{name}", with: name), doesNotProve: doesNotProve,
      citation: citation)
  }
}
