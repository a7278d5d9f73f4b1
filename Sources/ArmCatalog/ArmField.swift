public import ArmCPU
public import X86CPU

/// The index space of the thresholds of ordered fields, such as `ID_AA64ISAR0_EL1.SHA2 ≥ 2`.
public enum ArmThresholds {}

/// A set of thresholds: each one bit for a field that reaches a value.
public typealias ThresholdSet = BitSet1024<ArmThresholds>

/// A field of an ID register.
public struct ArmField: Sendable, Hashable {
  /// The encoding of the register that holds it.
  public let register: SystemRegister
  /// The register's name, `ID_AA64ISAR0_EL1`.
  public let registerName: String
  /// The field's name in the register, `SHA2`.
  public let name: String
  /// The field's bits.
  public let bits: ClosedRange<Int>
  /// Whether values of the upper half are negative.
  public let isSigned: Bool
  /// Which values of another CPU a CPU can stand in for.
  public let order: Order
  /// Whether Linux shows its value to programs, instead of a safe one.
  public let isVisible: Bool
  /// The values that the table knows, with their names where the manual gives one; empty if every value has a meaning.
  public let values: [(number: UInt64, name: String?)]
  /// The index of the first threshold; thresholds of one field follow each other by value.
  let firstThreshold: Int
  /// The values at which thresholds are, in order; empty for fields without order.
  let steps: [Int]
  /// The lines of the kernel's files that say so.
  public let citation: String

  /// `ID_AA64ISAR0_EL1.SHA2`.
  public var fullName: String { "\(registerName).\(name)" }

  /// How a field's values are ordered.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/kernel/cpufeature.c, arm64_ftr_safe_value.
  public enum Order: Sendable, Hashable {
    /// A lower value promises less, so it can be given to a guest instead of a higher one.
    case lower
    /// A higher value is the safe one.
    case higher
    /// As `higher`, and zero above all, as it says nothing.
    case higherOrZero
    /// No order; this value can stand in for any other.
    case safe(UInt64)
    /// The kernel describes no order: only an equal value will do.
    case equal
  }

  /// The field's bits in a register.
  public var mask: UInt64 { (1 << UInt64(bits.count) - 1) << UInt64(bits.lowerBound) }

  /// The field's raw value in a register's.
  public func value(in register: UInt64) -> UInt64 { (register & mask) >> UInt64(bits.lowerBound) }

  /// The number that a raw value stands for: itself, or a negative one.
  public func number(of value: UInt64) -> Int {
    isSigned && value >> UInt64(bits.count - 1) & 1 == 1 ? Int(value) - (1 << bits.count) : Int(value)
  }

  /// Whether the table knows the value, so that what it means is known.
  public func knows(_ value: UInt64) -> Bool { values.isEmpty || values.contains { $0.number == value } }

  /// The value with its name, `2 (SHA512)`; negative and large values as the register has them.
  public func text(of value: UInt64) -> String {
    guard let name = values.first(where: { $0.number == value })?.name else { return "\(value)" }
    return "\(value) (\(name))"
  }

  /// The thresholds that a value reaches, and those that it does not.
  public func thresholds(of value: UInt64) -> (reached: [Int], missed: [Int]) {
    let number = number(of: value)
    let count = steps.prefix { $0 <= number }.count
    return (
      Array(firstThreshold..<firstThreshold + count),
      Array(firstThreshold + count..<firstThreshold + steps.count)
    )
  }

  /// Whether a host whose own value is `limit` takes `value` for a guest, given that its kernel lets the field be written.
  public func accepts(_ value: UInt64, limit: UInt64) -> Bool {
    if value == limit { return true }
    let (wanted, own) = (number(of: value), number(of: limit))
    return switch order {
    case .lower: wanted < own
    case .higher: wanted > own
    case .higherOrZero: wanted == 0 || own != 0 && wanted > own
    case .safe(let safe): value == safe
    case .equal: false
    }
  }

  /// Whether two are the same field.
  public static func == (a: Self, b: Self) -> Bool { a.register == b.register && a.bits == b.bits }

  /// Hashes the register and the bits.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(register)
    hasher.combine(bits)
  }
}

extension ArmField {
  /// The value with its name at a threshold, counted from 1; the lowest value at 0.
  public func value(atStep step: Int) -> String {
    guard step > 0, step <= steps.count else { return "0" }
    let number = steps[step - 1]
    return text(of: UInt64(bitPattern: Int64(number)) & (1 << UInt64(bits.count) - 1))
  }
}
