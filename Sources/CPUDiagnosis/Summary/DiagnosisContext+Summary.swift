internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Remedies
internal import ReportContract
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// The answer on one screen, of a diagnosis that has these gates and remedies.
  func summary(gates: [Gate], remedies: [Remedy]) -> DiagnosisSummary {
    let refusing = gates.filter { $0.outcome == .refuses }
    let shown = (refusing.isEmpty ? gates.filter { $0.outcome != .passes } : refusing).map(\.id)
    let choices = best(of: remedies, opening: shown)
    return DiagnosisSummary(
      lost: vendorsDiffer ? [] : lostFeatures(),
      unseen: vendorsDiffer ? [] : missingHidden.map(\.name),
      undetermined: vendorsDiffer
        ? [] : catalog.names(of: difference.undetermined) + difference.undeterminedNames,
      gates: shown, remedies: choices, more: rest(of: remedies, choices))
  }

  /// At most three remedies, each as safe as can be: first those that open a gate for all that is missing, then those that open one
  /// for a part or give a check up, then those that open none; what is of high risk only where nothing else is left.
  private func best(of remedies: [Remedy], opening gates: [String]) -> [DiagnosisSummary.Choice] {
    let opening = remedies.indices.filter { !Set(remedies[$0].opens).isDisjoint(with: gates) }
    let wanted = Set((missingVisible.isEmpty ? missing : missingVisible).map(\.name))
    let whole = opening.filter { place in
      let remedy = remedies[place]
      return remedy.risk < .high && remedy.kind != .novaSkipCompare
        && (remedy.features.isEmpty || wanted.isSubset(of: remedy.features))
    }
    let partial = opening.filter { remedies[$0].risk < .high && !whole.contains($0) }
    let others = remedies.indices.filter { !opening.contains($0) }
    let order = whole + partial + others + opening.filter { remedies[$0].risk == .high }
    return order.prefix(3).map { place in
      let remedy = remedies[place]
      // A part of a list of lines is no configuration.
      let steps =
        remedy.essential.count <= 8
        ? remedy.essential
        : remedy.essential.filter { if case .configuration = remedy.actions[$0].form { false } else { true } }
      return DiagnosisSummary.Choice(
        remedy: place, steps: steps, otherSteps: remedy.actions.count - steps.count,
        warning: remedy.risk < .medium ? nil : remedy.kind?.orderedEffects.first?.warning ?? remedy.riskReason
      )
    }
  }

  /// The missing features that guests can have been shown, by the cause that is proven or by the layers that may have taken them.
  private func lostFeatures() -> [LostFeatures] {
    let worstFirst = LossEffect.allCases.flatMap { effect in missingVisible.filter { $0.effect == effect } }
    let explained = worstFirst.map { (feature: $0, cause: cause(of: $0)) }
    return explained.grouped { [$0.cause.id ?? "", $0.cause.text] + $0.cause.layers }.map { _, members in
      let (id, text, layers) = members[0].cause
      return LostFeatures(
        cause: id, text: text, layers: layers,
        effects: members.map(\.feature).grouped(by: \.effect).map {
          LostFeatures.Effect(
            kind: $0.key.rawValue, title: $0.key.title, features: $0.members.map(\.name))
        })
    }
  }

  private func cause(of feature: Feature) -> (id: String?, text: String, layers: [String]) {
    let article = catalog.article(of: feature)
    guard let loss = Loss(of: feature, article: article, on: to) else {
      return (nil, "no record shows where it was lost", [])
    }
    let layers = loss.candidates.map(\.title)
    let proven = CauseContext(feature, article, on: to, lost: loss, catalog, map, peer: from).causes()
      .first { $0.certainty == .proven }
    if let proven { return (proven.id, "\(proven.title): \(proven.evidence.continuing)", layers) }
    guard let first = layers.first, let last = layers.last else {
      return (nil, "lost in no layer that is known", layers)
    }
    guard layers.count > 1 else { return (nil, "lost in \(first)", layers) }
    guard layers.count < 4 else { return (nil, "lost somewhere from \(first) to \(last)", layers) }
    return (nil, "lost in " + layers.dropLast().joined(separator: ", ") + " or \(last)", layers)
  }

  private func rest(of remedies: [Remedy], _ choices: [DiagnosisSummary.Choice]) -> [String] {
    var more: [String] = []
    let isOpen = choices.contains { choice in
      choice.steps.contains {
        if case .task = remedies[choice.remedy].actions[$0].form { true } else { false }
      }
    }
    if !reverse.missing.isEmpty, !vendorsDiffer {
      more.append(
        "Reverse move: \(from.name) lacks \(listed(catalog.names(of: reverse.missing), limit: 2)) of \(to.name)'s features."
      )
    }
    let isCut = remedies.count > choices.count
    more.append(
      isOpen
        ? "--full shows \(isCut ? "all \(remedies.count) remedies" : "the rest"), --sources the sources, --platform NAME its steps."
        : "--full shows the rest\(isCut ? " and all \(remedies.count) remedies" : ""); --sources shows the sources."
    )
    return more
  }
}
