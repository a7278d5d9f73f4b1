public import CPUCatalog

/// One thing that decides whether a guest runs on a host, that is good to know, or that could not be checked.
///
/// One identifier may have several rules, of other weights or by others who decide.
public struct VerdictRule: Sendable {
  /// The identifier, the title and the source.
  public let header: RuleHeader
  /// By whom.
  public let authority: VerdictAuthority
  /// What it does to the verdict; nil for what could not be checked.
  public let weight: VerdictWeight?
  /// When it holds.
  public let shape: RuleShape
  /// What there is to be said of a pair for which it holds; nothing for other pairs.
  let explain: @Sendable (VerdictPair) -> [Finding]

  init(
    _ id: String, _ authority: VerdictAuthority, _ weight: VerdictWeight?, _ title: String, citation: String,
    _ shape: RuleShape, explain: @escaping @Sendable (VerdictPair) -> [Finding]
  ) {
    header = RuleHeader(id, title, citation: citation)
    self.authority = authority
    self.weight = weight
    self.shape = shape
    self.explain = explain
  }

  /// Every rule; the order is that of reasons of equal weight.
  public static let all: [VerdictRule] =
    featureRules + libvirtRules + libvirtVersionRules + stateRules + speculationRules + clockRules
    + machineRules + emulatorRules + passthroughRules + policyRules + gaps
}
