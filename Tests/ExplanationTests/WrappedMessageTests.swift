import CPUCatalog
import Testing

@testable import FailureMessages

/// Messages that a terminal, a mail or a ticket wrapped are the messages that they were.
@Suite struct WrappedMessageTests {
  private func findings(_ text: String, pieces: Int = .max) -> [MessageFinding] {
    var scanner = MessageScanner(name: "log")
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      scanner.read(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
    }
    scanner.finish()
    return scanner.findings
  }

  /// A text cut at a column, as terminals do it.
  private static func cut(_ text: String, at width: Int) -> [String] {
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: width).map {
      String(decoding: bytes[$0..<min($0 + width, bytes.count)], as: UTF8.self)
    }
  }

  /// A text broken between words, as mails do it.
  private static func filled(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.utf8.count + 1 + word.utf8.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private static let names = [
    "hle", "rtm", "avx512f", "avx512dq", "clwb", "avx512cd", "avx512bw", "avx512vl", "pku",
    "avx512-vpopcntdq",
    "vmx-rdrand-exit", "gfni", "vaes",
  ]
  private static let list =
    "2026-11-28 07:00:01.123+0000: 812: error : virCPUx86Compare:1792 : guest CPU doesn't match specification: "
    + "missing features: " + names.joined(separator: ",")

  /// Every width, so that every name and every fixed word is broken at every place.
  @Test(arguments: ["", "    ", "> ", "> > ", "| "]) func listsCutAtAnyColumn(mark: String) {
    for width in stride(from: 40, through: 140, by: 3) {
      let text = Self.cut(Self.list, at: width).map { mark + $0 }.joined(separator: "\n")
      let found = findings(text + "\n\(mark)2026-11-28 07:00:02.000+0000: 812: info : avx,sse\n")
      #expect(found.map(\.id) == ["libvirt.guest-cpu-missing"], "\(width)")
      #expect(
        found.first?.features == Self.names || found.first?.isCut == true,
        "\(width): \(found.first?.features ?? [])")
      #expect(found.first?.count == 1)
    }
  }

  @Test func listsCutAtAnyColumnAreSeldomCutShort() {
    let short = (40...140).filter { width in
      findings(Self.cut(Self.list, at: width).joined(separator: "\n")).first?.features != Self.names
    }
    #expect(short == [])
  }

  @Test(arguments: ["", "\t", "> "]) func messagesFilledToAnyWidth(mark: String) {
    let spaced = Self.list.replacing(",", with: ", ")
    for width in stride(from: 50, through: 140, by: 3) {
      let text = Self.filled(spaced, to: width).joined(separator: "\r\n" + mark)
      let found = findings(text)
      #expect(found.map(\.id) == ["libvirt.guest-cpu-missing"], "\(width)")
      #expect(found.first?.features == Self.names, "\(width)")
    }
  }

  /// Every rule's own examples.
  @Test(arguments: [60, 66, 72, 76, 80, 100]) func everyExampleWrapped(width: Int) {
    for rule in MessageRule.all {
      for example in rule.examples where example.utf8.count > width {
        let whole = findings(example).first { $0.id == rule.id }
        for lines in [Self.filled(example, to: width), Self.cut(example, at: width)] where lines.count <= 4 {
          let found = findings(lines.joined(separator: "\n")).first { $0.id == rule.id }
          #expect(found != nil, "\(rule.id): \(lines)")
          #expect(found?.features == whole?.features || found?.isCut == true, "\(rule.id): \(lines)")
        }
      }
    }
  }

  @Test(arguments: [1, 7, 61, 4096]) func piecesMakeNoDifference(size: Int) {
    let text =
      String(repeating: "something else\n", count: 9000)
      + Self.cut(Self.list, at: 77).joined(separator: "\n  ") + "\nend\nUnknown CPU\n  feature avx2"
    let found = findings(text, pieces: size)
    #expect(found.map(\.id) == ["libvirt.guest-cpu-missing", "libvirt.unknown-cpu-feature"])
    #expect(found.map(\.features) == [Self.names, ["avx2"]])
    #expect(found.first?.line == 9001)
  }

  /// What follows a list that ends is no part of it; what should follow and does not is told.
  @Test(arguments: [
    ("missing features: hle,rtm\navx2 is another matter", ["hle", "rtm"], false),
    ("missing features: hle,rtm\n2026-11-28 10:00:00 avx2,sse", ["hle", "rtm"], false),
    ("missing features: hle,rtm,\n2026-11-28 10:00:00 avx2,sse", ["hle", "rtm"], true),
    ("missing features: hle,rtm,\n", ["hle", "rtm"], true),
    ("missing features: hle,rtm,\n\navx2", ["hle", "rtm"], true),
    ("missing features: hle,rtm\n  ,avx2\n", ["hle", "rtm", "avx2"], false),
    ("missing features: hle,rtm,\n> avx2,\n> sse4.2", ["hle", "rtm", "avx2", "sse4.2"], false),
    ("missing features: hle,avx51\n2f,rtm", ["hle", "avx512f", "rtm"], false),
    ("missing features: hle,vmx-\nvnmi", ["hle", "vmx-vnmi"], false),
    ("missing features: hle,avx51", ["hle", "avx51"], true),
    ("missing features: hle,rtm...", ["hle", "rtm"], true),
  ])
  func whereAListEnds(text: String, features: [String], isCut: Bool) {
    let found = findings("qemu: guest CPU doesn't match specification: " + text)
    #expect(found.first?.features == features)
    #expect(found.first?.isCut == isCut)
    #expect(found.first?.doesNotProve.contains("may be truncated") == isCut)
  }

  /// Words of two entries make no message.
  @Test func entriesOfALogAreNotJoined() {
    let text = """
      2026-11-28 10:00:00 INFO something about an unknown CPU
      2026-11-28 10:00:01 INFO feature avx2 is fine
      Nov 28 10:00:02 host kernel: kvm: no hardware
      Nov 28 10:00:03 host kernel: support for it
      [    1.000000] failed to set
      [    1.000001] MSR 0x10a to 0x69
      Hyper-V guests run here
      and something is not supported by kernel
      """
    #expect(findings(text).map(\.id) == [])
  }

  @Test func wrappedWarningsOfOneIncidentAreOneFinding() {
    let lines = ["hle [bit 4]", "rtm [bit 11]"].flatMap {
      Self.filled(
        "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.\($0)", to: 72)
    }
    let gathered = MessageFinding.gathered(findings(lines.joined(separator: "\n")))
    #expect(gathered.map(\.features) == [["hle", "rtm"]])
  }

  /// However the lines are made, the time grows as the text does.
  @Test func linesThatPromiseMuchCostLittle() {
    let line = "guest CPU doesn't match specification missing,\n"
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = String(repeating: line, count: count)
      return clock.measure { _ = findings(bytes) }
    }
    _ = time(100)
    let (short, long) = (time(400), time(3200))
    #expect(long < short * 40)
  }
}
