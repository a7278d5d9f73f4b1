public import CPUCatalog
internal import X86CPU

/// The features to remove from a guest's CPU so that it runs on all given hosts.
public struct FixPlan: Sendable {
  /// Features to remove, in order of location.
  public let drops: [Drop]
  /// Features that would have to go but must stay, in order of location.
  public let refused: [Drop]
  /// Features that a host does not report, in order of location.
  public let undetermined: [Drop]
  /// Hosts whose vendor differs from the guest CPU's.
  public let otherVendor: [String]
  /// Names that the guest requires and the catalogue does not know, with the hosts that do not name them.
  public let unknownNames: [(name: String, hosts: [String])]

  /// Hosts with only CPUID known; the catalogue then decides what KVM passes on.
  public let assumed: [String]

  /// A feature, and the hosts that cause its removal.
  public struct Drop: Sendable, Hashable {
    /// The feature's index in the catalogue.
    public var feature: Int
    /// The hosts' names.
    public var hosts: [String]
    /// Whether guests never had it, although the definition's model has it, because it is a detail of SVM or VMX that they do not get.
    public var isIdle = false
  }

  /// The features that a plan may remove from a guest.
  public struct Permission: Sendable {
    /// The accepted effects of a loss.
    public var effects: Set<LossEffect>
    /// Features that may go regardless of the effect, by index.
    public var features: Set<Int>
    /// Features that must stay in any case, by index.
    public var kept: Set<Int> = []

    /// The default: accepts no loss that faults, is refused or corrupts.
    public init(effects: Set<LossEffect> = [], features: Set<Int> = []) {
      self.effects = effects.union([.none, .slow, .insecure])
      self.features = features
    }
  }

  /// Plans the smallest change: it removes what some host lacks and what cannot work without that.
  ///
  /// QEMU warns about a feature whose dependency is gone, and drops it or refuses to start; libvirt then finds that the guest differs from the
  /// definition. A feature that needs a removable one is removable too.
  ///
  /// - Parameter comparedAtStart: Names that libvirt compares with the host's own CPU before it starts the guest.
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features (feature_dependencies).
  public init(
    _ wanted: WantedCPU, on hosts: [HostCPU], catalog: Catalog, permission: Permission,
    comparedAtStart: Set<String> = []
  ) {
    var drops: [Drop] = []
    var refused: [Drop] = []
    var undetermined: [Drop] = []
    let present = wanted.evidence.present
    let wantedFeatures = catalog.features(in: present)
    let masks = ExposureMasks(catalog)
    let dependencies = masks.dependencies
    var lacking: [Int: [String]] = [:]
    var silent: [Int: [String]] = [:]
    let started = FeatureSet(comparedAtStart.compactMap { catalog[$0]?.index })
    for host in hosts {
      let exposures = HostExposures(host, masks: masks)
      let answers = exposures.accepted.replaced(by: exposures.started, on: started)
      for index in present.intersection(answers.absent) { lacking[index, default: []].append(host.name) }
      for index in present.subtracting(answers.absent).subtracting(answers.present) {
        silent[index, default: []].append(host.name)
      }
    }
    let named = dependencies.dependents(of: FeatureSet(permission.features), in: present)
      .union(FeatureSet(permission.features))
    // Locations do not sort by need, so round by round.
    var changed = true
    while changed {
      changed = false
      for feature in wantedFeatures where lacking[feature.index] == nil {
        guard let cause = dependencies.needs[feature.index].compactMap({ lacking[$0] }).first else {
          continue
        }
        lacking[feature.index] = cause
        changed = true
      }
    }
    // Without SVM or VMX, QEMU drops their details automatically, but libvirt still compares them.
    let idle = present.subtracting(
      dependencies.closing(
        present,
        ignoring: masks.all.subtracting(present).subtracting(
          wanted.switchedOff))
    ).intersection(dependencies.nested)
    for feature in wantedFeatures {
      if let names = lacking[feature.index] {
        let drop = Drop(feature: feature.index, hosts: names, isIdle: idle.contains(feature.index))
        if !permission.kept.contains(feature.index),
          drop.isIdle || permission.effects.contains(feature.effect) || named.contains(feature.index)
        {
          drops.append(drop)
        } else {
          refused.append(drop)
        }
      } else if let names = silent[feature.index] {
        undetermined.append(Drop(feature: feature.index, hosts: names))
      }
    }
    self.drops = drops
    self.refused = refused
    self.undetermined = undetermined
    assumed = hosts.filter { host in
      !host.observations.contains { !$0.point.showsHost && $0.point.isComparable }
    }.map(\.name)
    otherVendor = hosts.filter { host in
      wanted.vendor.map { vendor in host.vendor.map { $0 != vendor } ?? false } ?? false
    }.map(\.name)
    unknownNames = wanted.evidence.uncatalogued.sorted().compactMap { name in
      let lacking = hosts.filter { host in
        !host.observations.contains { $0.evidence.uncatalogued.contains(name) }
      }
      return lacking.isEmpty ? nil : (name, lacking.map(\.name))
    }
  }
}
