public import NovaCompatibility

/// For whom a levelled CPU is written.
public struct EmissionTarget: Sendable {
  /// The system.
  public var system: ConfiguredSystem
  /// The oldest QEMU that runs the guests, such as 7 and 2; nil if that is not known.
  public var qemu: QEMUVersion?
  /// Nova's release; nil if that is not known.
  public var nova: NovaRelease?

  /// A system, with what is known of its releases.
  public init(_ system: ConfiguredSystem, qemu: QEMUVersion? = nil, nova: NovaRelease? = nil) {
    self.system = system
    self.qemu = qemu
    self.nova = nova
  }
}

/// A version of QEMU by its first two numbers.
public struct QEMUVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first number.
  public let major: Int
  /// The second number.
  public let minor: Int

  /// A version.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `7.2`, `7.2.22` or a package's version, `1:7.2+dfsg-7+deb12u18`; nil for anything else.
  public init?(_ text: String) {
    let version = text.split(separator: ":").last ?? ""
    let numbers = version.prefix { $0.isNumber || $0 == "." }.split(
      separator: ".", omittingEmptySubsequences: false
    ).map { Int($0) }
    guard numbers.count >= 2, let major = numbers[0], let minor = numbers[1], (0...999).contains(major),
      (0...999).contains(minor)
    else { return nil }
    self.init(major, minor)
  }

  /// `7.2`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by the first number, then by the second.
  public static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}

/// Why a levelled CPU cannot be written for a system.
public struct EmissionError: Error, Sendable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  /// The reason.
  public var description: String { reason }
}
