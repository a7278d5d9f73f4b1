public import CPUCompatibility

/// What is known of the stack that printed messages: versions and settings.
public struct MessageStack: Sendable, Hashable {
  /// Values by key.
  public private(set) var values: [String: String] = [:]

  /// Settings that causes ask for beside versions, with what they may be.
  private static let settings: [String: Set<String>] = [
    "cpu_mode": ["host-model", "host-passthrough", "custom", "none", "maximum"],
    "virt_type": ["kvm", "qemu"],
  ]

  /// The keys that `--stack` takes: components' versions, and settings.
  public static let keys = (MessageComponent.allCases.map(\.rawValue) + Array(settings.keys)).sorted()

  /// Nothing is known.
  public init() {}

  /// Reads `KEY=VALUE` texts; the last of one key counts.
  ///
  /// - Throws: `StackError` for what is no pair, an unknown key, or a value that the key cannot have.
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

  /// Adds what a log tells, where nothing else is said.
  public mutating func complete(with versions: [String: String]) {
    values.merge(versions) { own, _ in own }
  }
}
