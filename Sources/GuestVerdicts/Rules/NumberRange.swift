/// Numbers from one on and below another, by which a shape asks for versions.
struct NumberRange: Sendable, Hashable {
  /// The smallest number in it.
  let first: UInt64
  /// The smallest number after it.
  let end: UInt64

  /// The versions from `first` on, or all, before `end`, or without an end.
  ///
  /// A version counts from its shortest form on: `[7, 1]` is before 7.1.0, so that `before: [7, 1]` has nothing of 7.1.
  static func versions(from first: [Int] = [], before end: [Int] = []) -> NumberRange {
    NumberRange(first: versionNumber(first) ?? 1, end: versionNumber(end) ?? .max)
  }

  /// The numbers above `number`.
  static func numbers(above number: UInt64) -> NumberRange { NumberRange(first: number + 1, end: .max) }

  /// Whether the number is in it.
  func contains(_ number: UInt64) -> Bool { number >= first && number < end }
}
