public import CPUCatalog
public import X86CPU

/// How guests are given their CPU, as far as an upgrade changes what they get.
public enum UpgradeMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// QEMU's `host`: all that KVM offers and QEMU has a property for.
  case hostPassthrough = "host-passthrough"
  /// libvirt's host-model: of that, what libvirt's map has a name for.
  case hostModel = "host-model"
}

/// What a guest that is started on the host gets today, and what after an upgrade.
public struct UpgradeChange: Sendable {
  /// What it gets today.
  public let before: FeatureAnswers
  /// What it gets after the upgrade.
  public let after: FeatureAnswers
  /// What the upgrade may change, and what is unknown of one side at least.
  public let open: FeatureSet

  /// Of what is open: what is known of neither side.
  public var unknown: FeatureSet {
    open.subtracting(before.present).subtracting(before.absent).subtracting(after.present).subtracting(
      after.absent)
  }

  /// What it gets only after the upgrade.
  public var gained: FeatureSet { after.present.intersection(before.absent) }
  /// What it gets only today.
  public var lost: FeatureSet { before.present.intersection(after.absent) }

  /// A change on `features` alone; `touched` are those that the upgrade may change.
  init(from before: FeatureAnswers, to after: FeatureAnswers, touched: FeatureSet, among features: FeatureSet)
  {
    func narrowed(_ answers: FeatureAnswers) -> FeatureAnswers {
      FeatureAnswers(
        present: answers.present.intersection(features), absent: answers.absent.intersection(features))
    }
    self.before = narrowed(before)
    self.after = narrowed(after)
    let known = before.present.union(before.absent).intersection(after.present.union(after.absent))
    open = touched.intersection(features).subtracting(known)
  }
}
