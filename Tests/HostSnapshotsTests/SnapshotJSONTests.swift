import HostSnapshots
import Testing

@Suite struct SnapshotJSONTests {
  private func sample() -> Snapshot {
    var snapshot = Snapshot(martlet: "1.0.0", method: .probe, captured: "2026-11-23T12:00:00Z")
    snapshot.identity.hostName = "node-1"
    snapshot.identity.started = ["libvirtd": "2026-11-20T08:00:00Z"]
    snapshot.parts = [
      .init(
        .cpuid, source: "CPUID on cpu 0", time: "2026-11-23T12:00:00Z", about: ["cpus": "0-1"],
        text: "CPU 0:\n"),
      .init(.cpuMap, source: "/map", time: "2026-11-23T12:00:00Z", gzipped: gzip(Array("a map".utf8))),
    ]
    snapshot.missing = [.init(.msr, source: "/dev/cpu/0/msr", reason: "needs root")]
    return snapshot
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let snapshot = sample()
    let bytes = snapshot.json()
    let read = try Snapshot(json: bytes)
    #expect(read == snapshot)
    #expect(read.json() == bytes)
    #expect(try read.parts(.cpuMap)[0].bytes() == Array("a map".utf8))
    #expect(read.text(from: "CPUID on cpu 0") == "CPU 0:")
  }

  /// A later minor version may add fields and kinds; a later major version is refused.
  @Test func laterVersionsAreReadOrRefused() throws {
    let text = String(decoding: sample().json(), as: UTF8.self)
    let minor = text.replacing("martlet.snapshot/1.1", with: "martlet.snapshot/1.7")
      .replacing("\"method\"", with: "\"colour\" : \"red\",\n  \"method\"")
      .replacing("\"kind\" : \"cpuid\"", with: "\"kind\" : \"smell\"")
    let read = try Snapshot(json: Array(minor.utf8))
    #expect(read.parts(.cpuid).isEmpty)
    #expect(read.parts.count == 2)
    let major = text.replacing("martlet.snapshot/1.1", with: "martlet.snapshot/2.0")
    let error = try #require(throws: SnapshotError.self) { try Snapshot(json: Array(major.utf8)) }
    #expect(error.reason.contains("martlet.snapshot/2.0"))
  }

  @Test func whatIsMissingIsNamed() throws {
    let text = String(decoding: sample().json(), as: UTF8.self).replacing(
      "\"reason\" : \"needs root\",", with: "")
    let error = try #require(throws: SnapshotError.self) { try Snapshot(json: Array(text.utf8)) }
    #expect(error.reason.contains("missing.[0].reason"))
    for bad in ["", "{}", "[]", "{\"schema\": 1}", "null"] {
      #expect(throws: SnapshotError.self) { try Snapshot(json: Array(bad.utf8)) }
    }
  }

  @Test func damagedPartsAreRefused() throws {
    var part = sample().parts[1]
    part.content = String(part.content.dropLast(8))
    #expect(throws: SnapshotError.self) { try part.bytes() }
    part.content = "!"
    #expect(throws: SnapshotError.self) { try part.bytes() }
    part.encoding = "zip"
    #expect(throws: SnapshotError.self) { try part.bytes() }
  }

  @Test func momentsAreThoseOfUTC() {
    #expect(timestamp(0) == "1970-01-01T00:00:00Z")
    #expect(timestamp(1_795_432_964) == "2026-11-23T11:22:44Z")
  }
}
