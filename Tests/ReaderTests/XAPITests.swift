import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

/// The features of a host as XAPI prints them.
@Suite struct XAPITests {
  private func host(_ text: String) throws -> HostCPU { try RegisterDumpTests.host(text) }

  private func has(_ name: String, _ host: HostCPU) throws -> Bool? {
    let feature = try #require(Catalog.standard[name])
    let evidence = host.observations[0].evidence
    return evidence.present.contains(feature.index)
      ? true : evidence.absent.contains(feature.index) ? false : nil
  }

  /// What new guests get counts, not what arriving ones may have.
  @Test func newGuestsFeaturesAreRead() throws {
    let host = try host(Fixture.xapi.text)
    #expect(host.vendor == "Intel")
    #expect(host.cpus[0].table.signature == CPUSignature(family: 6, model: 58, stepping: 9))
    #expect(host.observations[0].point == .guestCPUID(hypervisor: "Xen"))
    #expect(try has("avx", host) == true && has("erms", host) == true && has("md-clear", host) == true)
    // In features_hvm alone: leaf 7 EBX has 0A81H there, and 80000001H ECX 21H.
    #expect(try has("rtm", host) == false && has("abm", host) == false)
    // Words that the record does not have tell nothing; nor do AMD's copies of leaf 1.
    #expect(try has("avx-vnni", host) == nil && has("rdctl-no", host) == nil)
    #expect(try has("lm", host) == true && has("nx", host) == true && has("mmxext", host) == false)
  }

  @Test func olderXAPIsAreRead() throws {
    let old = "  features_hvm ( RO): 17cbfbff-f7fa3223-2c100800-00000121\n  vendor ( RO): AuthenticAMD\n"
    let host = try host(old)
    #expect(host.vendor == "AMD")
    #expect(try has("aes", host) == true && has("erms", host) == nil)
    let reading = try Reader.read(Document(name: "x", bytes: Array(old.utf8)))
    #expect(
      reading.format == "xapi"
        && reading.notes.contains { $0.text.contains("does not list features_hvm_host") })
  }

  @Test func hostsAreNotMixed() throws {
    let two =
      Fixture.xapi.text
      + Fixture.xapi.text.replacing("00000001-00000000-00000281", with: "00000001-00000000-00000280")
    let error = #expect(throws: ReadError.self) { try host(two) }
    #expect(error?.reason.contains("twice") == true)
    _ = try host(Fixture.xapi.text + Fixture.xapi.text)
  }

  /// More words than Martlet knows are noted, and fewer digits are no words.
  @Test func oddWords() throws {
    let words = Array(repeating: "ffffffff", count: 22).joined(separator: "-")
    let reading = try Reader.read(Document(name: "x", bytes: Array("features_hvm: \(words)".utf8)))
    #expect(reading.notes.contains { $0.text.contains("the last 3 of 22 words") })
    for text in [
      "features_hvm: ffff-ffff-ffff-ffff", "features_hvm:", "features_: 00000000-00000000-00000000-00000000",
    ] {
      #expect(throws: ReadError.self) { try host(text) }
    }
  }
}
