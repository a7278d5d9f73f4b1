internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// A switch that may bring missing features back on the destination, with those features and what is known of it there.
struct SwitchOffer {
  let item: FeatureSwitch
  let finding: CauseRule.Finding
  var features: [Feature]

  /// The features' names.
  var names: [String] { features.map(\.name) }

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
        if let known = offers.firstIndex(where: {
          $0.item.mechanism == item.mechanism && $0.item.direction == item.direction
        }) {
          offers[known].features.append(feature)
        } else {
          offers.append(SwitchOffer(item: item, finding: finding, features: [feature]))
        }
      }
    }
    return offers
  }
}
