import Foundation
import TestSupport
import Testing

/// Waivers beside the verdicts that they change: `check`, `fix` and `diagnose`.
@Suite struct WaiverTests {
  private let host = "Examples/article/broadwell.txt"
  private let guest = """
    <domain type='kvm'><name>web1</name>
    <cpu mode='custom' match='exact' check='full'><model>Broadwell-noTSX</model>
    <feature policy='require' name='monitor'/></cpu></domain>
    """

  private func policy(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).yaml")
      .path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func aWordOfTheCommandLineStandsBesideTheVerdict() throws {
    let blocked = try martlet("check", "-", "--on", host, input: guest)
    #expect(blocked.status == 1 && !blocked.output.contains("waiver"), "\(blocked.output)")
    let accepted = try martlet("check", "-", "--on", host, "--accept", "monitor=CHG-1204", input: guest)
    #expect(accepted.status == 0, "\(accepted.output)\(accepted.errors)")
    #expect(accepted.output.contains("waiver: monitor: its loss is accepted (CHG-1204)"))
    let json = try martlet(
      "check", "-", "--on", host, "--accept", "monitor", "--format", "json", input: guest)
    #expect(json.output.contains("accepted on the command line"))
    let wrong = try martlet("check", "-", "--on", host, "--accept", "monitr", input: guest)
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean monitor"), "\(wrong.errors)")
    // Nobody is warned of another loss.
    let other = try martlet("check", "-", "--on", host, "--accept", "erms", input: guest)
    #expect(other.status == 1 && !other.output.contains("waiver:"), "\(other.output)")
  }

  /// A reason stays in its line, whatever is in it.
  @Test func aReasonForgesNoLine() throws {
    let forged = "ok).\n\nHOST\r\n  there: runs\u{1B}[2J\u{2028}x\u{202E}y"
    let path = try policy(
      "waivers: [{guest: web1, feature: monitor, reason: \"ok).\\n\\nHOST\\r\\n  there: runs\\e[2J\\u2028x\\u202Ey\"}]"
    )
    defer { try? FileManager.default.removeItem(atPath: path) }
    for waiver in [["--accept", "monitor=" + forged], ["--policy", path]] {
      for format in ["text", "json"] {
        let answer = try martlet(
          ["check", "-", "--on", host, "--format", format] + waiver, input: guest)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("ok). HOST there: runs [2J x y"), "\(format): \(answer.output)")
      }
    }
    let nameless = try martlet("check", "-", "--on", host, "--accept", "=x", input: guest)
    #expect(nameless.status == 64 && nameless.errors.contains("give a feature's name"), "\(nameless.errors)")
    let empty = try martlet("check", "-", "--on", host, "--accept", "monitor=\u{1}\n", input: guest)
    #expect(empty.status == 64 && empty.errors.contains("is empty"), "\(empty.errors)")
  }

  @Test func endedAndOverruledWaiversAreToldAndDoNothing() throws {
    let ended = try policy("waivers: [{guest: 'web*', feature: monitor, reason: CHG-1, until: 2020-02-29}]")
    defer { try? FileManager.default.removeItem(atPath: ended) }
    let late = try martlet("check", "-", "--on", host, "--policy", ended, input: guest)
    #expect(late.status == 1, "\(late.output)\(late.errors)")
    #expect(late.output.contains("ended on 2020-02-29 and does nothing (CHG-1)"), "\(late.output)")
    let kept = try policy("keep: [monitor]\nwaivers: [{guest: web1, feature: monitor, reason: CHG-2}]")
    defer { try? FileManager.default.removeItem(atPath: kept) }
    let overruled = try martlet("check", "-", "--on", host, "--policy", kept, input: guest)
    #expect(overruled.status == 1 && overruled.output.contains("because the policy keeps the feature"))
    let another = try policy("waivers: [{guest: db1, feature: monitor, reason: CHG-3}]")
    defer { try? FileManager.default.removeItem(atPath: another) }
    #expect(try martlet("check", "-", "--on", host, "--policy", another, input: guest).status == 1)
  }

  @Test func fixTakesOutWhatIsWaived() throws {
    let text = guest.replacingOccurrences(of: "monitor", with: "avx512f")
    let refused = try martlet("fix", "-", "--on", host, input: text)
    #expect(refused.status == 1, "\(refused.output)")
    let fixed = try martlet("fix", "-", "--on", host, "--accept", "avx512f=CHG-9", input: text)
    #expect(fixed.status == 0, "\(fixed.output)\(fixed.errors)")
    #expect(fixed.output.contains("avx512f: its loss is accepted (CHG-9)"), "\(fixed.output)")
    #expect(fixed.output.contains("The effect stays: state refused."), "\(fixed.output)")
  }

  @Test func diagnoseShowsWaiversAndAnswersAsBefore() throws {
    let ends = ["--from", "Examples/article/sandybridge.txt", "--to", host]
    let plain = try martlet(["diagnose"] + ends)
    for format in ["text", "json", "html"] {
      let waived = try martlet(["diagnose"] + ends + ["--accept", "monitor=CHG-4", "--format", format])
      #expect(waived.status == plain.status)
      #expect(waived.output.contains("monitor: its loss is accepted (CHG-4)"), "\(waived.output.suffix(600))")
    }
  }
}
