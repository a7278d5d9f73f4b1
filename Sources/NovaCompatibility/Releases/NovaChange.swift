/// A change in Nova's CPU handling, with its first release.
///
/// Based on the code of Nova 19.0.0, 20.0.0, 21.0.0, 23.0.0, 25.1.0, 25.1.1, 26.0.0, 26.2.2, 27.0.0, 28.0.0 and 31.0.0 to 34.0.0.
/// Changes before 19.0.0 come from the history of nova/virt/libvirt/driver.py.
public struct NovaChange: Sendable, Hashable, CustomStringConvertible {
  /// The number of the series.
  public let series: Int
  /// The first point release of that series.
  public let point: NovaRelease.Point

  private init(_ series: Int, _ minor: Int = 0, _ micro: Int = 0) {
    self.series = series
    point = NovaRelease.Point(minor, micro)
  }

  /// The first release with the change, in Nova's notation: `20.0.0`, `2015.1`.
  public var description: String {
    if let dated = NovaSeries.numbered(series), dated.isNumberedByDate, let date = dated.date { return date }
    return "\(series).\(point.minor).\(point.micro)"
  }

  /// The API passes on the cause of a refused CPU, and the scheduler reports why it found no host.
  static let tellingCauses = NovaChange(10)
  /// Nova stores the guest's CPU, and compares it instead of the source host's if it names a model.
  public static let comparingGuests = NovaChange(11)
  /// `cpu_model_extra_flags`.
  public static let extraFlags = NovaChange(18)
  /// `cpu_models`: several, in any case of letters, checked when nova-compute starts; before, `cpu_model`.
  public static let severalModels = NovaChange(20)
  /// Every refusal on the destination is a MigrationPreCheckError.
  public static let wrappedRefusals = NovaChange(21)
  /// Nova understands the flags' signs; before, a sign is part of the name.
  public static let flagSigns = NovaChange(23)
  /// When it starts, nova-compute compares each model together with all flags.
  static let modelsWithFlags = NovaChange(26, 2, 1)
  /// Nova compares with the hypervisor's offer instead of the physical CPU.
  public static let hypervisorComparison = NovaChange(27)
  /// Flavors and images have physical address bits.
  ///
  /// - SeeAlso: nova release notes 2024.1 (29.0.0), hw:maxphysaddr_mode.
  public static let addressBits = NovaChange(29)
}

extension NovaRelease {
  /// Whether the release has a change; nil if that depends on the unknown point release.
  public func knows(_ change: NovaChange) -> Bool? { isFrom(change.series, change.point) }

  /// Whether the release certainly has a change.
  public func has(_ change: NovaChange) -> Bool { knows(change) == true }
}
