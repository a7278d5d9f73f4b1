internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts

/// Rules on what besides the CPU stops a guest, by the rules of verdicts.
enum ObstacleRules {
  static let all: [LintRule] = [
    rule(
      "cannot-move", .error, "Something besides the CPU never moves to another host while the guest runs",
      .always),
    rule(
      "moves-sometimes", .warning,
      "Something besides the CPU moves only with some versions of libvirt or QEMU, or changes with the move",
      .sometimes),
    rule(
      "moves-if", .note, "Whether something besides the CPU moves depends on what a definition does not show",
      .open),
  ]

  private static func rule(
    _ id: String, _ severity: LintSeverity, _ title: String, _ certainty: ObstacleFate.Certainty
  ) -> LintRule {
    LintRule(id, severity, title, citation: "each finding's source (martlet check, rules move.… and gap.…)") {
      configuration, _ in
      configuration.obstacles.compactMap { found in
        guard let fate = ObstacleFate(of: found.obstacle), fate.certainty == certainty,
          !Self.usual.contains(found.obstacle)
        else { return nil }
        let subjects = found.subjects.isEmpty ? "" : " (\(found.subjects.joined(separator: ", ")))"
        let titles = fate.rules.map(\.title.loweringInitial).joined(separator: "; ")
        return LintRule.Draft(
          position: found.position, name: found.obstacle.rawValue,
          message: (certainty == .open ? "a definition does not show \(titles)" : titles) + subjects,
          citation: fate.rules.map(\.citation).joined(separator: "; "))
      }
    }
  }

  /// What almost every guest has, and a definition alone does not make right or wrong.
  private static let usual: Set<GuestObstacle> = [.hostDisk, .firmware, .hugePages]
}

extension String {
  /// The text as the middle of a sentence: names such as QEMU keep their capitals.
  fileprivate var loweringInitial: String {
    let second = dropFirst().first
    return second.map { $0.isLowercase || $0 == " " } ?? true ? prefix(1).lowercased() + dropFirst() : self
  }
}
