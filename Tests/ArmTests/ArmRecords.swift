import ArmCPU
import ArmCompatibility
import Foundation
import TestSupport
import Testing

@testable import CPUReaders

/// Records of Arm hosts for tests.
enum ArmRecords {
  /// The record in a text.
  static func record(_ text: String, name: String = "node") throws -> ArmRecord {
    let reading = try Reader.read(Document(name: name, bytes: Array(text.utf8)))
    guard case .arm(let record)? = reading.cpus.first else {
      throw ReadError(document: name, reason: "it is no record of Arm")
    }
    return record
  }

  /// A fingerprint of the corpus.
  static func fingerprint(_ core: String, _ kernel: String) throws -> ArmRecord {
    let folder = try #require(corpusFolder("firecracker-arm"))
    let file = folder.appending(path: "fingerprint_ARM_NEOVERSE_\(core)_\(kernel)host.json")
    return try record(try String(contentsOf: file, encoding: .utf8), name: "\(core)-\(kernel)")
  }

  /// A host with a fingerprint's registers under another kernel.
  static func host(_ core: String, _ kernel: String, running release: String? = nil) throws -> ArmHost {
    var record = try fingerprint(core, kernel)
    if let release { record.kernel = release }
    return ArmHost([record], name: "\(core)-\(kernel)")
  }

  /// A virtual CPU with these values of system registers.
  static func bare(_ values: [SystemRegister: UInt64], kernel: String?, listing others: [UInt64] = [])
    -> ArmHost
  {
    var core = ArmCore()
    for (register, value) in values { core[register] = value }
    core.listed = Set(core.registers.keys).union(others)
    var record = ArmRecord(point: .virtualCPU)
    record.kernel = kernel
    record.cores = [core]
    return ArmHost([record], name: "bare")
  }
}
