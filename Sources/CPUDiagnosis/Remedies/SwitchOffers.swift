internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Wording
internal import X86CPU

/// A switch that may bring missing features back on the destination, with those features and what is known of it there.
struct SwitchOffer {
  let item: FeatureSwitch
  let finding: CauseRule.Finding
  var features: [Feature]

  /// The features' names.
  var names: [String] { features.map(\.name) }

  /// Whether another switch is undone by the same act: one word of the command line can take several features.
  func isSame(as other: FeatureSwitch, _ its: CauseRule.Finding) -> Bool {
    guard item.direction == other.direction else { return false }
    guard let argument = finding.argument, its.argument != nil else {
      return item.mechanism == other.mechanism
    }
    return argument == its.argument && finding.argumentLeft == its.argumentLeft
  }

  /// What it is for, what the catalogue says of it, and the evidence where there is any.
  var condition: String {
    let evidence = finding.certainty == .proven && !finding.text.isEmpty ? " \(finding.text)." : ""
    return "For \(listed(names)): \(item.note.text).\(evidence)"
  }
}

extension DiagnosisContext {
  /// The switches that nothing known of either host rules out, each once for all features that it may bring back.
  func switchOffers() -> [SwitchOffer] {
    var offers: [SwitchOffer] = []
    for feature in missing {
      for (item, finding) in curableSwitches(of: feature) {
        if let known = offers.firstIndex(where: { $0.isSame(as: item, finding) }) {
          if !offers[known].names.contains(feature.name) { offers[known].features.append(feature) }
        } else {
          offers.append(SwitchOffer(item: item, finding: finding, features: [feature]))
        }
      }
    }
    return offers
  }
}
