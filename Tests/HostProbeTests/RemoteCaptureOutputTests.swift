import HostSnapshots
import Testing

@Suite struct RemoteCaptureOutputTests {
  @Test func cutAtEverySixteenth() throws {
    let host = try SampleHost()
    let whole = try run(["sh", captureScriptPath], environment: host.environment).output
    let full = try Snapshot(scriptOutput: whole, martlet: "1.0")
    // And within the last line, and within the first.
    let lengths = (1..<16).map { whole.count * $0 / 16 } + [whole.count - 2, 20]
    for length in lengths {
      let snapshot = try Snapshot(scriptOutput: Array(whole.prefix(length)), martlet: "1.0")
      #expect(try #require(snapshot.cutOff).reason.hasPrefix("its output was cut off"))
      #expect(snapshot.parts == Array(full.parts.prefix(snapshot.parts.count)))
    }
    let first = try Snapshot(scriptOutput: Array(whole.prefix(whole.count / 2)), martlet: "1.0")
    let second = try Snapshot(scriptOutput: Array(whole.prefix(whole.count - 2)), martlet: "1.0")
    #expect(first.parts.count < second.parts.count)
  }

  @Test func bannersBeforeItAndNoiseWithinIt() throws {
    let snapshot = try Snapshot(
      scriptOutput: Array(
        """
        Welcome.\r
        |no part
        Last login: never #martlet-capture 1
        #identity hostName a b
        #identity booted soon
        #identity started.libvirtd 99999999999999999999
        #later this version does not know it
        #part tarot 2026-01-02T03:04:05Z cards of x
        #about domain=a=b
        noise
        |The | Fool
        |
        |#end
        #missing msr /dev/cpu/0/msr\tPermission denied
        |nobody's
        #end
        """.utf8), martlet: "1.0")
    #expect(snapshot.cutOff == nil)
    #expect(snapshot.captured == "2026-01-02T03:04:05Z")
    #expect(snapshot.identity.hostName == "a b")
    #expect(snapshot.identity.booted == nil)
    #expect(snapshot.identity.started == [:])
    let part = try #require(snapshot.parts.first)
    #expect(snapshot.parts.count == 1)
    #expect(part.kind == "tarot")
    #expect(part.source == "cards of x")
    #expect(part.about == ["domain": "a=b"])
    #expect(part.content == "The | Fool\n\n#end\n")
    #expect(snapshot.missing == [.init(.msr, source: "/dev/cpu/0/msr", reason: "Permission denied")])
  }

  @Test func thePartThatWasCutIsMissing() throws {
    let text = "#martlet-capture 1\n#part file 2026-01-02T03:04:05Z /proc/cpuinfo\n|processor : 0\n|fla"
    let snapshot = try Snapshot(scriptOutput: Array(text.utf8), martlet: "1.0")
    #expect(snapshot.parts.isEmpty)
    #expect(snapshot.missing.map(\.source) == ["/proc/cpuinfo", "the script"])
    #expect(snapshot.missing.last?.reason == "its output was cut off after 0 parts")
  }

  @Test(arguments: ["", "\n\n", "hello", "#martlet-capture 2\n#end\n"])
  func whatIsNotTheScripts(_ text: String) throws {
    #expect(throws: SnapshotError.self) { try Snapshot(scriptOutput: Array(text.utf8), martlet: "1.0") }
  }
}
