internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import GuestVerdicts
internal import HostSnapshots
internal import LiveMigration
internal import Remedies
internal import Reports
internal import X86CPU

extension CheckQuestion {
  /// The judge of a migration's preflight: it gives the verdict that `answer()` gives on the same records.
  ///
  /// - Parameters:
  ///   - records: What reads them.
  ///   - policy: The operator's accepted losses and required features.
  ///   - policySource: Where the policy is from, for commands that are printed.
  ///   - platform: The hosts' platform, which commands that are printed fit; nil for what the records tell.
  static func judge(
    by records: Records, policy: CompatibilityPolicy, from policySource: DocumentSource?,
    platform: Platform? = nil
  ) -> GuestJudge {
    GuestJudge(
      machine: { definition in
        (try? GuestMachine(Document(name: "the definition", bytes: Array(definition.utf8)))) ?? nil
      },
      verdict: { asked in
        let guest = Document(name: "\(asked.guest) at \(asked.from)", bytes: Array(asked.definition.utf8))
        var question = CheckQuestion(
          guest: .document(guest), hosts: [.argument(asked.targetFile)], policy: policySource,
          records: records.options, domain: Domain(name: asked.guest, uri: asked.from))
        question.platform = platform
        do throws(QuestionError) {
          let record = try records.record(guest)
          let source = try records.host([try records.record(asked.source, of: asked.from)], role: "from")
          let target = try records.host([try records.record(asked.target, of: asked.to)], role: "on")
          let report = try question.verdicts(
            on: record, in: asked.state, from: source, [target], by: records, policy: policy)
          let newer = [(asked.from, source.cpu), (asked.to, target.cpu)].flatMap { uri, host in
            host.newerParts.map { "\(uri): \($0)" }
          }
          let rules = policy.rules(
            forHost: target.cpu.ownName, guest: asked.guest, catalog: records.options.catalog)
          return .judged(
            GuestJudge.Verdict(
              report, newer: newer, accepted: rules.warn, catalog: records.options.catalog))
        } catch {
          return .unread(error.message)
        }
      },
      accepted: { guest in
        let catalog = records.options.catalog
        var warn = policy.everywhere.warn
        for cluster in policy.clusters { warn.formUnion(cluster.rules.warn) }
        return policy.waivers.acceptedNames(for: guest, on: policy.day, catalog)
          .union(catalog.features(in: warn).map(\.name))
      },
      waivers: { guest, identifiers in
        policy.waivers.uses(for: guest, among: identifiers, on: policy.day)
      })
  }
}

extension Records {
  /// A snapshot as the record of the host at `uri`.
  fileprivate func record(_ snapshot: Snapshot, of uri: String) throws(QuestionError) -> Record {
    try record(Document(name: uri, bytes: snapshot.json()))
  }
}

extension GuestJudge.Verdict {
  /// The verdict of a check on one host.
  fileprivate init(_ report: CheckReport, newer: [String], accepted: FeatureSet, catalog: Catalog) {
    let refused = report.hosts.flatMap(\.reasons).flatMap { reason -> [String] in
      guard case .missingForLibvirt(let refusal) = reason.finding else { return [] }
      return refusal.features
    }
    self.init(
      reasons: report.hosts.flatMap(\.reasons).map { reason in
        let weight: Preflight.Reason.Weight =
          switch reason.weight {
          case .blocks: .blocks
          case .unknown: .unknown
          case .warns: .warns
          case .note: .note
          }
        return Preflight.Reason(reason.id, weight, feature: reason.feature, reason.text)
      },
      notChecked: report.hosts.flatMap(\.notChecked),
      remedies: report.remedies.map { Preflight.Remedy(text: $0.text, action: $0.action) },
      isBlocked: report.hosts.contains { $0.outcome == .blocked }, newer: newer,
      losses: refused.compactMap { catalog[$0] }.map { feature in
        GuestJudge.Loss(
          feature: feature.name, effect: feature.effect, isAccepted: accepted.contains(feature.index))
      },
      accepted: catalog.features(in: accepted).map { feature in
        GuestJudge.Loss(feature: feature.name, effect: feature.effect, isAccepted: true)
      }, waivers: report.hosts.flatMap(\.waivers))
  }
}
