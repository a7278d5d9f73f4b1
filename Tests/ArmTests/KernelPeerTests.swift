import ArmCPU
import Foundation
import Testing

@testable import ArmCatalog

/// The kernel's own source against the tables: MARTLET_LINUX_SOURCE names an unpacked Linux 7.1.
@Suite struct ArmKernelPeerTests {
  private static let source = ProcessInfo.processInfo.environment["MARTLET_LINUX_SOURCE"]

  private static func lines(_ path: String) throws -> [String] {
    let file = try #require(source) + "/arch/arm64/" + path
    return try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// Every register and field stands on the line that its row names, with its bits; no field of the kernel's is missing.
  @Test(.enabled(if: source != nil, "MARTLET_LINUX_SOURCE names no Linux source"))
  func fieldsAreTheKernels() throws {
    let lines = try Self.lines("tools/sysreg")
    for field in ArmFieldTable.standard.fields {
      let citation = try #require(field.citation.split(separator: " ").first { $0.hasPrefix("sysreg:") })
      let number = try #require(Int(citation.dropFirst(7)))
      let words = lines[number - 1].split(whereSeparator: \.isWhitespace)
      let ends = words[1].split(separator: ":").compactMap { Int($0) }
      #expect(
        words[2] == field.name && ends.min() == field.bits.lowerBound && ends.max() == field.bits.upperBound)
    }
    for (register, range) in ArmFieldTable.standard.registers {
      let name = try #require(ArmNames.standard.name(of: register))
      let start = try #require(
        lines.firstIndex { $0.hasPrefix("Sysreg") && $0.split(whereSeparator: \.isWhitespace)[1] == name })
      let end = try #require(lines[start...].firstIndex { $0.hasPrefix("EndSysreg") })
      let count = lines[start..<end].count { line in
        ["UnsignedEnum", "SignedEnum", "Enum", "Field"].contains {
          line.hasPrefix($0 + "\t") || line.hasPrefix($0 + " ")
        }
      }
      #expect(count == range.count, "\(name)")
    }
  }

  /// Every order stands on the line of cpufeature.c that its row names.
  @Test(.enabled(if: source != nil, "MARTLET_LINUX_SOURCE names no Linux source"))
  func ordersAreTheKernels() throws {
    let lines = try Self.lines("kernel/cpufeature.c")
    var checked = 0
    for field in ArmFieldTable.standard.fields {
      guard let citation = field.citation.split(separator: " ").first(where: { $0.hasPrefix("cpufeature:") }),
        let number = Int(citation.dropFirst(11))
      else { continue }
      // KVM's own order of these differs: kvm_arm64_ftr_safe_value.
      if ["ID_AA64DFR0_EL1.PMUVer", "ID_AA64DFR0_EL1.DebugVer", "ID_DFR0_EL1.PerfMon"].contains(
        field.fullName)
      {
        continue
      }
      let text = lines[(number - 1)...].prefix(2).joined(separator: " ")
      let order =
        switch field.order {
        case .lower: "FTR_LOWER_SAFE"
        case .higher: "FTR_HIGHER_SAFE"
        case .higherOrZero: "FTR_HIGHER_OR_ZERO_SAFE"
        case .safe: "FTR_EXACT"
        case .equal: ""
        }
      #expect(
        text.contains(order) && text.contains(field.isSigned ? "S_ARM64_FTR_BITS" : "ARM64_FTR_BITS"),
        "\(field.fullName)")
      checked += 1
    }
    #expect(checked > 150)
  }
}
