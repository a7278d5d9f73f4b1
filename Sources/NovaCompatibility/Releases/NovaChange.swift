/// A change of Nova's that guests' CPUs meet, with the first release that has it.
///
/// Read in Nova 19.0.0, 20.0.0, 21.0.0, 23.0.0, 25.1.0, 25.1.1, 26.0.0, 26.2.2, 27.0.0, 28.0.0 and 31.0.0 to 34.0.0.
/// What changed before 19.0.0 is from the history of nova/virt/libvirt/driver.py.
public struct NovaChange: Sendable, Hashable, CustomStringConvertible {
  /// The number of the series.
  public let series: Int
  /// The first point release of that series.
  public let point: NovaRelease.Point

  private init(_ series: Int, _ minor: Int = 0, _ micro: Int = 0) {
    self.series = series
    point = NovaRelease.Point(minor, micro)
  }

  /// The first release with the change, as it is written: `20.0.0`, `2015.1`.
  public var description: String {
    if let dated = NovaSeries.numbered(series), dated.isNumberedByDate, let date = dated.date { return date }
    return "\(series).\(point.minor).\(point.micro)"
  }

  /// The API passes the cause of a refused CPU on, and the scheduler says why it found no host.
  static let tellingCauses = NovaChange(10)
  /// Nova remembers the guest's CPU, and compares it instead of the source host's where it names a model.
  public static let comparingGuests = NovaChange(11)
  /// `cpu_model_extra_flags`.
  public static let extraFlags = NovaChange(18)
  /// `cpu_models`: several, in any case of letters, checked when nova-compute starts; before, `cpu_model`.
  public static let severalModels = NovaChange(20)
  /// Every refusal on the destination is a MigrationPreCheckError.
  public static let wrappedRefusals = NovaChange(21)
  /// The flags' signs are understood; before, a sign is part of the name.
  public static let flagSigns = NovaChange(23)
  /// When it starts, nova-compute compares each model together with all flags.
  static let modelsWithFlags = NovaChange(26, 2, 1)
  /// The comparison is with what the hypervisor gives, and not with the physical CPU.
  public static let hypervisorComparison = NovaChange(27)
  /// Flavors and images have physical address bits.
  ///
  /// - SeeAlso: nova release notes 2024.1 (29.0.0), hw:maxphysaddr_mode.
  public static let addressBits = NovaChange(29)
}

extension NovaRelease {
  /// Whether the release has a change; nil if that depends on the point release, which is not known.
  public func knows(_ change: NovaChange) -> Bool? { isFrom(change.series, change.point) }

  /// Whether the release certainly has a change.
  public func has(_ change: NovaChange) -> Bool { knows(change) == true }
}
