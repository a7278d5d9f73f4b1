/// A kernel's release as `uname -r` prints it: the upstream release that it is of, and whose kernel it is.
public struct KVMRelease: Sendable, Hashable {
  /// Whose patches a kernel has beside upstream's.
  public enum Origin: Sendable, Hashable {
    /// None that the release tells of.
    case upstream
    /// Those of a distribution that takes each point release of its series (Debian, Fedora, Arch, Amazon Linux).
    case stable
    /// Those of a distribution that brings features of younger kernels to an old one, or whose habits are not known.
    case backports
  }

  /// The series, `6.1`.
  public let series: String
  /// The point release; nil if the release does not tell, as Debian's `6.1.0-33-amd64`.
  public let point: Int?
  /// Whose kernel it is.
  public let origin: Origin

  let major, minor: Int

  /// Whether there can be such a series: since 3.0 the first number went up after 19 or 20.
  var isPlausible: Bool { minor <= 20 }

  /// Whether its series is younger than another's.
  public func isNewer(than other: KVMRelease) -> Bool { (major, minor) > (other.major, other.minor) }

  /// Reads `6.1.129`, `6.1.0-33-amd64`, `5.14.0-503.el9.x86_64`; nil for what begins with no version.
  public init?(_ text: String) {
    let numbers = text.prefix { $0.isNumber || $0 == "." }
      .split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count >= 2, let major = Int(numbers[0]), let minor = Int(numbers[1]) else { return nil }
    let version = numbers.prefix(3).joined(separator: ".")
    let suffix = text.dropFirst(version.utf8.count)
    guard suffix.isEmpty || ["-", "+", "."].contains(suffix.first ?? " ") else { return nil }
    self.major = major
    self.minor = minor
    series = "\(major).\(minor)"
    let number = numbers.count > 2 ? Int(numbers[2]) : nil
    switch suffix {
    case "", "+":
      origin = .upstream
      // `6.1` alone is the name of the series.
      point = number
    default:
      let isStable =
        KVMRelease.stableMarks.contains { suffix.contains($0) } || suffix.hasSuffix("-amd64")
        || suffix.hasPrefix("-rc")
      origin = isStable ? .stable : .backports
      // The third number of distributions that count for themselves is 0.
      point = isStable ? number.flatMap { $0 == 0 ? nil : $0 } : nil
    }
  }

  /// Marks of distributions that take the point releases of their series.
  ///
  /// - SeeAlso: Debian's linux 6.1.176-1 and 6.12.107-1, Fedora's kernel spec, Arch's linux and linux-lts, Amazon Linux'
  ///   kernel 5.10.255-253.1008.amzn2: packages named by the point release that they are of.
  private static let stableMarks = ["+deb", ".fc", "-arch", "-lts", ".amzn"]
}
