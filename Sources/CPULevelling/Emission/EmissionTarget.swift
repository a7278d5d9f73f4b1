public import NovaCompatibility

/// The target system of a levelled CPU, with its versions.
public struct EmissionTarget: Sendable {
  /// The system that reads the configuration.
  public var system: ConfiguredSystem
  /// The oldest QEMU that runs the guests, such as 7 and 2; nil if unknown.
  public var qemu: QEMUVersion?
  /// Nova's release; nil if unknown.
  public var nova: NovaRelease?
  /// The machine type of the guests, `pc-q35-6.2`; nil for the newest of the QEMU that starts them.
  public var machine: String?

  /// Creates a target from a system and its known releases.
  public init(
    _ system: ConfiguredSystem, qemu: QEMUVersion? = nil, nova: NovaRelease? = nil, machine: String? = nil
  ) {
    self.system = system
    self.qemu = qemu
    self.nova = nova
    self.machine = machine
  }
}

/// A version of QEMU by its first two numbers.
public struct QEMUVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first number.
  public let major: Int
  /// The second number.
  public let minor: Int

  /// Creates a version.
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

/// The reason a levelled CPU cannot be expressed for a system.
public struct EmissionError: Error, Sendable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  /// The reason.
  public var description: String { reason }
}
