import CPUReaders
import Foundation
import MartletQuestions
import ReportRendering
import Reports
import TestSupport
import Testing

/// Pages about moves between hosts of other architectures than x86.
@Suite struct MovePageTests {
  private static func source(_ name: String, _ text: String) -> DocumentSource {
    .document(Document(name: name, bytes: Array(text.utf8)))
  }

  private static func core(_ part: String) -> String {
    "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\n"
      + "CPU part\t: \(part)\nCPU revision\t: 1\n"
  }

  /// A page has everything that the text has, with sources, and nothing that a browser would run or fetch.
  private func check(_ page: String, text: String, outcome: String, sentences: [String]) {
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains(outcome))
    for word in ["<script", "src=", "href=", "@import"] { #expect(!page.contains(word)) }
    let plain = page.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    for sentence in sentences { #expect(plain.contains(sentence), "\(sentence)") }
    #expect(text.contains(outcome))
  }

  @Test func armPagesHoldTheReport() async throws {
    let question = CompareQuestion(
      wanted: Self.source("<b>n1</b>.txt", Self.core("0xd0c")),
      host: Self.source("v1.txt", Self.core("0xd40")))
    guard case .arm(let report) = try await question.answerOfAnyArchitecture() else {
      throw S390Records.Other(format: "x86")
    }
    let page = report.html()
    let move = report.moves[0]
    check(
      page, text: report.text(TextStyle(width: 100, usesColor: false)), outcome: "blocked",
      sentences: move.groups.map(\.text) + move.groups.flatMap(\.citations) + move.steps.map(\.text)
        + move.managers.map(\.text) + move.unchecked)
    // What comes from a document is text, never an element.
    #expect(!page.contains("<b>n1</b>") && page.contains("&lt;b&gt;n1&lt;/b&gt;"))
  }

  @Test func s390xPagesHoldTheReport() async throws {
    let question = CompareQuestion(
      wanted: Self.source("a.xml", S390Records.capabilities),
      host: Self.source("b.json", S390Records.request + S390Records.reply))
    guard case .s390x(let report) = try await question.answerOfAnyArchitecture() else {
      throw S390Records.Other(format: "x86")
    }
    let move = report.moves[0]
    check(
      report.html(), text: report.text(TextStyle(width: 100, usesColor: false)), outcome: "blocked",
      sentences: move.findings.map(\.text) + move.findings.map(\.citation) + move.steps.map(\.text)
        + move.steps.compactMap(\.command) + move.managers.map(\.text) + ["z14-base,te=off,vx=on"])
  }

  /// The command prints the page, and ends with the report's status.
  @Test func diagnosePrintsThePage() throws {
    let inputs = packageFolder.appending(path: "Tests/ReportTests/Inputs").path
    for pair in [("arm-a.json", "arm-b.json"), ("s390x-a.xml", "s390x-b.json")] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: martletPath)
      process.arguments = [
        "diagnose", "--from", "\(inputs)/\(pair.0)", "--to", "\(inputs)/\(pair.1)", "--format", "html",
      ]
      let output = Pipe()
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      try process.run()
      let page = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 1 && page.hasPrefix("<!DOCTYPE html>"), "\(pair)")
    }
  }
}
