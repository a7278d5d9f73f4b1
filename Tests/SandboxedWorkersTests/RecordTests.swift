import Testing

@testable import CPUReaders
@testable import HostSnapshots
@testable import SandboxedWorkers
@testable import XMLReading
@testable import YAMLNodes

/// What workers write down of a document says the same as the document.
@Suite struct RecordTests {
  static let documents = [
    "<a/>", "<a b='1' c='&lt;|^&#10;'>text<d/>more<!-- no -->|^</a>",
    "<x:a xmlns:x='urn:x' x:b='1'><x:c/></x:a>",
    "<a><b></a>", "<a>", "<a/><b/>", "<!DOCTYPE a><a/>", "", "no markup",
    "<a>\u{e9}\n\n  <b>\u{1f600}</b></a>",
    "<a><b><c><d/></c></b></a>", String(repeating: "<a>", count: 200),
    "<a>" + String(repeating: "<b c='d'>e</b>\n", count: 20_000) + "</a>",
  ]

  /// Everything that a source says, in order.
  private func all(_ source: any XMLEventSource) -> [String] {
    var said: [String] = []
    var depth = 0
    do throws(XMLError) {
      while let event = try source.next() {
        switch event {
        case .start(let start):
          depth += 1
          source.collectText(atDepth: depth)
          said.append(
            "\(start.name) \(start.namespace ?? "-") \(start.attributes) \(source.line):\(source.column)")
        case .end:
          said.append("/ \(source.text) \(source.line):\(source.column)")
          depth -= 1
          source.collectText(atDepth: depth)
        }
      }
    } catch {
      said.append("\(error)")
    }
    return said
  }

  @Test(arguments: documents) func elements(document: String) throws {
    let bytes = Array(document.utf8)
    let record = XMLRecord(bytes, deepest: 128)
    #expect(all(XMLRecordedEvents(record, deepest: 128)) == all(try XMLEvents(bytes, deepest: 128)))
  }

  @Test(arguments: ["S|", "S|a||99|", "E|", "P|1|", "Z|", "S|a||0|", "T|x|y|", "S|a||-1|", "^"])
  func recordsThatNoWorkerWrites(events: String) {
    let source = XMLRecordedEvents(XMLRecord(events: events), deepest: 128)
    #expect(throws: XMLError.self) { while try source.next() != nil {} }
  }

  @Test func recordsThatAreTooDeep() {
    let source = XMLRecordedEvents(
      XMLRecord(events: String(repeating: "S|a||0|", count: 129)), deepest: 128)
    #expect(throws: XMLError.self) { while try source.next() != nil {} }
  }

  @Test(arguments: [
    "a: 1\nb: [x, 'y', \"z\\x1f|^\"]\n", "- &a {k: v}\n- *a\n", "a: 1\na: 2\n", "*x", "a: [",
    "---\nx\n---\ny\n", "", "\t: bad",
    "a: |\n  one\n  two\n",
  ])
  func nodes(document: String) {
    let bytes = Array(document.utf8)
    func said(_ read: (inout YAMLBuilder) throws(YAMLError) -> Void) -> String {
      var builder = YAMLBuilder(limits: .standard)
      do throws(YAMLError) { try read(&builder) } catch { return "\(error)" }
      return "\(builder.roots)"
    }
    let here = said { builder throws(YAMLError) in
      try YAMLEvent.forEach(in: bytes) { event throws(YAMLError) in try builder.read(event) }
    }
    #expect(said { builder throws(YAMLError) in try builder.read(YAMLRecord(bytes)) } == here)
  }

  @Test func captures() throws {
    var snapshot = Snapshot(martlet: "1|2^", method: .script, captured: "now")
    snapshot.identity.hostName = ""
    snapshot.identity.container = "=lxc"
    snapshot.identity.started = ["libvirtd": "a", "b": "|"]
    snapshot.isRedacted = true
    snapshot.parts = [
      Snapshot.Part(.cpuid, source: "^", time: "", text: "a\n\u{1f600}\"|"),
      Snapshot.Part(.cpuMap, source: "m", time: "t", about: ["x": "", "y": "=|"], gzipped: [1, 2]),
    ]
    snapshot.parts[0].about = [:]
    snapshot.parts.append(Snapshot.Part(.file, source: "f", time: "", text: ""))
    snapshot.parts[2].kind = "a later kind"
    for hasNone in [nil, true, false] {
      snapshot.missing.append(Snapshot.Missing(.msr, source: "s", reason: "r", hasNone: hasNone))
    }
    #expect(Snapshot(fields: snapshot.fields) == snapshot)
    // Not one field can be left out or added.
    let fields = snapshot.fields.split(separator: "|", omittingEmptySubsequences: false)
    for end in fields.indices {
      #expect(Snapshot(fields: fields[..<end].map { $0 + "|" }.joined()) == nil || end == fields.count - 1)
    }
    #expect(Snapshot(fields: snapshot.fields + "|") == nil)
  }

  @Test(arguments: ["", "|", "^", "a|b^c", "\u{1f}\n\"", "\u{e9}|"]) func fields(text: String) {
    var writer = FieldWriter()
    writer.write(text)
    writer.write(7)
    var reader = FieldReader(writer.text)
    #expect(reader.next() == text)
    #expect(reader.number() == 7)
    #expect(reader.isAtEnd)
    #expect(reader.next() == nil)
  }
}
