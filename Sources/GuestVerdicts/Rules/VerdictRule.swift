public import CPUCatalog

/// A rule that decides whether a guest runs on a host, adds a remark, or reports a gap.
///
/// One identifier can have several rules, with other weights or authorities.
public struct VerdictRule: Sendable {
  /// The identifier, the title and the source.
  public let header: RuleHeader
  /// The component that decides.
  public let authority: VerdictAuthority
  /// Its effect on the verdict; nil for a gap.
  public let weight: VerdictWeight?
  /// The condition under which it holds.
  public let shape: RuleShape
  /// The findings about a pair for which it holds; none for other pairs.
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

  /// Every rule; reasons of equal weight appear in this order.
  public static let all: [VerdictRule] =
    featureRules + libvirtRules + libvirtVersionRules + stateRules + speculationRules + clockRules
    + machineRules + emulatorRules + passthroughRules + kvmRules + moveRules + resourceRules + policyRules
    + gaps + moveGaps
}
