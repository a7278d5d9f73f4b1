import FoundationEssentials
import TestSupport
import Testing

@testable import CPUReaders

@Suite struct NovaJSONTests {
  private static let info =
    #"{"arch": "x86_64", "model": "IvyBridge", "vendor": "Intel", "features": ["vme", "monitor"], "topology": {"cells": 2, "cores": 10}, "maxphysaddr": {"mode": "emulate", "bits": 46}}"#
  private static let escaped = info.replacing("\"", with: "\\\"")

  private func read(_ text: String) throws -> Reading {
    try Reader.read(Document(name: "json", bytes: Array(text.utf8)))
  }

  /// The eras: bare, a string, an object in the API's answer, a list, a client's row.
  @Test(arguments: [
    info, "\"\(escaped)\"", "{\"cpu_info\": \(info)}", "{\"cpu_info\": \"\(escaped)\"}",
    "{\"hypervisor\": {\"hypervisor_hostname\": \"h\", \"cpu_info\": \(info)}}",
    "{\"hypervisors\": [{\"id\": 1, \"cpu_info\": \"\(escaped)\"}]}", "[{\"cpu_info\": \(info)}]",
  ])
  func allErasReadToOneRecord(text: String) throws {
    let reading = try read(text)
    guard case .nova(let info)? = reading.cpus.first else {
      Issue.record("no record")
      return
    }
    #expect(reading.cpus.count == 1)
    #expect(info.model == "IvyBridge")
    #expect(info.vendor == "Intel")
    #expect(info.features == ["vme", "monitor"])
    #expect(info.topology == ["cells": 2, "cores": 10])
    #expect(info.physicalAddressBits == 46)
  }

  @Test func modelAndVendorMayBeNull() throws {
    let reading = try read(
      #"{"cpu_info": {"arch": "x86_64", "model": null, "vendor": null, "features": []}}"#)
    guard case .nova(let info)? = reading.cpus.first else {
      Issue.record("no record")
      return
    }
    #expect(info.model == nil && info.vendor == nil && info.features.isEmpty)
  }

  @Test(arguments: [#"{"cpu_info": {}}"#, #"{"cpu_info": null}"#, #"{"cpu_info": ""}"#])
  func emptyRecordsAreExplained(text: String) throws {
    let error = try #require(throws: ReadError.self) { try read(text) }
    #expect(error.reason.contains("2.88") && error.reason.contains("2.87"))
  }

  @Test(arguments: [
    (#"{"cpu_info": {"features": "vme"}}"#, "list"), (#"{"cpu_info": {"features": [1]}}"#, "strings"),
    (#"{"cpu_info": {"arch": "ppc64le", "features": []}}"#, "ppc64le"),
    (#"{"cpu_info": "{\"a\""}"#, "well-formed"),
    ("{\n\"cpu_info\": {\"features\": [\"vme\" \"ds\"]}}", "well-formed"),
  ])
  func wrongRecordsAreRefusedWithAReason(text: String, part: String) throws {
    let error = try #require(throws: ReadError.self) { try read(text) }
    #expect(error.reason.contains(part), "\(error)")
  }

  @Test func syntaxErrorsNameTheirPlace() throws {
    let error = try #require(throws: ReadError.self) {
      try read("{\n\"cpu_info\": {\"features\": [\"vme\" \"ds\"]}}")
    }
    #expect(error.line == 2)
    #expect((error.column ?? 0) > 20)
  }

  @Test(.enabled(if: corpusFolder("nova") != nil, "needs ../shared"), arguments: ["2.27", "2.87"])
  func recordedAnswersHoldAllHosts(version: String) throws {
    let folder = try #require(corpusFolder("nova"))
    let text = try text(of: folder.appending(path: "os-hypervisors-detail-mv\(version).json"))
    let reading = try read(text)
    #expect(reading.cpus.count >= 4)
    #expect(reading.cpus.contains { $0.hostName == "sandy" })
  }
}
