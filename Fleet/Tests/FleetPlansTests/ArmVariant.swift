import ArmCPU
import CPUReaders
import FleetTestSupport
import Foundation
import Testing

/// A capture of an arm64 host under another name, with a running guest `on-NAME`.
struct ArmVariant {
  var name: String
  var text: String

  /// One of the thirteen captures.
  static func capture(_ name: String) throws -> String {
    try #require(try ArmHosts.captures().first { $0.name == name }).text
  }

  /// The record.
  var document: Document {
    let named = text.replacing(#/#identity hostName \S+/#, with: "#identity hostName \(name)")
    let whole = ArmHosts.capture(named, running: "on-" + name, ArmHosts.guest("on-" + name))
    return Document(name: name, bytes: Array(whole.utf8))
  }

  /// The same host with other vector lengths: bit n for n + 1 times 128 bits.
  static func lengths(_ bits: Int, in text: String) -> String {
    text.replacing(
      #/register 0x606000000015ffff 0x[0-9a-f]+/#,
      with: "register 0x606000000015ffff 0x\(String(bits, radix: 16))")
  }

  /// The same host with another line in its list of registers: `counter 25000000` of a list that has none, `gic 2` in place of `gic 3`.
  static func line(_ line: String, in text: String) -> String {
    let word = line.prefix { $0 != " " }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { $0.hasPrefix("|\(word) ") } ?? lines.firstIndex { $0.hasPrefix("|ipa ") }
    return lines.enumerated().flatMap { index, old -> [String] in
      guard index == place else { return [String(old)] }
      return old.hasPrefix("|\(word) ") ? ["|\(line)"] : [String(old), "|\(line)"]
    }.joined(separator: "\n")
  }

  /// The same host whose KVM offers no PMU: its registers are not listed, and the fields that show it are zero.
  static func withoutCounters(_ text: String) -> String {
    let version = KVMRegisterID(SystemRegister(encoding: 0xc028)).id  // ID_AA64DFR0_EL1, PMUVer 11:8
    let old = KVMRegisterID(SystemRegister(encoding: 0xc00a)).id  // ID_DFR0_EL1, PerfMon 27:24
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      if line.hasPrefix("|offers ") || line.hasPrefix("|asked ") {
        return line.split(separator: " ").filter { $0 != "pmu" }.joined(separator: " ")
      }
      let words = line.split(separator: " ")
      guard words.count == 3, words[0] == "|register", let id = UInt64(words[1].dropFirst(2), radix: 16),
        let system = KVMRegisterID(id: id).systemRegister,
        let value = UInt64(words[2].dropFirst(2), radix: 16)
      else { return String(line) }
      let n = system.numbers
      if n[0] == 3, n[2] == 9 && 12...14 ~= n[3] || n[1] == 3 && n[2] == 14 && 8...15 ~= n[3] { return nil }
      let cleared: UInt64 =
        id == version ? value & ~0xf00 : id == old ? value & ~0xf00_0000 : value
      return "|register \(words[1]) 0x\(String(cleared, radix: 16))"
    }
    return lines.joined(separator: "\n")
  }
}
