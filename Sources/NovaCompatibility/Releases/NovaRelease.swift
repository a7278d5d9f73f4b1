internal import LibvirtCPU

/// A release of Nova, by which its checks and messages differ.
public struct NovaRelease: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The series.
  public let series: NovaSeries
  /// The point release within the series, `2.1` of 26.2.1; nil if only the series is known.
  public let point: Point?

  /// The numbers after the series'.
  public struct Point: Sendable, Hashable, Comparable {
    /// The second and third number; of a version such as 2015.1.2, 0 and 2.
    public let minor, micro: Int

    /// Numbers after the series'.
    public init(_ minor: Int, _ micro: Int = 0) {
      self.minor = minor
      self.micro = micro
    }

    /// Orders by the first number that differs.
    public static func < (a: Self, b: Self) -> Bool { (a.minor, a.micro) < (b.minor, b.micro) }
  }

  init(_ series: NovaSeries, _ point: Point?) {
    self.series = series
    self.point = point
  }

  /// Reads `27.0.0`, `27`, `2023.1`, `antelope`, `2015.1.2`, `kilo`, or a package's version, `2:26.2.2-1~deb12u4`.
  ///
  /// - Throws: `NovaReleaseError` for what is no release that is known, with the names that may have been meant.
  public init(_ text: some StringProtocol) throws(NovaReleaseError) {
    let name = text.lowercased()
    if let series = NovaSeries.all.first(where: { $0.name == name }) {
      self.init(series, nil)
      return
    }
    let version = name.split(separator: ":").last ?? ""
    let numbers = version.prefix { !"-+~".contains($0) }.split(
      separator: ".", omittingEmptySubsequences: false
    ).map { Int($0) }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, (1...4).contains(known.count),
      let read = Self.read(known)
    else { throw NovaReleaseError(text: String(text)) }
    self = read
  }

  private static func read(_ numbers: [Int]) -> NovaRelease? {
    if numbers.count >= 2,
      let dated = NovaSeries.all.first(where: { $0.date == "\(numbers[0]).\(numbers[1])" })
    {
      guard dated.isNumberedByDate else { return numbers.count == 2 ? NovaRelease(dated, nil) : nil }
      guard numbers.count <= 3 else { return nil }
      return NovaRelease(dated, numbers.count == 3 ? Point(0, numbers[2]) : nil)
    }
    guard let series = NovaSeries.numbered(numbers[0]), !series.isNumberedByDate, numbers.count <= 3 else {
      return nil
    }
    guard numbers.count > 1 else { return NovaRelease(series, nil) }
    return NovaRelease(series, Point(numbers[1], numbers.count > 2 ? numbers[2] : 0))
  }

  /// `26.2.1`, `2015.1.2`; of a series without a point release, the series.
  public var description: String {
    guard let point else { return series.description }
    if series.isNumberedByDate { return "\(series.date ?? "").\(point.micro)" }
    return "\(series.number).\(point.minor).\(point.micro)"
  }

  /// Orders by series, then by point release; a series alone comes before its point releases.
  public static func < (a: Self, b: Self) -> Bool {
    guard a.series == b.series else { return a.series < b.series }
    switch (a.point, b.point) {
    case (let a?, let b?): return a < b
    case (nil, _?): return true
    case (_, nil): return false
    }
  }

  /// Whether this is the given release or a later one; nil if that depends on the point release, which is not known.
  func isFrom(_ number: Int, _ point: Point = Point(0)) -> Bool? {
    if series.number != number { return series.number > number }
    if let own = self.point { return own >= point }
    return point == Point(0) ? true : nil
  }
}

/// A text that names no release of Nova.
public struct NovaReleaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given.
  public let text: String

  /// Releases that may have been meant, by name.
  public var suggestions: [String] { nearNames(to: text, among: NovaSeries.all.map(\.name)) }

  /// What is wrong, and what to write.
  public var description: String {
    let range = "Martlet knows \(NovaSeries.all[0]) to \(NovaSeries.all[NovaSeries.all.count - 1])"
    let meant = suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: " or "))?"
    return "\(text) is not a Nova release; \(range), such as 26.2.1, 2023.1 or antelope\(meant)"
  }
}
