/// A libvirt version, which selects behaviour.
public struct LibvirtVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The parts of `major.minor.release`.
  public var major, minor, micro: Int

  /// Creates a version from its three parts.
  public init(_ major: Int, _ minor: Int, _ micro: Int = 0) {
    self.major = major
    self.minor = minor
    self.micro = micro
  }

  /// Reads `9.0.0` or `9.0`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(numbers.count), let major = numbers[0], let minor = numbers[1] else { return nil }
    self.init(major, minor)
    if numbers.count == 3 {
      guard let micro = numbers[2] else { return nil }
      self.micro = micro
    }
  }

  /// The versions whose behaviour tests compare with libvirt's own test cases.
  public static let verified = [
    LibvirtVersion(7, 0), LibvirtVersion(9, 0), LibvirtVersion(10, 0), LibvirtVersion(11, 3),
  ]

  /// Whether exactly this version was checked; for others the behaviour is inferred.
  public var isVerified: Bool { LibvirtVersion.verified.contains(self) }

  /// The version for maps and definitions without a known libvirt.
  public static let assumed = LibvirtVersion(9, 0)

  /// `9.0.0`.
  public var description: String { "\(major).\(minor).\(micro)" }

  /// Orders by the first number that differs.
  public static func < (a: Self, b: Self) -> Bool {
    (a.major, a.minor, a.micro) < (b.major, b.minor, b.micro)
  }
}

/// A behaviour of libvirt's x86 driver that depends on the version.
///
/// If only two checked versions are known to differ, the change counts from the later one.
extension LibvirtVersion {
  /// 8.4.0: decode penalises disabled features and knows several preferred models.
  var penalisesDisabledFeatures: Bool { self >= LibvirtVersion(8, 4) }

  /// After 7.0.0, by 9.0.0: host CPUs carry the signature that they were decoded from.
  var recordsSignatures: Bool { self >= LibvirtVersion(9, 0) }

  /// 10.2.0: models list features that were added to them after they were first published.
  var knowsAddedFeatures: Bool { self >= LibvirtVersion(10, 2) }

  /// By 11.3.0, counted from 10.10.0, whose models need it: a child does not get its ancestor's removed features.
  var dropsAncestorsRemovedFeatures: Bool { self >= LibvirtVersion(10, 10) }

  /// 10.10.0: models that only rename another are its canonical name.
  var knowsCanonicalModels: Bool { self >= LibvirtVersion(10, 10) }

  /// After 9.0.0, by 11.3.0: the map says how models are checked before a guest starts.
  var knowsPartialCheck: Bool { self >= LibvirtVersion(11, 3) }

  /// By 11.3.0, counted from 10.10.0: the index groups its includes.
  var knowsGroups: Bool { self >= LibvirtVersion(10, 10) }

  /// By 7.0.0: every model must say whether hosts and guests are decoded to it.
  var requiresDecodeElement: Bool { self >= LibvirtVersion(7, 0) }

  /// 9.5.0: baselines of what hypervisors offer limit physical address bits to the fewest of the hosts.
  var limitsBaselineAddresses: Bool { self >= LibvirtVersion(9, 5) }

  /// 11.0.0: definitions say whether guests get features that QEMU calls deprecated.
  var printsDeprecatedFeatures: Bool { self >= LibvirtVersion(11, 0) }

  /// 10.1.0: topologies have clusters.
  var printsClusters: Bool { self >= LibvirtVersion(10, 1) }

  /// After 7.0.0, by 9.0.0: attributes are read by helpers that all of libvirt shares, which have their own messages and rules.
  var readsAttributesByHelpers: Bool { self >= LibvirtVersion(9, 0) }

  /// 7.1.0: the mode `maximum`.
  var knowsMaximumMode: Bool { self >= LibvirtVersion(7, 1) }

  /// 8.7.0: definitions have physical address bits, with a limit from 9.3.0 on.
  var knowsAddressBits: Bool { self >= LibvirtVersion(8, 7) }
  var knowsAddressLimits: Bool { self >= LibvirtVersion(9, 3) }
}
