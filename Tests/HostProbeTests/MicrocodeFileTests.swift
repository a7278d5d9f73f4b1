import Testing

@testable import HostProbe

/// The revision that a microcode file holds for a CPU, by files made here of the layouts that the manuals describe.
@Suite struct MicrocodeFileTests {
  private func words(_ numbers: [UInt32]) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) } }
  }

  private func cpu(_ vendor: String, _ family: Int, _ model: Int, _ stepping: Int) throws -> MicrocodeCPU {
    try #require(
      MicrocodeCPU(
        cpuinfo:
          "processor\t: 0\nvendor_id\t: \(vendor)\ncpu family\t: \(family)\nmodel\t\t: \(model)\nstepping\t: \(stepping)\n"
      ))
  }

  @Test func cpusHaveTheirSignaturesAndFiles() throws {
    let skylake = try cpu("GenuineIntel", 6, 85, 4)
    #expect(skylake.signature == 0x50654 && skylake.files[0] == "/lib/firmware/intel-ucode/06-55-04")
    let milan = try cpu("AuthenticAMD", 25, 1, 1)
    #expect(
      milan.signature == 0xa00f11 && milan.files[0] == "/lib/firmware/amd-ucode/microcode_amd_fam19h.bin")
    #expect(
      MicrocodeCPU(cpuinfo: "vendor_id\t: CentaurHauls\ncpu family\t: 6\nmodel\t: 1\nstepping\t: 1\n") == nil)
    #expect(MicrocodeCPU(cpuinfo: "processor\t: 0\n") == nil)
  }

  /// Of several platforms' updates the lowest revision is the one that is certain.
  @Test func intelsUpdatesAreRead() throws {
    func update(_ revision: UInt32, _ signature: UInt32) -> [UInt8] {
      words([1, revision, 0x2026_0101, signature, 0, 1, 0x97, 16, 64, 0, 0, 0])
        + [UInt8](repeating: 0, count: 16)
    }
    let file = update(0x90, 0x50657) + update(0x30, 0x50654) + update(0x20, 0x50654)
    #expect(try cpu("GenuineIntel", 6, 85, 4).revision(in: file) == 0x20)
    #expect(try cpu("GenuineIntel", 6, 85, 7).revision(in: file) == 0x90)
    #expect(try cpu("GenuineIntel", 6, 85, 6).revision(in: file) == nil)
    for length in [0, 1, 47, 63, file.count - 1] {
      let cut = try cpu("GenuineIntel", 6, 85, 4).revision(in: Array(file.prefix(length)))
      #expect(cut == nil || length > 128, "\(length)")
    }
  }

  @Test func amdsContainersAreRead() throws {
    func patch(_ level: UInt32, _ cpu: UInt32) -> [UInt8] {
      words([1, 64, 0x2026_0101, level, 0, 0, 0, 0, cpu]) + [UInt8](repeating: 0, count: 36)
    }
    let table = words([0x0041_4d44, 0, 32, 0xa00f11, 0, 0, 0xa011, 0, 0, 0, 0])
    let file = table + patch(0xa00_1173, 0xa011) + patch(0xa00_1200, 0xa020)
    #expect(try cpu("AuthenticAMD", 25, 1, 1).revision(in: file) == 0xa00_1173)
    #expect(try cpu("AuthenticAMD", 25, 1, 0).revision(in: file) == nil)
    for length in 0..<table.count {
      #expect(try cpu("AuthenticAMD", 25, 1, 1).revision(in: Array(file.prefix(length))) == nil)
    }
  }
}
