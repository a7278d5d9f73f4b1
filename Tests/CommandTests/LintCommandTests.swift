import Foundation
import Testing

@Suite struct LintCommandTests {
  @Test func statusesTellWhatWasFound() throws {
    #expect(try martlet("lint", "-", "--as", "qemu", input: "EPYC-IBPB,+avx2").status == 0)
    // Notes are no reason to stop.
    #expect(try martlet("lint", "-", "--as", "qemu", input: "EPYC-IBPB,+svm").status == 0)
    #expect(try martlet("lint", "-", "--as", "qemu", input: "EPYC-IBPB,+foo").status == 1)
    #expect(try martlet("lint", "-", input: "<cpu><model>EPYC-Genoa</model></cpu>").status == 2)
    #expect(try martlet("lint", "-", "--as", "word", input: "EPYC").status == 64)
    #expect(try martlet("lint", "-", input: "Dear all,\nnothing here.\n").status == 65)
    #expect(try martlet("lint", "-", input: "<cpu>").status == 65)
    #expect(try martlet("lint", "/nowhere").status == 66)
  }

  @Test func findingsAreLinesThatEditorsRead() throws {
    let result = try martlet("lint", "-", "--as", "qemu", input: "EPYC-IBPB,+vpclmutqdq\n")
    #expect(
      result.output.hasPrefix(
        "standard input:1:12: error: QEMU has no CPU property vpclmutqdq; vpclmulqdq? [feature-unknown]\n"))
  }

  @Test func jsonHasTheSame() throws {
    let result = try martlet(
      "lint", "-", "--as", "ovirt", "--format", "json", input: "1:A:svm,stipb-always-on:EPYC-IBPB:x86_64")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "martlet.lint/2.0")
    #expect(json["result"] as? String == "findings")
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.count == 1)
    #expect(findings[0]["rule"] as? String == "feature-unknown")
    #expect(findings[0]["column"] as? Int == 9)
    #expect(findings[0]["suggestions"] as? [String] == ["stibp-always-on"])
  }

  /// What `level` writes has no name that `lint` finds wrong, and is recognised; oVirt's custom CPU type is no list.
  @Test(arguments: ["nova", "libvirt", "qemu", "proxmox", "kubevirt", "incus"])
  func whatLevelWritesIsSound(_ system: String) throws {
    let level = try martlet(
      "level", "Examples/article/sandybridge.txt", "Examples/article/broadwell.txt", "--for", system)
    #expect(level.status == 0)
    let result = try martlet("lint", "-", "--format", "json", input: level.output)
    #expect(result.output.contains("\"format\" : \"\(system)\""))
    #expect(!result.output.contains("\"severity\" : \"error\""), "\(result.output)")
  }
}
