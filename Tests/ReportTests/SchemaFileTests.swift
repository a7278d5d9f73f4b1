import Foundation
import ReportContract
import TestSupport
import Testing

@testable import martlet

/// The schemas in Documentation/schemas are those that the command prints; `RECORD_SNAPSHOTS=1` writes them.
@Suite struct SchemaFileTests {
  static let folder = packageFolder.appending(path: "Documentation/schemas")

  @Test func thePublishedSchemasAreTheCommands() throws {
    var names: Set<String> = []
    for form in PublishedForm.all {
      names.insert(form.form.fileName)
      let file = Self.folder.appending(path: form.form.fileName)
      if isRecording {
        try form.schema.text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(form.form.fileName): read it, then run without RECORD_SNAPSHOTS")
        continue
      }
      let published = try? String(contentsOf: file, encoding: .utf8)
      #expect(published == form.schema.text, "\(form.form.fileName) is not what martlet schema prints")
    }
    let there = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for name in Set(there).subtracting(names) {
      if isRecording { try FileManager.default.removeItem(at: Self.folder.appending(path: name)) }
      Issue.record("Documentation/schemas/\(name) is of no form that Martlet writes")
    }
  }

  @Test func theCommandPrintsThem() throws {
    let list = try runMartlet(["schema"])
    #expect(list.status == 0)
    for form in PublishedForm.all {
      #expect(list.output.contains("\(form.form)  "))
      for name in [form.form.name, "martlet.\(form.form.name)"] {
        #expect(try runMartlet(["schema", name]).output == form.schema.text)
      }
      #expect(try runMartlet(["schema", form.form.name, "--strict"]).output == form.strictSchema.text)
    }
    #expect(try runMartlet(["schema", "nothing"]).status == 66)
    #expect(try runMartlet(["--generate-completion-script", "bash"]).output.contains("migration-journal"))
  }
}

/// Whether approved files are written anew.
let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

/// Runs `martlet` in the folder of the tests' inputs.
func runMartlet(_ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: martletPath)
  process.arguments = arguments
  process.currentDirectoryURL = packageFolder.appending(path: "Tests/ReportTests/Inputs")
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
