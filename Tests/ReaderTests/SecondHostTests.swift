import Testing

@testable import CPUReaders

/// Dumps that hold the CPUs of two hosts: what one machine cannot have is refused, and what it may not have is said.
@Suite struct SecondHostTests {
  private func rows(
    model: String = "000306a9", apic: String = "00", features: String = "7fbae3ff",
    seven: String = "9c000400",
    heading: String = "CPU:"
  ) -> String {
    """
    \(heading)
       0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
       0x00000001 0x00: eax=0x\(model) ebx=0x\(apic)100800 ecx=0x\(features) edx=0xbfebfbff
       0x00000007 0x00: eax=0x00000000 ebx=0x00000281 ecx=0x00000000 edx=0x\(seven)

    """
  }

  private func read(_ parts: String...) throws -> Reading {
    try Reader.read(Document(name: "dump", bytes: Array(parts.joined().utf8)))
  }

  @Test func twoModelsAreTwoHosts() throws {
    for heading in ["CPU:", "CPU 0:"] {
      let error = #expect(throws: ReadError.self) {
        try read(
          rows(heading: heading),
          rows(model: "000506e3", apic: "02", heading: heading.replacing("0", with: "1")))
      }
      #expect(error?.reason.contains("CPUs of two models") == true, "\(error?.reason ?? "")")
    }
  }

  /// Mixed steppings are allowed in one machine, and hybrid CPUs say so.
  @Test func oneMachineMayBeMixed() throws {
    _ = try read(rows(), rows(model: "000306a8", apic: "02"))
    _ = try read(rows(seven: "9c008400"), rows(model: "000506e3", apic: "02", seven: "9c008400"))
  }

  @Test func oneAPICNumberIsOneCPU() throws {
    let error = #expect(throws: ReadError.self) { try read(rows(), rows(features: "7fbae3f7")) }
    #expect(error?.reason.contains("APIC number 0") == true, "\(error?.reason ?? "")")
    // The same record twice is one host.
    let twice = try read(rows(), rows())
    #expect(twice.notes.allSatisfy { !$0.text.contains("several hosts") })
  }

  /// Two records of one model can be of one machine; the reader says what else they can be.
  @Test func whatCanBeTwoHostsIsSaid() throws {
    let reading = try read(rows(), rows(apic: "04", features: "7fbae3f7"))
    #expect(reading.notes.contains { $0.text.contains("if they are of several hosts") })
    // A dump that numbers its CPUs says that they are of one machine.
    let numbered = try read(
      rows(heading: "CPU 0:"), rows(apic: "04", features: "7fbae3f7", heading: "CPU 1:"))
    #expect(numbered.notes.allSatisfy { !$0.text.contains("several hosts") })
  }
}
