package import CPUCatalog
package import CPUCompatibility

/// What the rules say of an obstacle before anybody names hosts.
package struct ObstacleFate: Sendable {
  /// How sure it is that the guest stays.
  package enum Certainty: Sendable {
    /// With every version of libvirt or QEMU that is known.
    case always
    /// With some versions, or unless the operator does something.
    case sometimes
    /// It depends on what no definition shows.
    case open
  }

  /// How sure it is.
  package let certainty: Certainty
  /// The rules that say so; at least one.
  package let rules: [RuleHeader]

  /// What the rules say of an obstacle, the surest first; nil if none mentions it.
  package init?(of obstacle: GuestObstacle) {
    var found: [(certainty: Int, rule: RuleHeader)] = []
    for rule in VerdictRule.moveRules + VerdictRule.moveGaps {
      var concerns = false
      var isConditional = false
      for term in rule.shape.terms {
        switch term {
        case .obstacle(let obstacles): concerns = concerns || obstacles.contains(obstacle)
        case .guest: break
        default: isConditional = true
        }
      }
      guard concerns else { continue }
      found.append((rule.weight == nil ? 2 : rule.weight == .blocks && !isConditional ? 0 : 1, rule.header))
    }
    guard let surest = found.min(by: { $0.certainty < $1.certainty }) else { return nil }
    certainty = [.always, .sometimes, .open][surest.certainty]
    rules = found.filter { $0.certainty == surest.certainty }.map(\.rule)
  }
}
