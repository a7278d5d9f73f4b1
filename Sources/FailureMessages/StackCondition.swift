/// A condition on the stack's known versions and settings, as in `--stack KEY=VALUE`.
enum StackCondition: Sendable, Hashable {
  /// The version of a component is this or later.
  case atLeast(String, [Int])
  /// The version of a component is earlier.
  case before(String, [Int])
  /// A setting has one of the values.
  case isOne(String, of: [String])

  /// Whether it holds; nil if unknown.
  func judge(_ stack: [String: String]) -> Bool? {
    switch self {
    case .atLeast(let key, let version):
      stack[key].flatMap(Self.version).map { !$0.precedes(version) }
    case .before(let key, let version):
      stack[key].flatMap(Self.version).map { $0.precedes(version) }
    case .isOne(let key, let values): stack[key].map { values.contains($0.lowercased()) }
    }
  }

  /// The numbers of a version; nil if it begins with none.
  private static func version(_ text: String) -> [Int]? {
    var numbers: [Int] = []
    for part in text.split(separator: ".") {
      guard let number = Int(part.prefix(while: \.isNumber)) else { break }
      numbers.append(number)
    }
    return numbers.isEmpty ? nil : numbers
  }
}

extension [Int] {
  /// Whether the version is earlier; numbers that are left out are zero.
  ///
  /// Nova versions were dates up to 2015.1 (Kilo) and continue with 12.0 (Liberty).
  fileprivate func precedes(_ other: [Int]) -> Bool {
    let length = Swift.max(count, other.count)
    func padded(_ numbers: [Int]) -> [Int] {
      let isYear = numbers.first.map { $0 >= 2000 } ?? false
      return (isYear ? [0] : []) + numbers + Array(repeating: 0, count: length - numbers.count)
    }
    return padded(self).lexicographicallyPrecedes(padded(other))
  }
}
