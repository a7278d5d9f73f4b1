import Testing

@testable import FailureMessages

@Suite struct LogFindingTests {
  private func find(_ text: String) -> [LogFinding] {
    LogFinding.find(in: [LogText(name: "log", bytes: Array(text.utf8))])
  }

  @Test(arguments: [
    "internal error Unknown CPU feature monitor", "internal error: Unknown CPU feature monitor",
    "libvirtError: internal error: unknown CPU feature monitor: more",
    "unsupported configuration: unknown CPU feature: monitor",
    "Unknown CPU feature 'monitor'.",
  ])
  func unknownFeaturesAreFoundInEveryEra(line: String) {
    #expect(find(line).filter { $0.id == "libvirt.unknown-cpu-feature" }.map(\.features) == [["monitor"]])
  }

  @Test func repeatedMessagesAreCounted() {
    let line = "ERROR Unacceptable CPU info: CPU doesn't have compatibility.\n"
    let findings = find(
      "first\n" + String(repeating: line, count: 5) + "Unknown CPU feature a\nUnknown CPU feature b\n")
    #expect(
      findings.map(\.id) == [
        "nova.unacceptable-cpu-info", "libvirt.unknown-cpu-feature", "libvirt.unknown-cpu-feature",
      ])
    #expect(findings[0].count == 5)
    #expect(findings[0].line == 2)
    #expect(findings[2].line == 8)
  }

  @Test func badTextIsData() {
    var bytes = Array("\u{0}\u{1} Unknown CPU feature ".utf8)
    bytes += [0xff, 0xfe, UInt8(ascii: "\n")] + Array("Unknown CPU feature x2apic\n".utf8)
    let findings = LogFinding.find(in: [LogText(name: "log", bytes: bytes)])
    #expect(findings.map(\.features) == [["x2apic"]])
  }

  @Test func otherTextHasNoFindings() {
    #expect(find("all is well\nCPU feature monitor is known\n").isEmpty)
  }
}
