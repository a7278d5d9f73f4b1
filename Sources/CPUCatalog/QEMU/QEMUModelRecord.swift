/// A QEMU CPU model: the features it enables and its last CPUID leaves.
///
/// libvirt's model of the same name can differ in a few features (QEMU's Cascadelake-Server has pku, libvirt's has not).
/// Guests get QEMU's.
public struct QEMUModelRecord: Sendable, Hashable {
  /// The model's name; version 1 uses the plain name, which PC machine types resolve to it.
  public let name: String
  /// Other names of just this version.
  public internal(set) var aliases: [String] = []
  /// The first series in the table that has it, such as `10.0`.
  public let since: QEMUSeries
  /// The highest leaf of CPUID.
  public internal(set) var level: UInt32 = 0
  /// The highest extended leaf, from 80000000H on.
  public internal(set) var extendedLevel: UInt32 = 0
  /// QEMU's names of the features that the definition enables; accelerators can disable some again.
  public internal(set) var properties: Set<String> = []
  /// Whether the VMX details are copied from the previous version, because no source lists them.
  public internal(set) var assumesVMX = false

  /// The product's name and the number of the version: `EPYC-Rome` and 2 of `EPYC-Rome-v2`; version 1 without a number.
  public var version: (product: String, number: Int) {
    QEMUModelTable.unversioned(name) ?? (name, 1)
  }
}

/// A series of QEMU's releases, `10.0`.
public struct QEMUSeries: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first two numbers of a release.
  public let major, minor: Int

  /// Reads `10.0`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else { return nil }
    self.major = major
    self.minor = minor
  }

  /// The series of a release, `10.0` of `10.0.3`; nil for a text that begins otherwise.
  public init?(release: some StringProtocol) {
    self.init(release.split(separator: ".").prefix(2).joined(separator: "."))
  }

  /// `10.0`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by age.
  public static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}

/// A CPU property that machine types up to a version set differently from QEMU's current default.
public struct QEMUMachineProperty: Sendable, Hashable {
  /// The newest machine type that sets it: `pc-q35-9.0` and `pc-i440fx-9.0`, and all that are older.
  public let upTo: QEMUSeries
  /// The first series in the table in which they do.
  public let since: QEMUSeries
  /// The model whose CPUs it is set on, as QEMU's type is called; nil for all.
  public let model: String?
  /// The property and its value.
  public let property, value: String
}
