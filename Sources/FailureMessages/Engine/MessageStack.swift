public import CPUCompatibility

/// The known versions and settings of the stack that printed messages.
public struct MessageStack: Sendable, Hashable {
  /// Values by key.
  public private(set) var values: [String: String] = [:]

  /// Settings that causes depend on besides versions, with their allowed values.
  private static let settings: [String: Set<String>] = [
    "cpu_mode": ["host-model", "host-passthrough", "custom", "none", "maximum"],
    "virt_type": ["kvm", "qemu"],
  ]

  /// The keys of `--stack`: component versions and settings.
  public static let keys = (MessageComponent.allCases.map(\.rawValue) + Array(settings.keys)).sorted()

  /// Creates an unknown stack.
  public init() {}

  /// Reads `KEY=VALUE` texts; the last of one key counts.
  ///
  /// - Throws: `StackError` if a text is not a pair, a key is unknown, or its value is invalid.
  public init(_ pairs: [String]) throws(StackError) {
    for pair in pairs {
      let (key, value) = try stackPair(pair, keys: Self.keys, example: "nova=27.0.0 or cpu_mode=host-model")
      if let allowed = Self.settings[key] {
        guard allowed.contains(value.lowercased()) else {
          throw StackError(
            reason: "--stack \(pair): \(key) is one of \(allowed.sorted().joined(separator: ", "))")
        }
      } else if value.first?.isNumber != true {
        throw StackError(reason: "--stack \(pair): give a version, such as \(key)=9.0.0")
      }
      values[key] = value
    }
  }

  /// Adds values from a log that are not already set.
  public mutating func complete(with versions: [String: String]) {
    values.merge(versions) { own, _ in own }
  }
}
