import FoundationEssentials
import TestSupport
import Testing

@testable import CPUReaders

@Suite struct NovaTableTests {
  private func read(_ text: String) throws -> (info: NovaCPUInfo, notes: [ReadingNote]) {
    let reading = try Reader.read(Document(name: "table", bytes: Array(text.utf8)), format: "nova-table")
    guard case .nova(let info)? = reading.cpus.first else {
      throw ReadError(document: "table", reason: "no record")
    }
    return (info, reading.notes)
  }

  private func example(_ name: String) throws -> (info: NovaCPUInfo, notes: [ReadingNote]) {
    try read(try text(ofFile: "Examples/article/\(name).txt"))
  }

  @Test func theArticlesSourceIsReadWhole() throws {
    let (info, notes) = try example("sandybridge")
    #expect(info.vendor == "Intel")
    #expect(info.model == "SandyBridge")
    #expect(info.architecture == "x86_64")
    #expect(info.topology == ["cores": 8, "threads": 2, "sockets": 1])
    #expect(
      info.features == [
        "invtsc", "invpcid", "erms", "bmi2", "smep", "avx2", "bmi1", "fsgsbase", "abm", "pdpe1gb", "rdrand",
        "f16c",
        "osxsave", "movbe", "dca", "pcid", "pdcm", "xtpr", "fma", "tm2", "est", "smx", "vmx", "ds_cpl",
        "monitor",
        "dtes64", "pbe", "tm", "ht", "ss", "acpi", "ds", "vme",
      ])
    #expect(!info.isTruncated)
    #expect(notes.contains { $0.text.contains("fsgsbase") && $0.line == 2 })
    #expect(notes.contains { $0.text.contains("quotation mark is missing around monitor") && $0.line == 3 })
  }

  @Test func theArticlesDestinationIsReadWhole() throws {
    let (info, notes) = try example("broadwell")
    #expect(info.model == "Broadwell-IBRS")
    #expect(info.topology == ["cores": 8, "threads": 2, "sockets": 1])
    #expect(
      info.features == [
        "invtsc", "abm", "pdpe1gb", "ssbd", "stibp", "rdrand", "f16c", "osxsave", "dca", "pdcm", "xtpr",
        "tm2", "est",
        "smx", "vmx", "ds_cpl", "dtes64", "pbe", "tm", "ht", "ss", "acpi", "ds", "vme",
      ])
    #expect(!notes.contains { $0.text.contains("missing") })
  }

  private let wanted = ["vme", "monitor", "tsc-deadline", "pclmuldq", "invtsc"]

  /// One record in the forms that clients print; each must read to one set.
  @Test(arguments: [
    // JSON in a cell, wrapped at a hyphen inside a name
    """
    | cpu_info | {"model": "IvyBridge", "features": ["vme", "monitor", "tsc- |
    |          | deadline", "pclmuldq", "invtsc"]}                          |
    """,
    // Python 2's repr
    "| cpu_info | {u'model': u'IvyBridge', u'features': [u'vme', u'monitor', u'tsc-deadline', u'pclmuldq', u'invtsc']} |",
    // Python 3's repr
    "| cpu_info | {'model': 'IvyBridge', 'features': ['vme', 'monitor', 'tsc-deadline', 'pclmuldq', 'invtsc']} |",
    // DictColumn
    "| cpu_info | features='['vme', 'monitor', 'tsc-deadline', 'pclmuldq', 'invtsc']', model='IvyBridge', topology.cores='8' |",
    // flattened
    """
    +----------+
    | cpu_info_features | ["vme", "monitor", "tsc-deadline", |
    |                   | "pclmuldq", "invtsc"] |
    | cpu_info_model    | IvyBridge |
    | cpu_info_topology_cores | 8 |
    | vcpus | 4 |
    """,
    // wrapped by a terminal in the middle of words, key words too, and never closed by a bar
    "$ nova hypervisor-show x\n| cpu_info | {\"mod\nel\": \"IvyB\nridge\", \"feat\nures\": [\"vme\", \"mon\nitor\", \"tsc\n-deadline\", \"pclmu\nldq\", \"invtsc\"]}",
    // typographic quotation marks, one missing; an alias
    "| cpu_info | {“model”: “IvyBridge”, “features”: [“vme”, “monitor, “tsc-deadline”, “pclmulqdq”, “invtsc”]} |",
    // no quotation marks at all
    "| cpu_info | {model: IvyBridge, features: [vme, monitor, tsc-deadline, pclmuldq, invtsc]} |",
    // a blank copied into a name
    "| cpu_info | {\"model\": \"IvyBridge\", \"features\": [\"vme\", \"monitor\", \"tsc- deadline\", \"pclmuldq\", \"invtsc\"]} |",
  ])
  func allFormsReadToOneSet(text: String) throws {
    let (info, notes) = try read(text)
    #expect(info.model == "IvyBridge")
    #expect(info.features == wanted, "\(info.features) \(notes.map(\.text))")
    #expect(!info.isTruncated)
  }

  @Test func anEllipsisMakesTheListPartial() throws {
    for dots in ["...", "…"] {
      let (info, notes) = try read(
        "| cpu_info | {\"model\": \"X\", \"features\": [\"vme\", \"ds\", \(dots)]} |")
      #expect(info.isTruncated)
      #expect(info.features == ["vme", "ds"])
      #expect(notes.contains { $0.text.contains("ellipsis") })
    }
  }

  @Test func unknownNamesAreKeptAndSaid() throws {
    let (info, notes) = try read("| cpu_info | {\"model\": \"X\", \"features\": [\"vme\", \"warp-drive\"]} |")
    #expect(info.features == ["vme", "warp-drive"])
    #expect(notes.contains { $0.text.contains("does not know warp-drive") && $0.line == 1 })
  }

  @Test func twoKnownNamesAcrossABreakOfACellStayTwo() throws {
    // `ss` and `se` would join to nothing known; `fpu` and `de` are both known.
    let (info, _) = try read("| cpu_info | features=[fpu |\n|          | de] |")
    #expect(info.features == ["fpu", "de"])
  }

  @Test func severalHostsAreToldApart() throws {
    let text = """
      | hypervisor_hostname | a |
      | cpu_info | {"model": "X", "features": ["vme"]} |
      | hypervisor_hostname | b |
      | cpu_info | {"model": "Y", "features": ["ds"]} |
      """
    let document = Document(name: "t", bytes: Array(text.utf8))
    let reading = try Reader.read(document)
    #expect(reading.cpus.map(\.hostName) == ["a", "b"])
    #expect(throws: ReadError.self) { try reading.selecting(document) }
    let chosen = try reading.selecting(Document(name: "t", bytes: [], selector: "b"))
    #expect(chosen.hostName == "b")
    #expect(throws: ReadError.self) { try reading.selecting(Document(name: "t", bytes: [], selector: "c")) }
  }

  @Test(arguments: ["| cpu_info | None |", "| cpu_info | |", "| cpu_info | - |"])
  func emptyRecordsAreExplained(text: String) throws {
    let error = try #require(throws: ReadError.self) { try read(text) }
    #expect(error.reason.contains("2.87"))
  }

  @Test func otherArchitecturesAreRefusedByName() throws {
    let error = try #require(throws: ReadError.self) {
      try read("| cpu_info | {\"arch\": \"aarch64\", \"features\": [\"fp\"]} |")
    }
    #expect(error.reason.contains("aarch64"))
  }

  /// The recorded answers of a real Nova, where they are at hand.
  @Test(.enabled(if: corpusFolder("nova") != nil, "needs ../shared"))
  func recordedFormsReadToOneSet() throws {
    let folder = try #require(corpusFolder("nova"))
    let text = try text(of: folder.appending(path: "table-forms.txt"))
    var sets: Set<Set<String>> = []
    var forms = 0
    for section in text.split(separator: "### ") where section.contains("cpu_info") {
      let body = section.drop { $0 != "\n" }
      let (info, _) = try read(String(body))
      #expect(!info.isTruncated, "\(section.prefix { $0 != "\n" })")
      #expect(info.model == "SandyBridge")
      #expect(info.topology == ["cells": 1, "cores": 8, "sockets": 1, "threads": 2])
      sets.insert(Set(info.features))
      forms += 1
    }
    #expect(forms >= 8)
    #expect(sets.count == 1, "\(sets)")
    #expect(sets.first?.count == 42)
    #expect(sets.first?.contains("tsc-deadline") == true)
  }
}
