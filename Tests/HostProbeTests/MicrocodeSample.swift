/// A CPU, and a microcode file for it made here of the layouts that the manuals describe.
struct MicrocodeSample: Sendable {
  var name: String
  var vendor: String
  /// Family, model and stepping.
  var numbers: (Int, Int, Int)
  /// Where the file is; nil if there is none.
  var path: String?
  var bytes: [UInt8] = []
  /// The revision that is read; nil if none is.
  var revision: String?

  var cpuinfo: String {
    """
    processor\t: 0
    vendor_id\t: \(vendor)
    cpu family\t: \(numbers.0)
    model\t\t: \(numbers.1)
    model name\t: A CPU: of \(numbers.1)
    stepping\t: \(numbers.2)
    flags\t\t: fpu monitor

    processor\t: 1
    model\t\t: 1

    """
  }

  private static func words(_ numbers: [UInt32]) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) } }
  }

  private static func update(_ revision: UInt32, _ signature: UInt32, data: Int = 16) -> [UInt8] {
    words([1, revision, 0x2026_0101, signature, 0, 1, 0x97, UInt32(data), UInt32(48 + data), 0, 0, 0])
      + [UInt8](repeating: 1, count: data)
  }

  private static func patch(_ level: UInt32, _ cpu: UInt32, size: Int = 64) -> [UInt8] {
    words([1, UInt32(size), 0x2026_0101, level, 0, 0, 0, 0, cpu]) + [UInt8](repeating: 1, count: size - 28)
  }

  private static let table = words([
    0x0041_4d44, 0, 64, 0xa00f11, 0, 0, 0xa011, 0xa00f12, 0, 0, 0xa012, 0, 0, 0, 0, 0, 0, 0, 0,
  ])

  static let all: [MicrocodeSample] = [
    MicrocodeSample(
      name: "two of three updates are for the CPU", vendor: "GenuineIntel", numbers: (6, 85, 4),
      path: "/lib/firmware/intel-ucode/06-55-04",
      bytes: update(0x90, 0x50657, data: 2000) + update(0x200_0065, 0x50654) + update(0x200_0030, 0x50654),
      revision: "0x2000030"),
    MicrocodeSample(
      name: "an update without a size has 2,000 bytes", vendor: "GenuineIntel", numbers: (6, 85, 4),
      path: "/usr/lib/firmware/intel-ucode/06-55-04",
      bytes: words([1, 0x21, 0, 0x50650, 0, 1, 0, 0, 0, 0, 0, 0]) + [UInt8](repeating: 1, count: 2000)
        + update(0x22, 0x50654), revision: "0x22"),
    MicrocodeSample(
      name: "none is for the CPU", vendor: "GenuineIntel", numbers: (6, 85, 6),
      path: "/lib/firmware/intel-ucode/06-55-06", bytes: update(0x90, 0x50657)),
    MicrocodeSample(
      name: "the newest of AMD's patches", vendor: "AuthenticAMD", numbers: (25, 1, 1),
      path: "/lib/firmware/amd-ucode/microcode_amd_fam19h.bin",
      bytes: table + patch(0xa00_1173, 0xa011) + patch(0xa00_1290, 0xa012, size: 128)
        + patch(0xa00_1180, 0xa011)
        + table + patch(0xa00_1178, 0xa011), revision: "0xa001180"),
    MicrocodeSample(
      name: "an old family of AMD's, without a patch", vendor: "AuthenticAMD", numbers: (16, 4, 3),
      path: "/lib/firmware/amd-ucode/microcode_amd.bin", bytes: table + patch(0xa00_1173, 0xa011)),
    MicrocodeSample(
      name: "no container", vendor: "AuthenticAMD", numbers: (25, 1, 1),
      path: "/lib/firmware/amd-ucode/microcode_amd_fam19h.bin", bytes: [UInt8](repeating: 7, count: 100)),
    MicrocodeSample(
      name: "compressed", vendor: "AuthenticAMD", numbers: (25, 1, 1),
      path: "/lib/firmware/amd-ucode/microcode_amd_fam19h.bin.xz", bytes: [0xfd, 0x37]),
    MicrocodeSample(name: "no file", vendor: "GenuineIntel", numbers: (6, 85, 4)),
    MicrocodeSample(name: "another vendor", vendor: "CentaurHauls", numbers: (6, 15, 1)),
  ]
}
