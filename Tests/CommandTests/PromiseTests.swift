import Foundation
import TestSupport
import Testing

/// What releases promised (Tests/promises) is kept: verbs, options, forms, identifiers and the API.
@Suite(.enabled(if: hasFleetProgram, "martlet-fleet is not beside martlet (./test builds it)"))
struct PromiseTests {
  private let programs = URL(fileURLWithPath: martletPath).deletingLastPathComponent().path

  @Test func everyPromiseIsKept() throws {
    let compared = try run(packageRoot + "/Scripts/promises", [programs], input: nil, environment: [:])
    #expect(compared.status == 0, "\(compared.errors)")
    #expect(compared.output.contains(" of today; "))
  }

  @Test func whatIsGoneIsNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "promises-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let gone = [
      "verb martlet check --nowhere", "form check/9 .hosts[].outcome \"blocked\"", "id causes kernel.nothing",
      "route GET /api/v1/nothing",
    ]
    // A form of an older major version promises nothing any more.
    let kept = [
      "verb martlet check --on", "form check/1 .nothing string", "route GET /api/v1/hosts query search",
    ]
    let lines = (gone + kept).map { $0 + "\n" }.joined()
    try lines.write(to: folder.appending(path: "9.0.0"), atomically: true, encoding: .utf8)
    let words = [programs, "--against", folder.path]
    let compared = try run(packageRoot + "/Scripts/promises", words, input: nil, environment: [:])
    #expect(compared.status == 1)
    let named = compared.errors.split(separator: "\n").dropLast().map(String.init)
    #expect(named == gone.map { "9.0.0 promised: " + $0 })
  }
}
