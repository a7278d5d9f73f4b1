package import Remedies

/// Every remedy on every platform: where it was carried out with the commands of that platform, or why it was not.
package enum RemedyTrials {
  /// The platforms by the words of `--platform`, those of containers above the system that they mostly run on.
  package static let platforms = [
    "debian", "ubuntu", "proxmox", "rhel", "suse", "arch", "kolla,ubuntu", "tripleo", "rhoso",
  ]

  /// The trial of a remedy on a platform.
  ///
  /// What was carried out on Debian counts for a platform on which every step is the same, word for word.
  ///
  /// - Parameter word: One of `platforms`.
  package static func trial(of kind: RemedyKind, on word: String) -> Trial {
    guard let platform = Platform(argument: word), let debian = Platform(argument: "debian") else {
      return .not(.notProposed)
    }
    let samples = EveryRemedy.all.filter { $0.kind == kind }
    // A kind that no sample has yet is judged by itself: what it is about is the same everywhere.
    guard samples.isEmpty || samples.contains(where: { $0.applies(to: platform) }) else {
      return .not(.notProposed)
    }
    let trial = kind.trial
    guard trial.reason == nil else { return trial }
    let isSame = samples.allSatisfy { remedy in
      !remedy.applies(to: platform) || lines(remedy, platform) == lines(remedy, debian)
    }
    return isSame ? trial : .not(.system)
  }

  /// All trials, by kind and then by platform.
  package static let all: [(kind: RemedyKind, trials: [Trial])] = RemedyKind.allCases.map { kind in
    (kind, platforms.map { trial(of: kind, on: $0) })
  }

  /// How many remedies were carried out on a platform in every run, and how many in the lab; and why the others were not, most first.
  package static func counts(
    on word: String
  ) -> (tests: Int, lab: Int, reasons: [(reason: Trial.Reason, count: Int)]) {
    let trials = platforms.firstIndex(of: word).map { place in all.map { $0.trials[place] } } ?? []
    let reasons = Trial.Reason.allCases.map { reason in
      (reason, trials.count { $0.reason == reason })
    }.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
    return (
      trials.count { if case .test = $0 { true } else { false } },
      trials.count { if case .lab = $0 { true } else { false } }, reasons
    )
  }

  private static func lines(_ remedy: Remedy, _ platform: Platform) -> [[String]] {
    let fitted = remedy.fitted(to: platform)
    return [fitted.commands, fitted.check, fitted.undo]
  }
}
