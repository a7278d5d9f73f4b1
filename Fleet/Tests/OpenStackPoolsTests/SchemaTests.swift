import FleetTestSupport
import Foundation
import ReportContract
import Testing

@testable import OpenStackDrains
@testable import OpenStackPools

/// What a validator from PyPI says of a document and its published schema; empty for a valid one.
func faults(of json: String, _ form: DocumentForm, in scratch: String) throws -> String {
  let published = (OpenStackForms.all + CloudDrainForms.all).first { $0.form == form }
  guard let published else { return "\(form) is not published" }
  try published.schema.text.write(toFile: scratch + "/schema.json", atomically: true, encoding: .utf8)
  try json.write(toFile: scratch + "/document.json", atomically: true, encoding: .utf8)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: PoolCloud.python ?? "")
  process.arguments = [
    "\(PoolCloud.root)/Fleet/Tests/OpenStackPoolsTests/Peer/check-schema.py", scratch + "/schema.json",
    scratch + "/document.json",
  ]
  let output = Pipe()
  process.standardError = output
  try process.start()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? "" : String(decoding: data, as: UTF8.self)
}

@Suite(
  .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"))
struct PoolSchemaTests {
  @Test func reportsAreAsTheirSchemasSay() throws {
    let scratch = try Scratch()
    var report = OpenStackPoolsReport(.verify, plan: "sample", cloud: "cloud")
    let step = PoolStep(kind: .hostTrait, pool: "A", name: "CUSTOM_MARTLET_A", target: "a1", provider: "p")
    report.steps = [.init(step: step, state: .absent, isOwn: false, rights: ["placement:traits:update"])]
    report.findings = [.init(.drifted, "a1", "its cpu_info lost monitor")]
    report.servers = [
      ServerBinding(id: "1", name: "web", host: "a1", pool: "A", status: "ACTIVE", binding: .unknown)
    ]
    #expect(try faults(of: report.json(), OpenStackPoolsReport.form, in: scratch.path) == "")
    let broken = try report.json().replacing("\"verify\"", with: "\"verified\"")
    #expect(try faults(of: broken, OpenStackPoolsReport.form, in: scratch.path).contains("verified"))
    let journal = try PoolJournal(folder: scratch.path, plan: "plan")
    try journal.write(.making, step)
    let line = try String(contentsOfFile: journal.path, encoding: .utf8)
    #expect(try faults(of: line, PoolJournalEntry.form, in: scratch.path) == "")
  }
}

@Suite(
  .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"))
struct FilterTests {
  /// The filter's own tests, by Nova's chain of filters.
  @Test func theFilterPassesItsTests() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: PoolCloud.python ?? "")
    process.arguments = ["-B", "-m", "unittest"]
    process.currentDirectoryURL = URL(fileURLWithPath: PoolCloud.root + "/Contrib/nova-filter")
    let output = Pipe()
    process.standardError = output
    try process.start()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text.contains("Ran 5 tests"), "\(text)")
  }
}
