internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses

extension DiagnosisContext {
  /// The switches that may restore a missing feature on the destination, each with its evidence.
  ///
  /// A parameter is written as the catalogue has it; `finding.argument` is the actual word on the command line. It leaves out switches of layers outside the interval of the loss, those that are not a cure, and those that either record
  /// rules out: a destination with AVX did not boot with `noxsave`, and one with the source's microcode on the source's CPU
  /// lacks no update.
  func curableSwitches(of feature: Feature) -> [(item: FeatureSwitch, finding: CauseRule.Finding)] {
    let article = catalog.article(of: feature)
    guard let loss = Loss(of: feature, article: article, on: to) else { return [] }
    let context = CauseContext(feature, article, on: to, lost: loss, catalog, map, peer: from)
    return article.switches.compactMap { item in
      guard item.canBringBack, context.isCandidate(item), context.hides(item) else { return nil }
      let finding = context.judge(item)
      return finding.certainty == .excluded || finding.cure == nil ? nil : (item, finding)
    }
  }
}
