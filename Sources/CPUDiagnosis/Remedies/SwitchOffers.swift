internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Wording
internal import X86CPU

/// A switch that may restore missing features on the destination, with those features and its evidence.
struct SwitchOffer {
  let item: FeatureSwitch
  let finding: CauseRule.Finding
  var features: [Feature]

  /// The features' names.
  var names: [String] { features.map(\.name) }

  /// Whether the same action undoes another switch: one command-line word can hide several features.
  func isSame(as other: FeatureSwitch, _ its: CauseRule.Finding) -> Bool {
    guard item.direction == other.direction else { return false }
    guard let argument = finding.argument, its.argument != nil else {
      return item.mechanism == other.mechanism
    }
    return argument == its.argument && finding.argumentLeft == its.argumentLeft
  }

  /// Its purpose, the catalogue's sentence, and the evidence if any.
  var condition: String {
    let evidence = finding.certainty == .proven && !finding.text.isEmpty ? " \(finding.text)." : ""
    return "For \(listed(names)): \(item.note.text).\(evidence)"
  }
}

extension DiagnosisContext {
  /// The switches that no record rules out, each once with all features it may restore.
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
