import Testing

@testable import CPUReaders

/// Documents that list more than any machine prints are refused in one line, with the place.
@Suite struct CountLimitTests {
  private func refusal(of text: String, format: String? = nil) -> ReadError? {
    do throws(ReadError) {
      _ = try Reader.read(Document(name: "long", bytes: Array(text.utf8)), format: format)
      return nil
    } catch {
      return error
    }
  }

  private func flags(_ count: Int) -> String {
    "processor : 0\nvendor_id : GenuineIntel\ncpu family : 6\nmodel : 60\nflags : fpu "
      + (0..<count).map { "f\($0)" }.joined(separator: " ") + "\n"
  }

  @Test func wordsOfALine() {
    #expect(refusal(of: flags(16_000)) == nil)
    #expect(refusal(of: flags(17_000))?.description == "long:5: this line has more than 16384 words")
  }

  @Test func valuesOfJSON() {
    func json(_ count: Int) -> String {
      #"{"arch": "x86_64", "model": "Haswell", "vendor": "Intel", "topology": {}, "features": ["vme""#
        + (0..<count).map { ", \"f\($0)\"" }.joined() + "]}"
    }
    #expect(refusal(of: json(1000)) == nil)
    #expect(refusal(of: json(270_000))?.description == "long:1: the JSON has more than 262144 values")
    // Commas within strings are no values.
    #expect(
      CountLimits.crowdedJSON(in: Array(("[\"" + String(repeating: ",\\\",", count: 300_000) + "\"]").utf8))
        == nil)
  }

  @Test func elementsAndAttributes() {
    let start = "<cpu><arch>x86_64</arch><model>Haswell</model><vendor>Intel</vendor>"
    func features(_ count: Int) -> String {
      start + (0..<count).map { "<feature name='f\($0)'/>" }.joined() + "</cpu>"
    }
    #expect(refusal(of: features(5000)) == nil)
    #expect(refusal(of: features(66_000))?.reason.contains("more than 65536 elements") == true)
    let attributes = start + "<topology " + (0..<300).map { "a\($0)='1' " }.joined() + "/></cpu>"
    #expect(refusal(of: attributes)?.reason.contains("more than 256 attributes") == true)
  }

  /// Every kind of name, at the limit and above it.
  @Test(arguments: ["model", "vendor", "feature", "host", "guest"]) func bytesOfAName(
    kind: String
  ) {
    func document(_ name: String) -> String {
      func value(_ of: String, _ usual: String) -> String { kind == of ? name : usual }
      switch kind {
      case "host":
        return
          #"{"hypervisor": {"hypervisor_hostname": "\#(name)", "cpu_info": "{\"arch\": \"x86_64\", \"model\": \"Haswell\", "#
          + #"\"vendor\": \"Intel\", \"topology\": {}, \"features\": [\"vme\"]}"}}"#
      case "guest":
        return "<domain type='kvm'><name>\(name)</name><os><type arch='x86_64' machine='pc'>hvm</type></os>"
          + "<cpu mode='custom'><model>Haswell</model></cpu></domain>"
      default:
        return
          "<cpu><arch>x86_64</arch><model>\(value("model", "Haswell"))</model><vendor>\(value("vendor", "Intel"))</vendor>"
          + "<feature name='\(value("feature", "vme"))'/></cpu>"
      }
    }
    let most = CountLimits.nameBytes
    #expect(refusal(of: document(String(repeating: "x", count: 900))) == nil)
    let reason = refusal(of: document(String(repeating: "x", count: most + 1)))?.reason ?? ""
    #expect(
      reason.hasPrefix("a name in it has ") && reason.hasSuffix(" bytes; the limit is \(most)"), "\(reason)")
  }
}
