import Foundation
import LibvirtClient
import LiveMigration
import TestSupport
import Testing

/// CPUID in a guest: what an agent's and QEMU's answers mean, and how two readings differ.
@Suite struct GuestCPUIDTests {
  /// An agent that executes what it is told on this machine, as qemu-ga does.
  private final class Agent: @unchecked Sendable {
    let search: String
    private var output: [UInt8] = []
    private var status: Int32 = 0

    init(search: String = "/usr/bin:/bin") { self.search = search }

    func answer(_ command: String) throws(LibvirtFailure) -> String {
      struct Call: Decodable {
        struct Arguments: Decodable {
          var path: String?
          var arg: [String]?
        }
        var execute: String
        var arguments: Arguments
      }
      do {
        let call = try JSONDecoder().decode(Call.self, from: Data(command.utf8))
        guard call.execute == "guest-exec" else {
          let data = Data(output).base64EncodedString()
          return "{\"return\":{\"exited\":true,\"exitcode\":\(status),\"out-data\":\"\(data)\"}}"
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: call.arguments.path ?? "")
        process.arguments = call.arguments.arg
        process.environment = ["PATH": search]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        output = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        status = process.terminationStatus
        return "{\"return\":{\"pid\":7}}"
      } catch {
        throw LibvirtFailure(reason: "\(error)")
      }
    }
  }

  private func words(_ features: [(leaf: UInt32, register: String, value: UInt32)]) -> String {
    let words = features.map {
      "{\"cpuid-register\":\"\($0.register)\",\"cpuid-input-eax\":\($0.leaf),\"features\":\($0.value)}"
    }
    return "{\"return\":[\(words.joined(separator: ","))],\"id\":\"libvirt-1\"}"
  }

  private func qemu(ecx: UInt32, ebx7: UInt32, level: Int = 13) throws -> GuestCPUID {
    try QEMUReading.read { command throws(LibvirtFailure) in
      if command.contains("query-cpus-fast") {
        return "{\"return\":[{\"qom-path\":\"/machine/unattached/device[0]\"}]}"
      }
      if command.contains("feature-words") { return words([(1, "ECX", ecx), (7, "EBX", ebx7)]) }
      let numbers = [
        "\"level\"": level, "xlevel": 0x8000_000a, "phys-bits": 40, "family": 6, "model": 58, "stepping": 9,
      ]
      for (name, value) in numbers where command.contains(name) { return "{\"return\":\(value)}" }
      throw LibvirtFailure(reason: "no answer to \(command)")
    }
  }

  @Test func qemusWordsAreReadAndDifferencesNamed() throws {
    let before = try qemu(ecx: 1 << 23 | 1, ebx7: 1 << 9)
    #expect(before.registers.contains { $0.leaf == 1 && $0.register == "eax" && $0.value == 0x306a9 })
    let same = GuestVerification(
      GuestReadings(qemu: before), from: GuestReadings(qemu: before), accepting: [], at: "b")
    #expect(same.finding == .same && same.way == .qemu && same.notes.isEmpty)
    let now = try qemu(ecx: 1 | 1 << 25, ebx7: 0, level: 7)
    let found = GuestVerification(
      GuestReadings(qemu: now), from: GuestReadings(qemu: before), accepting: ["erms"], at: "b")
    #expect(found.finding == .different)
    #expect(found.lost == ["popcnt"] && found.gained == ["aes"] && found.waived == ["erms"])
    #expect(
      found.notes.contains { $0.contains("the highest basic leaf of CPUID is 0x7; it was 0xd") },
      "\(found.notes)")
    let waived = GuestVerification(
      GuestReadings(qemu: try qemu(ecx: 1 << 23 | 1, ebx7: 0)), from: GuestReadings(qemu: before),
      accepting: ["erms"], at: "b")
    #expect(waived.finding == .same && waived.waived == ["erms"])
  }

  @Test func whatCannotBeReadIsNotTheSame() throws {
    let before = GuestReadings(agent: try qemu(ecx: 1, ebx7: 0), failures: [])
    let found = GuestVerification(
      GuestReadings(failures: ["the agent: gone"]), from: before, accepting: [], at: "b")
    #expect(found.finding == .unread && found.way == nil)
    #expect(found.notes == ["CPUID in the guest was not verified: the agent: gone"])
  }

  @Test func theAgentComesFirstAndQEMUHelpsOut() throws {
    let (a, b) = (try qemu(ecx: 1, ebx7: 0), try qemu(ecx: 3, ebx7: 0))
    let both = GuestVerification(
      GuestReadings(agent: a, qemu: b), from: GuestReadings(agent: a, qemu: a), accepting: [], at: "b")
    #expect(both.finding == .same && both.way == .agent)
    let lone = GuestVerification(
      GuestReadings(qemu: a, failures: ["the agent: late"]), from: GuestReadings(agent: b, qemu: a),
      accepting: [], at: "b")
    #expect(
      lone.finding == .same && lone.way == .qemu && lone.notes.first?.contains("the agent: late") == true)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cpuid"), "cpuid is not installed"))
  func theProgramRunsInAShellAndReadsThisCPU() throws {
    let agent = Agent()
    let reading = try AgentReading.read(agent.answer)
    let again = try AgentReading.read(agent.answer)
    #expect(reading.registers.count > 20)
    #expect(
      GuestVerification(
        GuestReadings(agent: again), from: GuestReadings(agent: reading), accepting: [], at: "b"
      ).finding == .same)
    // Leaf 1 has the FPU everywhere, and no APIC ID is compared.
    #expect(reading.registers.contains { $0.leaf == 1 && $0.register == "edx" && $0.value & 1 == 1 })
    #expect(!reading.registers.contains { $0.leaf == 1 && $0.register == "ebx" })
  }

  @Test func aGuestWithoutAWayToReadSaysSo() throws {
    guard !FileManager.default.isReadableFile(atPath: "/dev/cpu/0/cpuid") else { return }
    let folder = FileManager.default.temporaryDirectory.path
    do {
      _ = try AgentReading.read(Agent(search: folder).answer)
      Issue.record("there is nothing that could have been read")
    } catch {
      #expect(error.reason.contains("neither a readable /dev/cpu/0/cpuid nor the program cpuid"))
    }
  }
}
