/// A machine of IBM Z that QEMU has a CPU definition for.
public struct S390Machine: Sendable, Hashable {
  /// The name of QEMU's definition: `z14`.
  public let name: String
  /// The machine type, as `/proc/cpuinfo` prints it in hexadecimal digits: 0x3906.
  public let type: UInt16
  /// The generation of z/Architecture, counted as QEMU does: 14.
  public let generation: Int
  /// The level of general availability within the generation.
  public let level: Int

  /// Where the definitions and types are listed.
  public static let citation = "qemu 10.0.13 target/s390x/cpu_models.c, s390_cpu_defs"

  /// The machine of a definition's name without `-base`; nil for a name that QEMU does not have.
  public static func named(_ name: String) -> S390Machine? { all.first { $0.name == name } }

  /// The first machine of a type; nil for a type that QEMU does not know.
  public static func ofType(_ type: UInt16) -> S390Machine? { all.first { $0.type == type } }

  /// The machine in words: `z14 (machine type 3906, generation 14)`.
  public var text: String {
    "\(name) (machine type \(String(type, radix: 16)), generation \(generation))"
  }

  private init(_ type: UInt16, _ generation: Int, _ level: Int, _ name: String) {
    (self.type, self.generation, self.level, self.name) = (type, generation, level, name)
  }

  /// Every machine that QEMU defines, by release.
  ///
  /// - SeeAlso: `citation`: the columns are the type, the generation, its level of availability and the name.
  public static let all: [S390Machine] = [
    .init(0x2064, 7, 1, "z900"), .init(0x2064, 7, 2, "z900.2"), .init(0x2064, 7, 3, "z900.3"),
    .init(0x2066, 7, 3, "z800"), .init(0x2084, 8, 1, "z990"), .init(0x2084, 8, 2, "z990.2"),
    .init(0x2084, 8, 3, "z990.3"), .init(0x2086, 8, 3, "z890"), .init(0x2084, 8, 4, "z990.4"),
    .init(0x2086, 8, 4, "z890.2"), .init(0x2084, 8, 5, "z990.5"), .init(0x2086, 8, 5, "z890.3"),
    .init(0x2094, 9, 1, "z9EC"), .init(0x2094, 9, 2, "z9EC.2"), .init(0x2096, 9, 2, "z9BC"),
    .init(0x2094, 9, 3, "z9EC.3"), .init(0x2096, 9, 3, "z9BC.2"), .init(0x2097, 10, 1, "z10EC"),
    .init(0x2097, 10, 2, "z10EC.2"), .init(0x2098, 10, 2, "z10BC"), .init(0x2097, 10, 3, "z10EC.3"),
    .init(0x2098, 10, 3, "z10BC.2"), .init(0x2817, 11, 1, "z196"), .init(0x2817, 11, 2, "z196.2"),
    .init(0x2818, 11, 2, "z114"), .init(0x2827, 12, 1, "zEC12"), .init(0x2827, 12, 2, "zEC12.2"),
    .init(0x2828, 12, 2, "zBC12"), .init(0x2964, 13, 1, "z13"), .init(0x2964, 13, 2, "z13.2"),
    .init(0x2965, 13, 2, "z13s"), .init(0x3906, 14, 1, "z14"), .init(0x3906, 14, 2, "z14.2"),
    .init(0x3907, 14, 1, "z14ZR1"), .init(0x8561, 15, 1, "gen15a"), .init(0x8562, 15, 1, "gen15b"),
    .init(0x3931, 16, 1, "gen16a"), .init(0x3932, 16, 1, "gen16b"), .init(0x9175, 17, 1, "gen17a"),
    .init(0x9176, 17, 1, "gen17b"),
  ]
}
