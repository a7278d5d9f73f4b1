import CPUCatalog
import Testing

@testable import FailureMessages

/// Messages are found wherever they lie in a stream, and each is told once.
@Suite struct MessageScannerTests {
  private func scan(_ bytes: [UInt8], pieces: Int = .max) -> MessageScanner {
    var scanner = MessageScanner(name: "log")
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(pieces)
      scanner.read(piece)
      rest = rest.dropFirst(piece.count)
    }
    scanner.finish()
    return scanner
  }

  private let message = "guest CPU doesn't match specification: missing features: hle,rtm"

  @Test(arguments: [1, 7, 61, 1 << 16]) func piecesMakeNoDifference(size: Int) {
    let log =
      "first\r\n\(message)\r\n" + String(repeating: "other line\n", count: 900)
      + "Unknown CPU feature monitor"
    let scanner = scan(Array(log.utf8), pieces: size)
    #expect(scanner.findings.map(\.id) == ["libvirt.guest-cpu-missing", "libvirt.unknown-cpu-feature"])
    #expect(scanner.findings.map(\.line) == [2, 903])
    #expect(scanner.lines == 903)
    #expect(scanner.bytes == log.utf8.count)
  }

  /// Around the end of the buffer, a mebibyte, and of the windows that are kept of long lines.
  @Test(arguments: [-9000, -8300, -8192, -100, -40, -1, 0, 1, 40, 8192]) func bordersOfTheBuffer(offset: Int)
  {
    for filling in ["x", "short line\n"] {
      let before = String(repeating: filling, count: ((1 << 20) + offset) / filling.utf8.count)
      let scanner = scan(Array((before + message + "\nend\n").utf8))
      #expect(scanner.findings.map(\.features) == [["hle", "rtm"]])
      #expect(scanner.findings.map(\.count) == [1])
      let newlines = before.utf8.count { $0 == 0x0a }
      #expect(scanner.findings.map(\.line) == [newlines + 1])
      #expect(scanner.lines == newlines + 2)
    }
  }

  @Test func aLineWithoutEnd() {
    var scanner = MessageScanner(name: "log")
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    for _ in 0..<20 { scanner.read(zeros) }
    scanner.read(Array("Unknown CPU feature monitor, ".utf8))
    for _ in 0..<20 { scanner.read(zeros) }
    scanner.read(Array("Unknown CPU feature avx2, ".utf8))
    scanner.finish()
    #expect(scanner.findings.map(\.features) == [["monitor"], ["avx2"]])
    #expect(scanner.findings.map(\.line) == [1, 1])
    #expect(scanner.lines == 1)
    #expect(scanner.findings.allSatisfy { $0.text.utf8.count <= 1300 })
  }

  @Test func repeatedMessagesAreOneFinding() {
    let log = String(repeating: "\(message)\nUnknown CPU feature avx2\n", count: 300)
    let findings = scan(Array(log.utf8)).findings
    #expect(findings.map(\.count) == [300, 300])
    #expect(findings.map(\.line) == [1, 2])
  }

  /// However many different ones there are, what is kept is bounded, and what is not kept is counted.
  @Test func manyDifferentMessages() {
    let log = (0..<5000).map { "Unknown CPU feature made-up-\($0)\n" }.joined()
    let scanner = scan(Array(log.utf8))
    #expect(scanner.findings.count == 4096)
    #expect(scanner.dropped == 904)
  }

  @Test func versionsOfTheLogAreRead() {
    let log =
      "2026-01-01: 1: info : libvirt version: 9.0.0, package: 4\nQEMU emulator version 7.2.13 (Debian)\n"
    #expect(scan(Array(log.utf8)).versions.mapValues(\.value) == ["libvirt": "9.0.0", "qemu": "7.2.13"])
  }

  @Test func linesOfOneIncidentAreOneFinding() throws {
    let qemu = "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX."
    let log = """
      \(qemu)hle [bit 4]
      \(qemu)rtm [bit 11]
      something else
      \(qemu)mpx [bit 14]
      """
    let gathered = MessageFinding.gathered(scan(Array(log.utf8)).findings)
    #expect(gathered.map(\.features) == [["hle", "rtm"], ["mpx"]])
  }

  @Test func whatWrapsAMessageFollowsIt() throws {
    let log =
      "Migration pre-check error: CPU doesn't have compatibility.\n\ninternal error: Unknown CPU feature avx2\n"
    let report = MessageReport(
      [scan(Array(log.utf8))], stack: MessageStack(), catalog: .standard, martlet: "1.0", inputs: [])
    #expect(report.findings.map(\.id) == ["libvirt.unknown-cpu-feature", "nova.unacceptable-cpu-info"])
    #expect(report.findings.map { $0.reason?.line } == [nil, 3])
  }

  @Test func whatMatchesNothingSaysWhatToCollect() {
    let report = MessageReport(
      [scan(Array("all is well".utf8))], stack: MessageStack(), catalog: .standard, martlet: "1.0", inputs: []
    )
    #expect(report.findings.isEmpty && !report.collect.isEmpty)
  }
}
