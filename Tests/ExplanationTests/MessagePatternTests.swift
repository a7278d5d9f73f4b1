import Testing

@testable import FailureMessages

/// Patterns of messages: literals and holes.
@Suite struct MessagePatternTests {
  private func captures(_ pattern: MessagePattern, _ line: String) -> [String: [String]]? {
    pattern.match(Array(line.utf8))?.captures
  }

  @Test func literalsIgnoreCase() {
    #expect(captures("Unknown CPU feature", "error: unknown cpu FEATURE x") == [:])
    #expect(captures("Unknown CPU feature", "unknown CPU model") == nil)
  }

  @Test func holesEndBeforeTheNextLiteral() {
    #expect(
      captures("CPU mode '{word}' for {*} is not", "CPU mode 'custom' for x86_64 kvm is not x")?["word"] == [
        "custom"
      ])
    #expect(captures("stuck after {*}migration", "stuck after migration") != nil)
    #expect(captures("mode '{word}' is", "mode 'a b' is") == nil)
    #expect(captures("({number}) and", "(46) and")?["number"] == ["46"])
    #expect(captures("({number}) and", "(4x) and") == nil)
  }

  @Test func listsEndWhereNamesEnd() {
    let pattern: MessagePattern = "missing: {features}"
    #expect(captures(pattern, "missing: hle,rtm")?["features"] == ["hle", "rtm"])
    #expect(captures(pattern, "missing: hle, rtm, sse4.1. Please")?["features"] == ["hle", "rtm", "sse4.1"])
    #expect(captures(pattern, "missing: hle,rtm')")?["features"] == ["hle", "rtm"])
    #expect(captures(pattern, "missing: ") == nil)
  }

  @Test(arguments: [
    "guest CPU doesn't match specification", "guest CPU doesn''t match specification",
    "guest CPU doesn\u{2019}t match specification", "guest CPU doesn\\'t match specification",
    "guest CPU doesn\\u0027t match specification", "guest CPU doesn&#39;t match specification",
  ])
  func apostrophesMayHaveChangedOnTheWay(line: String) {
    #expect(captures("CPU doesn't match specification", line) == [:])
    #expect(
      captures("CPU doesn't match specification", "CPU doesn, as it seems, at best match specification")
        == nil)
  }

  @Test func doubledQuotationMarksAreNoPartOfAName() {
    #expect(captures("model '{word}'", "unable to find CPU model ''EPYC-Turin''")?["word"] == ["EPYC-Turin"])
  }

  @Test func bitsOfQEMU() throws {
    let old = try #require(MessageBit("CPUID.07H:EBX.hle [bit 4]"))
    #expect(old.name == "hle" && old.register == "CPUID.07H:EBX" && old.bit == 4)
    let new = try #require(MessageBit("CPUID[eax=07h,ecx=00h].EBX.sse4.1 [bit 19]"))
    #expect(new.name == "sse4.1" && new.register == "CPUID[eax=07h,ecx=00h].EBX")
    #expect(MessageBit("MSR(10AH).taa-no [bit 8]")?.name == "taa-no")
    #expect(MessageBit("CPUID.07H:EBX [bit 6]")?.name == nil)
    #expect(MessageBit("nothing") == nil)
  }

  @Test func theEndOfALineCanBeAskedFor() {
    let pattern: MessagePattern = "doesn't match specification$"
    #expect(captures(pattern, "guest CPU doesn't match specification\r") != nil)
    #expect(captures(pattern, "guest CPU doesn't match specification: extra") == nil)
  }

  @Test func bytesThatAreNoTextAreData() {
    let pattern: MessagePattern = "failed to set MSR {msr} to"
    let line: [UInt8] = [0xff, 0xc3] + Array("failed to set MSR 0x10A to \u{0}".utf8) + [0x80]
    #expect(pattern.match(line)?.registers == [0x10a])
    #expect(pattern.match([]) == nil)
    #expect(pattern.longestLiteral == Array("failed to set msr ".utf8))
  }
}
