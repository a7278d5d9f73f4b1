import CPUCatalog
import CPUCompatibility
import CPUReaders
import Foundation
import TestSupport
import Testing
import X86CPU

/// The CPU that a guest of Firecracker sees on one CPU and one host kernel.
struct Fingerprint: Sendable, CustomTestStringConvertible {
  /// The CPU's name in the file's name.
  let cpu: String
  /// The host's kernel, as `uname -r` prints it.
  let kernel: String
  /// The host's microcode revision.
  let microcode: UInt32
  /// What CPUID and KVM's MSRs answer.
  let table: CPUIDTable

  var testDescription: String { "\(cpu) on \(kernel)" }

  /// Whose module of KVM runs on the CPU.
  var vendor: KVMVendor { cpu.hasPrefix("AMD") ? .amd : .intel }

  /// The folder with the fingerprints, or nil where it is not at hand.
  static let folder = corpusFolder("firecracker")

  /// All fingerprints of x86 CPUs, in order of name.
  static func all() throws -> [Fingerprint] {
    let folder = try #require(folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix("fingerprint_") && ($0.contains("INTEL") || $0.contains("AMD")) }
      .map { try Fingerprint(name: $0, bytes: Array(Data(contentsOf: folder.appending(path: $0)))) }
  }

  private init(name: String, bytes: [UInt8]) throws {
    let reading = try Reader.read(Document(name: name, bytes: bytes), format: "firecracker")
    guard case .registers(let dump) = try #require(reading.cpus.first) else {
      throw ReadError(document: name, reason: "no registers")
    }
    try #require(dump.cpus.count == 1 && dump.cpus[0].told == nil)
    cpu = String(name.dropFirst("fingerprint_".count).prefix { !$0.isNumber && $0 != "." }.dropLast())
    kernel = try #require(dump.kernel)
    microcode = try #require(dump.microcode)
    table = dump.cpus[0].table
  }
}
