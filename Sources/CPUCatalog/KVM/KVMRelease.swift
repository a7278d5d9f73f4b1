/// A kernel release as `uname -r` prints it: its upstream release and its vendor.
public struct KVMRelease: Sendable, Hashable {
  /// The patches that a kernel has in addition to upstream's.
  public enum Origin: Sendable, Hashable {
    /// None that the release string shows.
    case upstream
    /// Those of a distribution that follows each point release of its series (Debian, Fedora, Arch, Amazon Linux).
    case stable
    /// Those of a distribution that backports features of newer kernels, or whose policy is unknown.
    case backports
  }

  /// The series, `6.1`.
  public let series: String
  /// The point release; nil if the release string does not show it, like Debian's `6.1.0-33-amd64`.
  public let point: Int?
  /// The kernel's vendor patches.
  public let origin: Origin

  let major, minor: Int

  /// Whether such a series can exist: since 3.0 the first number rises after 19 or 20.
  var isPlausible: Bool { minor <= 20 }

  /// Whether its series is newer than another's.
  public func isNewer(than other: KVMRelease) -> Bool { (major, minor) > (other.major, other.minor) }

  /// Reads `6.1.129`, `6.1.0-33-amd64`, `5.14.0-503.el9.x86_64`; nil if the text does not begin with a version.
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
      // Distributions with their own numbering use 0 as the third number.
      point = isStable ? number.flatMap { $0 == 0 ? nil : $0 } : nil
    }
  }

  /// Release suffixes of distributions that follow the point releases of their series.
  ///
  /// - SeeAlso: Debian's linux 6.1.176-1 and 6.12.107-1, Fedora's kernel spec, Arch's linux and linux-lts, Amazon Linux'
  ///   kernel 5.10.255-253.1008.amzn2: packages named by the point release that they are of.
  private static let stableMarks = ["+deb", ".fc", "-arch", "-lts", ".amzn"]
}
