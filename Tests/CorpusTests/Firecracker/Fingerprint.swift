import CPUCatalog
import FoundationEssentials
import Testing
import X86CPU

/// The CPU that a guest of Firecracker sees on one CPU and one host kernel.
struct Fingerprint: Sendable, CustomTestStringConvertible {
  /// The CPU's name in the file's name.
  let cpu: String
  /// The host's kernel, as `uname -r` prints it.
  let kernel: String
  /// The host's microcode revision.
  let microcode: String
  /// What CPUID and KVM's MSRs answer.
  let table: CPUIDTable

  var testDescription: String { "\(cpu) on \(kernel)" }

  /// Whose module of KVM runs on the CPU.
  var vendor: KVMVendor { cpu.hasPrefix("AMD") ? .amd : .intel }

  /// The folder with the fingerprints, or nil where it is not at hand.
  static let folder: String? = {
    let root = String(#filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 })
    let folder = root + "/../shared/corpus/firecracker"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  /// All fingerprints of x86 CPUs, in order of name.
  static func all() throws -> [Fingerprint] {
    let folder = try #require(folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasPrefix("fingerprint_") && ($0.contains("INTEL") || $0.contains("AMD")) }
      .map { try Fingerprint(name: $0, text: Data(contentsOf: URL(filePath: folder + "/" + $0))) }
  }

  private init(name: String, text: Data) throws {
    let file = try JSONDecoder().decode(File.self, from: text)
    cpu = String(name.dropFirst("fingerprint_".count).prefix { !$0.isNumber && $0 != "." }.dropLast())
    kernel = file.kernel_version
    microcode = file.microcode_version
    var table = CPUIDTable()
    for leaf in file.guest_cpu_config.cpuid_modifiers {
      var registers = CPUIDRegisters()
      for modifier in leaf.modifiers {
        let register = try #require(
          CPUIDRegister.allCases.first { $0.name.lowercased() == modifier.register })
        registers[register] = UInt32(try number(modifier.bitmap))
      }
      table.leaves[CPUIDLeaf(eax: UInt32(try number(leaf.leaf)), ecx: UInt32(try number(leaf.subleaf)))] =
        registers
    }
    for msr in file.guest_cpu_config.msr_modifiers {
      table.msrs[UInt32(try number(msr.addr))] = try number(msr.bitmap)
    }
    self.table = table
  }
}

/// Reads `0x1F` and `0b101`.
private func number(_ text: String) throws -> UInt64 {
  try #require(UInt64(text.dropFirst(2), radix: text.hasPrefix("0x") ? 16 : 2))
}

// The names of the file's keys.
// swift-format-ignore: AlwaysUseLowerCamelCase
private struct File: Decodable {
  var kernel_version: String
  var microcode_version: String
  var guest_cpu_config: Configuration

  struct Configuration: Decodable {
    var cpuid_modifiers: [Leaf]
    var msr_modifiers: [MSR]
  }

  struct Leaf: Decodable {
    var leaf: String
    var subleaf: String
    var modifiers: [Register]
  }

  struct Register: Decodable {
    var register: String
    var bitmap: String
  }

  struct MSR: Decodable {
    var addr: String
    var bitmap: String
  }
}
