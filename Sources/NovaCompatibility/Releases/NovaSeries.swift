/// A series of Nova's releases, from one six-monthly release to the next.
///
/// Nova's first two numbers were a date until 2015.1 and one number from 12.0.0 (Liberty) on; from 2023.1 on
/// OpenStack names its series by a date again, while Nova keeps the number.
public struct NovaSeries: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number that orders series; from 12 on, the first number of the version.
  public let number: Int
  /// OpenStack's name, in small letters.
  public let name: String
  /// The date in the version of Nova (to 2015.1) or OpenStack (from 2023.1); nil in between.
  public let date: String?
  /// The highest API microversion; nil for series without microversions.
  public let maximumMicroversion: NovaMicroversion?

  private init(_ number: Int, _ name: String, _ date: String? = nil, _ microversion: Int? = nil) {
    self.number = number
    self.name = name
    self.date = date
    maximumMicroversion = microversion.map { NovaMicroversion(2, $0) }
  }

  /// All known series, oldest first.
  ///
  /// - SeeAlso: nova 34.0.0 nova/compute/rpcapi.py, ComputeAPI.VERSION_ALIASES;
  ///   nova/api/openstack/compute/rest_api_version_history.rst ("Maximum in …").
  public static let all = [
    NovaSeries(8, "havana", "2013.2"), NovaSeries(9, "icehouse", "2014.1"), NovaSeries(10, "juno", "2014.2"),
    NovaSeries(11, "kilo", "2015.1", 3), NovaSeries(12, "liberty", nil, 12),
    NovaSeries(13, "mitaka", nil, 25), NovaSeries(14, "newton", nil, 38), NovaSeries(15, "ocata", nil, 42),
    NovaSeries(16, "pike", nil, 53), NovaSeries(17, "queens", nil, 60), NovaSeries(18, "rocky", nil, 65),
    NovaSeries(19, "stein", nil, 72), NovaSeries(20, "train", nil, 79), NovaSeries(21, "ussuri", nil, 87),
    NovaSeries(22, "victoria", nil, 87), NovaSeries(23, "wallaby", nil, 88), NovaSeries(24, "xena", nil, 90),
    NovaSeries(25, "yoga", nil, 90), NovaSeries(26, "zed", nil, 93),
    NovaSeries(27, "antelope", "2023.1", 95), NovaSeries(28, "bobcat", "2023.2", 95),
    NovaSeries(29, "caracal", "2024.1", 96), NovaSeries(30, "dalmatian", "2024.2", 96),
    NovaSeries(31, "epoxy", "2025.1", 100), NovaSeries(32, "flamingo", "2025.2", 100),
    NovaSeries(33, "gazpacho", "2026.1", 103), NovaSeries(34, "hibiscus", "2026.2", 104),
  ]

  /// The series of a number, or nil.
  public static func numbered(_ number: Int) -> NovaSeries? { all.first { $0.number == number } }

  /// Whether Nova's own version began with the date.
  public var isNumberedByDate: Bool { number < 12 }

  /// `Kilo (2015.1)`, `Zed (26)`, `Antelope (27, 2023.1)`.
  public var description: String {
    let title = name.prefix(1).uppercased() + name.dropFirst()
    let numbers = isNumberedByDate ? [] : [String(number)]
    return "\(title) (\((numbers + [date].compactMap { $0 }).joined(separator: ", ")))"
  }

  /// Orders by time.
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
