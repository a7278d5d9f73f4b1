import CPUCompatibility
import TestSupport
import Testing
import X86CPU

@testable import CPUReaders

/// What every reader owes: its own documents are recognised, nobody else's; what is broken is refused with a place.
@Suite struct ConformanceTests {
  @Test func everyFormatHasAFixture() {
    #expect(Set(Fixture.all.map(\.format)) == Set(Reader.all.map(\.format)))
  }

  @Test(arguments: Fixture.all)
  func documentsAreRecognisedByTheirReaderAlone(fixture: Fixture) throws {
    let document = Document(name: "fixture", bytes: fixture.bytes)
    let preview = try DocumentPreview(document)
    for reader in Reader.all {
      #expect((reader.recognises(preview) != nil) == (reader.format == fixture.format), "\(reader.format)")
    }
    let reading = try Reader.read(document)
    #expect(reading.format == fixture.format)
    #expect(reading.cpus.count == 1)
  }

  /// A document that is cut must not be read as if it were whole.
  @Test(arguments: Fixture.all)
  func truncatedDocumentsAreRefusedOrMarked(fixture: Fixture) throws {
    let whole = try Reader.read(Document(name: "whole", bytes: fixture.bytes)).cpus
    for sixteenth in 0..<16 {
      let bytes = Array(fixture.bytes.prefix(fixture.bytes.count * sixteenth / 16))
      let reader = try #require(Reader.all.first { $0.format == fixture.format })
      do {
        let reading = try reader.read(Document(name: "cut", bytes: bytes))
        for cpu in reading.cpus {
          #expect(
            isPart(cpu, of: whole[0]), "\(fixture.format) cut at \(sixteenth)/16 was read as something else")
        }
      } catch {
        #expect(error.document == "cut")
        #expect(error.line != nil, "\(error) has no line")
        #expect(!error.reason.contains("\n"))
      }
    }
  }

  /// Whether a cut record says so, or says no more than the whole one.
  private func isPart(_ cpu: RecordedCPU, of whole: RecordedCPU) -> Bool {
    switch (cpu, whole) {
    case (.nova(let cut), .nova(let full)): cut.isTruncated || cut.features == full.features
    case (.registers(let cut), .registers(let full)):
      cut.cpus.allSatisfy { part in
        part.table.leaves.allSatisfy { leaf, _ in
          full.cpus.contains {
            $0.table.withoutTopology.leaves[leaf] == part.table.withoutTopology.leaves[leaf]
          }
        }
      }
    case (.linux(let cut), .linux(let full)):
      cut.groups.allSatisfy { group in
        full.groups.contains {
          group.flags.isSubset(of: $0.flags) && (!group.isWhole || group.flags == $0.flags)
        }
      }
    case (.traits(let cut), .traits(let full)): full.names.starts(with: cut.names)
    default: false
    }
  }

  @Test(arguments: Fixture.all)
  func binaryAndBadTextIsRefused(fixture: Fixture) throws {
    for (bad, byte) in [("a NUL byte", UInt8(0)), ("bad UTF-8", 0xff)] {
      var bytes = fixture.bytes
      bytes.insert(byte, at: bytes.count / 2)
      let error = try #require(throws: ReadError.self, "\(bad)") {
        try Reader.read(Document(name: "bad", bytes: bytes), format: fixture.format)
      }
      #expect(error.line ?? 0 > 1 || ["nova-json", "firecracker", "lscpu"].contains(fixture.format))
      #expect(error.column != nil)
    }
  }

  /// UTF-16 text that ends within a character, or has half of a pair, is refused by that name.
  @Test(
    arguments: [[0xff, 0xfe, 0x41, 0], [0xfe, 0xff, 0, 0x41]] as [[UInt8]],
    [[0x41], [0xd8, 0xd8]] as [[UInt8]])
  func badTextInUTF16IsRefused(start: [UInt8], end: [UInt8]) throws {
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "wide", bytes: start + end))
    }
    #expect(error.reason.contains("UTF-16"), "\(error)")
  }

  @Test func oversizeDocumentsAreRefused() {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: Reader.sizeLimit + 1)
    #expect(throws: ReadError.self) { try Reader.read(Document(name: "big", bytes: bytes)) }
  }

  @Test(arguments: [
    String(repeating: "<cpu>", count: 200) + String(repeating: "</cpu>", count: 200),
    "{\"cpu_info\": " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}",
    "<!DOCTYPE cpu [<!ENTITY a 'b'>]><cpu><model>&a;</model></cpu>",
    "<!DOCTYPE capabilities SYSTEM 'file:///etc/passwd'><capabilities/>",
  ])
  func deepDocumentsAndDocumentTypesAreRefused(text: String) {
    #expect(throws: ReadError.self) { try Reader.read(Document(name: "deep", bytes: Array(text.utf8))) }
  }

  /// What a person might give by mistake: each gets one line that says what it looks like.
  @Test(arguments: [
    ("", "empty"), ("   \n ", "empty"), ("hello", "plain text"), ("<html><body/></html>", "HTML"),
    ("#!/bin/sh\necho", "script"), ("{\"a\": 1}", "JSON"), ("---\na: b\n", "YAML"),
    ("+--+\n| a | b |\n+--+", "table"),
    ("<network/>", "<network>"), ("\u{7f}ELF", "ELF"), ("%PDF-1.7", "PDF"),
  ])
  func otherTextsAreNamed(text: String, name: String) throws {
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "other", bytes: Array(text.utf8)))
    }
    #expect(error.description.contains(name), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test func unknownFormatsAreRefusedWithTheList() throws {
    let error = try #require(throws: ReadError.self) {
      try Reader.read(Document(name: "x", bytes: Fixture.cpu.bytes), format: "csv")
    }
    #expect(error.reason.contains("nova-table"))
  }

  /// Seeded mutations of every fixture: refused or read, never a crash.
  @Test(arguments: Fixture.all)
  func mutationsDoNotCrash(fixture: Fixture) {
    var random = SeededGenerator(seed: 20)
    var outcomes = 0
    for _ in 0..<2_000 {
      var bytes = fixture.bytes
      for _ in 0...Int.random(in: 0..<6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 1..<127, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(contentsOf: Array("[\"'|{<\n]".utf8).shuffled(using: &random).prefix(2), at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1..<40, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
        if bytes.isEmpty { break }
      }
      do {
        _ = try Reader.read(Document(name: "mutant", bytes: bytes), format: fixture.format)
        outcomes += 1
      } catch {
        outcomes += error.reason.isEmpty ? 0 : 1
      }
    }
    #expect(outcomes == 2_000)
  }
}
