public import CPUCatalog
public import ReportContract
public import X86CPU

/// What the loss of a feature costs, and what hosts and guests count; whole numbers, so that sums are exact.
public struct PoolWeights: Sendable, Hashable, Codable {
  /// The loss of a feature by what happens to a guest that used it and finds it gone.
  public var effects: [String: Int]
  /// Losses of single features instead of their effect's, by libvirt's names; of arm64, by QEMU's names of properties.
  public var features: [String: Int]
  /// What a host counts.
  public var host: Int
  /// What each of its guests counts.
  public var guest: Int

  /// The weights without a file.
  ///
  /// The loss of a mitigation counts most: every guest of the pool runs without it. What programs need to run, or to keep their data, comes next; what
  /// only saves time counts little; what no guest can notice counts nothing. A host counts as ten guests, so that empty hosts have a say.
  public static let standard = PoolWeights(
    effects: [
      LossEffect.fault.rawValue: 10, LossEffect.stateRefused.rawValue: 10, LossEffect.corrupt.rawValue: 10,
      LossEffect.insecure.rawValue: 20, LossEffect.slow.rawValue: 2, LossEffect.none.rawValue: 0,
    ], features: [:], host: 10, guest: 1)

  /// The largest number of a weight.
  public static let limit = 1_000_000

  /// What one unit of weight loses with a feature.
  public func loss(of feature: Feature) -> Int {
    features[feature.name] ?? effects[feature.effect.rawValue] ?? 0
  }

  /// What one unit of weight loses with all of these features.
  public func loss(of features: FeatureSet, in catalog: Catalog) -> Int {
    features.reduce(0) { $0 + loss(of: catalog.features[$1]) }
  }

  /// What one unit of weight loses without a property of arm64: `sve`, a length of it, `pauth` or `pmu`.
  ///
  /// Instructions of SVE and registers of the PMU raise exceptions where they are off; code with pointer authentication runs unprotected; a shorter
  /// vector takes longer.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/kvm/handle_exit.c, handle_sve; arch/arm64/kvm/sys_regs.c, pmu_visibility; Arm ARM DDI 0487, PACIASP
  ///   (a hint, and so no operation without the feature).
  public func loss(ofProperty name: String) -> Int {
    let effect: LossEffect =
      switch name {
      case "sve", "pmu": .fault
      case "pauth": .insecure
      default: .slow
      }
    return features[name] ?? effects[effect.rawValue] ?? 0
  }

  /// What a host with so many guests counts.
  public func weight(ofHostWith guests: Int) -> Int { host + guest * guests }
}

extension PoolWeights: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What the loss of a feature costs, and what hosts and guests count.",
      .field("effects", \Self.effects, "The loss of a feature by what happens to a guest that used it."),
      .field(
        "features", \Self.features, "Losses of single features instead of their effect's, by libvirt's names."
      ),
      .field("host", \Self.host, "What a host counts."),
      .field("guest", \Self.guest, "What each of its guests counts."))
  }
}
