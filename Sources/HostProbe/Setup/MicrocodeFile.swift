internal import FileAccess
internal import HostSnapshots
internal import X86CPU

extension Probe {
  /// The revision that the installed microcode file holds for this CPU.
  ///
  /// - SeeAlso: linux 6.12 Documentation/arch/x86/microcode.rst, intel-ucode/FF-MM-SS and amd-ucode/microcode_amd*.bin;
  ///   drivers/base/firmware_loader/Kconfig, FW_LOADER_COMPRESS_XZ and FW_LOADER_COMPRESS_ZSTD (names with .xz and .zst).
  mutating func readMicrocodeFile() {
    guard case .success(let info) = contents("/proc/cpuinfo"), let cpu = MicrocodeCPU(cpuinfo: info) else {
      return miss(.microcodeFile, "/lib/firmware", "/proc/cpuinfo does not report the CPU")
    }
    for path in cpu.files {
      let compressed = [path + ".xz", path + ".zst"].first { WholeFile.exists(root + $0) }
      if let compressed, !WholeFile.exists(root + path) {
        return miss(.microcodeFile, compressed, "the file is compressed, and is not read")
      }
      guard let bytes = try? WholeFile.read(root + path, limit: 16 << 20, waits: false) else { continue }
      guard let revision = cpu.revision(in: bytes) else {
        return miss(.microcodeFile, path, "the file holds none for this CPU", hasNone: true)
      }
      add(.microcodeFile, from: path, text: "0x" + String(revision, radix: 16) + "\n")
      return
    }
    miss(
      .microcodeFile, cpu.files[0], "the file does not exist; the microcode package is not installed",
      hasNone: true)
  }
}

/// A CPU as files of microcode name it.
struct MicrocodeCPU: Sendable, Equatable {
  /// Whether it is Intel's; else it is AMD's.
  var isIntel: Bool
  var family: UInt32
  var model: UInt32
  var stepping: UInt32

  /// The first CPU of `/proc/cpuinfo`; nil for other vendors, and where a number is missing.
  init?(cpuinfo: String) {
    var values: [String: String] = [:]
    for line in cpuinfo.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = parts[0].trimmingBlanks
      if values[key] == nil { values[key] = parts[1].trimmingBlanks }
    }
    guard let family = values["cpu family"].flatMap({ UInt32($0) }),
      let model = values["model"].flatMap({ UInt32($0) }),
      let stepping = values["stepping"].flatMap({ UInt32($0) }),
      let vendor = values["vendor_id"], vendor == "GenuineIntel" || vendor == "AuthenticAMD"
    else { return nil }
    isIntel = vendor == "GenuineIntel"
    (self.family, self.model, self.stepping) = (family, model, stepping)
  }

  /// Where distributions install the file, the likeliest first.
  var files: [String] {
    func two(_ number: UInt32) -> String { number.hexadecimal(digits: 2) }
    let name =
      isIntel
      ? "intel-ucode/\(two(family))-\(two(model))-\(two(stepping))"
      : family < 0x15 ? "amd-ucode/microcode_amd.bin" : "amd-ucode/microcode_amd_fam\(two(family))h.bin"
    return ["/lib/firmware/\(name)", "/usr/lib/firmware/\(name)"]
  }

  /// CPUID 1 EAX of the CPU.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, figure 3-6; AMD APM vol. 3, CPUID Fn0000_0001_EAX.
  var signature: UInt32 {
    let base = min(family, 15)
    return stepping & 15 | (model & 15) << 4 | base << 8 | (model >> 4) << 16 | (family - base) << 20
  }

  /// The newest revision that a file holds for the CPU; nil if it holds none.
  func revision(in bytes: [UInt8]) -> UInt32? { isIntel ? intelRevision(bytes) : amdRevision(bytes) }

  /// The lowest revision that a file of Intel's holds for the CPU's signature.
  ///
  /// Updates stand one after the other. Each has a header of 48 bytes: version 1, revision, date, signature, …, flags, data size, total
  /// size. `/proc/cpuinfo` does not report the flags of the CPU's platform, so that the lowest revision alone is certain.
  ///
  /// - SeeAlso: Intel SDM vol. 3A, section 10.11.1, Microcode Update.
  private func intelRevision(_ bytes: [UInt8]) -> UInt32? {
    var offset = 0
    var found: UInt32?
    while let version = word(bytes, offset), version == 1, let revision = word(bytes, offset + 4),
      let signature = word(bytes, offset + 12), let dataSize = word(bytes, offset + 28),
      let total = word(bytes, offset + 32)
    {
      if signature == self.signature { found = min(found ?? revision, revision) }
      // An update without data size is one of 2000 bytes of data.
      let size = Int(dataSize == 0 ? 2048 : total)
      guard size >= 48, offset + size <= bytes.count else { break }
      offset += size
    }
    return found
  }

  /// The newest revision that a file of AMD's holds for the CPU.
  ///
  /// A container has a magic number, a table of CPUs (each with the number by which patches name it), then patches.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/microcode/amd.c, struct cont_desc, equiv_cpu_entry and microcode_header_amd.
  private func amdRevision(_ bytes: [UInt8]) -> UInt32? {
    var offset = 0
    var found: UInt32?
    while word(bytes, offset) == 0x0041_4d44, word(bytes, offset + 4) == 0,
      let tableSize = word(bytes, offset + 8), Int(tableSize) <= bytes.count
    {
      var numbers: Set<UInt32> = []
      for entry in stride(from: offset + 12, to: offset + 12 + Int(tableSize), by: 16) {
        guard let cpu = word(bytes, entry), let equivalent = word(bytes, entry + 12), cpu != 0 else { break }
        if cpu == signature { numbers.insert(equivalent & 0xffff) }
      }
      offset += 12 + Int(tableSize)
      while word(bytes, offset) == 1, let size = word(bytes, offset + 4), size >= 64,
        offset + 8 + Int(size) <= bytes.count
      {
        if let patch = word(bytes, offset + 12), let number = word(bytes, offset + 32),
          numbers.contains(number & 0xffff)
        {
          found = max(found ?? 0, patch)
        }
        offset += 8 + Int(size)
      }
    }
    return found
  }

  private func word(_ bytes: [UInt8], _ offset: Int) -> UInt32? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }
}
