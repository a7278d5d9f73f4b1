import CPUCatalog
import Foundation
import RemedySamples
import TestSupport
import Testing

@testable import FailureMessages
@testable import LossCauses
@testable import Remedies

/// `Documentation/causes.md` and `Documentation/public-messages.md` say what there is; `RECORD_SNAPSHOTS=1` writes them, in a run that
/// fails.
@Suite struct CauseDocumentTests {
  @Test func theCatalogueIsUpToDate() throws {
    try hold("Documentation/causes.md", try causes() + cures() + tables() + remedies() + platforms())
  }

  /// Every remedy has its entry for every platform, and what was not carried out has a reason that is counted.
  @Test func everyRemedyIsTriedOrExplained() {
    #expect(RemedyTrials.all.map(\.kind) == RemedyKind.allCases)
    for (kind, trials) in RemedyTrials.all {
      #expect(trials.count == RemedyTrials.platforms.count, "\(kind)")
    }
    for word in RemedyTrials.platforms {
      let counts = RemedyTrials.counts(on: word)
      #expect(
        counts.tests + counts.lab + counts.reasons.reduce(0) { $0 + $1.count } == RemedyKind.allCases.count)
    }
    // What needs another system is no excuse on the one that the tests and the lab have.
    let here = RemedyTrials.counts(on: "debian")
    #expect(!here.reasons.contains { $0.reason == .system || $0.reason == .noTest })
    // Proxmox VE has no libvirt: nothing about its daemons and maps is proposed there.
    #expect(RemedyTrials.trial(of: .restoreMap, on: "proxmox") == .not(.notProposed))
    #expect(RemedyTrials.trial(of: .restoreMap, on: "rhel") == .not(.system))
    #expect(RemedyTrials.trial(of: .disableFeature, on: "rhel") == RemedyKind.disableFeature.trial)
  }

  @Test func theListOfPublicMessagesIsUpToDate() throws {
    try hold("Documentation/public-messages.md", try messages())
  }

  /// A trial that is named is one: the file has a test of that name.
  @Test func trialsAreTests() throws {
    for trial in RemedyKind.allCases.map(\.trial) + CauseTrial.carriedOut.values
      + CureKind.allCases.map(\.trial)
    {
      guard let (file, function) = trial.place else { continue }
      let text = try String(contentsOf: packageFolder.appending(path: "Tests/" + file), encoding: .utf8)
      #expect(text.contains("func \(function)("), "\(file) has no \(function)")
    }
    let ids = Set(CauseRule.all.map(\.id))
    for id in CauseTrial.carriedOut.keys { #expect(ids.contains(id), "\(id)") }
  }

  /// Every rule has a case in which it is proven or possible; what can only be ruled out would be no cause.
  @Test func everyCauseCanBeOne() throws {
    for rule in CauseRule.all where rule.id != "kernel.cpus-differ" {
      #expect(
        Self.cases.contains { $0.rule == rule.id && ($0.expected == .proven || $0.expected == .possible) },
        "\(rule.id)")
    }
  }

  static let cases =
    CauseTests.cases + RefutedCauseTests.cases + ClearedFeatureTests.cases + StackCauseTests.cases

  private func hold(_ path: String, _ text: String) throws {
    let file = packageFolder.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(path) was written")
      return
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter CauseDocumentTests")
  }

  private func row(_ cells: [String]) -> String {
    "| \(cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")) |\n"
  }

  /// What the rule says in the first case of that certainty; nil if there is none.
  private func example(_ id: String, _ certainty: Cause.Certainty) throws -> Cause? {
    guard let item = Self.cases.first(where: { $0.rule == id && $0.expected == certainty }) else {
      return nil
    }
    return try item.causes().first { $0.id == id }
  }

  private func causes() throws -> String {
    var text = """
      # Causes and remedies

      `martlet explain FEATURE --on HOST` and `martlet show` use these rules to find where a host lost a feature. A rule examines the
      evidence and answers *proven*, *possible* (with the commands that would settle it) or *ruled out*. Martlet also checks each
      feature's own switches (`martlet explain FEATURE`: MSRs, kernel and module parameters, setup entries, microcode) against the
      host in the same way. Their identifiers also begin with the layer: `firmware.msr-1A0H-18`, `kernel.clearcpuid`.

      Any contradiction in the records rules a switch out: a present feature that the switch would also remove
      (`noxsave` on a host with AVX), another bit of the same update, an MSR that a setup entry would have written, KVM using
      what firmware would have disabled, a source with the same microcode on the same CPU, or a CPU design that never had the
      feature. Missing evidence rules nothing out, and proves nothing. A switch that removes a feature because of a flaw (TSX by
      microcode, RDRAND after a suspend) can be a cause but has no cure.

      With `--guest`, a guest's CPU has points of its own: what its definition asks for, what the running guest's XML has, what
      QEMU was started with, and, with `--inside`, what the guest itself sees. A feature that one has and the next lacks was lost
      between them.

      The columns hold what the rules say of the hosts of the tests: the first host that proves the cause, and the commands and the
      cure of the first that leaves it open. *Carried out* names the test in which the cause was brought about on a daemon, an
      emulated host or a recorded machine; else why it was not. `CauseTests` and `StackCauseTests` try each
      rule on invented hosts.


      """
    var layers: [String] = []
    for rule in CauseRule.all where !layers.contains(rule.layer.title) { layers.append(rule.layer.title) }
    for layer in layers {
      let names = ["kvm": "KVM", "qemu": "QEMU", "libvirt": "libvirt", "cloud": "Nova"]
      text += "## \(names[layer] ?? (layer.first?.uppercased() ?? "") + layer.dropFirst())\n\n"
      text += row([
        "cause", "what happened", "proven, for example, by", "look at", "brings it back", "source",
        "carried out",
      ])
      text += row(Array(repeating: "---", count: 7)).replacing(" --- ", with: "---")
      for rule in CauseRule.all where rule.layer.title == layer {
        let (proven, open) = (try example(rule.id, .proven), try example(rule.id, .possible))
        let trial =
          CauseTrial.carriedOut[rule.id] ?? CauseTrial.reason(layer: rule.layer.rawValue)
        text += row([
          "`\(rule.id)`", rule.title, proven?.evidence ?? "–",
          (open?.collect ?? []).map { "`\($0.text)`" }.joined(separator: "<br>"),
          (proven?.cure ?? open?.cure)?.action ?? "–", rule.citation, trial.text,
        ])
      }
      text += "\n"
    }
    return text
  }

  /// What every kind of cure needs, does and shows, and where its steps were carried out.
  private func cures() throws -> String {
    var text = """
      ## Cures

      What brings a feature back is one of these kinds, or two together. Each has its preconditions, its steps, a check
      afterwards, an undoing (but for restarts of daemons and looks), what restarts and what happens to guests; the last check is always
      `martlet explain FEATURE`, on the host or for the guest. *Causes* counts the causes above, and the switches of the catalogue's features, that
      have the kind in the tests. `CureTests` asks every one of them for every part.


      """
    text += row([
      "kind", "effects", "must hold before", "shows that it worked", "guests", "causes", "carried out",
    ])
    text += row(Array(repeating: "---", count: 7)).replacing(" --- ", with: "---")
    for kind in CureKind.allCases {
      let causes = Set(CureTests.all.filter { $0.cure.kinds.contains(kind.rawValue) }.map(\.cause))
      text += row([
        "`\(kind.rawValue)`", kind.effects.map(\.rawValue).sorted().joined(separator: ", "),
        kind.preconditions.joined(separator: "<br>"),
        kind.checks.map { "`\($0.text)`" }.joined(separator: "<br>"), kind.effects.effectOnGuests,
        "\(causes.count)", kind.trial.text,
      ])
    }
    let carriedOut = CureKind.allCases.count { $0.trial.reason == nil }
    return text
      + "\nOf \(CureKind.allCases.count) kinds \(carriedOut) were carried out, \(CureKind.allCases.count - carriedOut) not.\n\n"
  }

  /// What single rules know of products.
  private func tables() -> String {
    var text = """
      ## Hypervisors underneath

      What `outer-hypervisor.hides` knows of each hypervisor that shows itself in CPUID leaf 40000000H. Others are named as CPUID
      spells them.


      """
    text += row([
      "hypervisor", "signature", "what hides features", "look at", "nested virtualisation", "source",
    ])
    text += row(Array(repeating: "---", count: 6)).replacing(" --- ", with: "---")
    for known in OuterHypervisor.all {
      text += row([
        known.name, "`\(known.signature)`", known.masks,
        known.collect.map { "`\($0.text)`" }.joined(separator: "<br>"), known.nesting ?? "–", known.citation,
      ])
    }
    text += """

      ## Setup entries of makers

      Where a maker's own documents say how the setup calls a switch, and what it is set to. A cause names them on machines
      whose SMBIOS names that maker.


      """
    text += row(["maker", "features", "entry", "setting", "source"])
    text += row(Array(repeating: "---", count: 5)).replacing(" --- ", with: "---")
    for entry in FirmwareEntry.all {
      text += row([
        entry.maker, entry.features.sorted().joined(separator: ", "), entry.path, entry.setting,
        entry.citation,
      ])
    }
    return text + "\n"
  }

  private func remedies() -> String {
    var text = """
      ## Remedies

      What `diagnose`, `check` and explained messages propose, by the remedies' identifiers. [rules.md](rules.md#risks) tells
      their risks.


      """
    let titles = Dictionary(EveryRemedy.all.map { ($0.id, $0.title) }) { first, _ in first }
    let messages = Dictionary(
      grouping: MessageCause.all.flatMap { cause in cause.remedies.map { ($0, cause.id) } }
    ) {
      $0.0
    }
    text += row(["remedy", "what to do", "effects", "for messages whose cause is", "carried out"])
    text += row(Array(repeating: "---", count: 5)).replacing(" --- ", with: "---")
    for kind in RemedyKind.allCases {
      text += row([
        "`\(kind.rawValue)`", titles[kind.rawValue] ?? "–",
        kind.effects.map(\.rawValue).sorted().joined(separator: ", "),
        (messages[kind.rawValue] ?? []).map { "`\($0.1)`" }.joined(separator: ", "), kind.trial.text,
      ])
    }
    return text
  }

  /// Every remedy on every platform, and how many are not carried out for which reason.
  private func platforms() -> String {
    var text = """

      ## Remedies by platform

      A remedy counts as carried out on a platform where every step of it is, word for word, one that was carried out on Debian:
      *test* in a test that every run includes, *lab* on emulated hosts by `./test --lab=full`. Else the cell has the reason, and the
      second table says how many remedies each reason keeps from being carried out.


      """
    text += row(["remedy"] + RemedyTrials.platforms)
    text += row(Array(repeating: "---", count: RemedyTrials.platforms.count + 1)).replacing(
      " --- ", with: "---")
    for (kind, trials) in RemedyTrials.all { text += row(["`\(kind.rawValue)`"] + trials.map(cell)) }
    text += "\n"
    text += row(["reason", "meaning"] + RemedyTrials.platforms)
    text += row(Array(repeating: "---", count: RemedyTrials.platforms.count + 2)).replacing(
      " --- ", with: "---")
    let counts = RemedyTrials.platforms.map { RemedyTrials.counts(on: $0) }
    text += row(["*test*", "carried out in every run"] + counts.map { "\($0.tests)" })
    text += row(["*lab*", "carried out on emulated hosts"] + counts.map { "\($0.lab)" })
    for reason in Trial.Reason.allCases {
      let numbers = counts.map { count in count.reasons.first { $0.reason == reason }?.count ?? 0 }
      guard numbers.contains(where: { $0 > 0 }) else { continue }
      text += row(["\(reason)", reason.rawValue] + numbers.map { "\($0)" })
    }
    return text
  }

  private func cell(_ trial: Trial) -> String {
    switch trial {
    case .test: "*test*"
    case .lab: "*lab*"
    case .not(let reason): "\(reason)"
    }
  }

  private func messages() throws -> String {
    var text = """
      # Messages of public threads

      \(PublicMessages.all.count) messages as people put them into public threads, and what Martlet answers first: the rule that
      recognises them, the likeliest cause and its first remedy. The messages are quoted as far as they go, and nothing else of the
      threads is. `PublicMessageTests` asks for each, and again with the lines wrapped and quoted as a mail would.


      """
    text += row(["thread", "message", "rule", "likeliest cause", "first remedy"])
    text += row(Array(repeating: "---", count: 5)).replacing(" --- ", with: "---")
    for message in PublicMessages.all {
      let cause = try #require(MessageCause.byID[message.cause], "\(message.cause)")
      let remedy = MessageRemedies.all.first { $0.id == cause.remedies.first }
      let name = message.link.split(separator: "/").dropFirst(2).joined(separator: "/")
      text += row([
        "[\(name)](\(message.link))", "`\(message.text.replacing("`", with: "'"))`", "`\(message.rule)`",
        "`\(message.cause)`: \(cause.text)", remedy?.title ?? "–",
      ])
    }
    return text
  }
}
