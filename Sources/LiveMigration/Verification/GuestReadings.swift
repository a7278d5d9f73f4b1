internal import Glibc
internal import LibvirtClient
public import ReportContract

/// What a guest's CPUID is at one end, by every way that answers.
public struct GuestReadings: Sendable, Hashable, Codable {
  /// What a program in the guest reads; nil without an agent that runs it.
  public var agent: GuestCPUID?
  /// What QEMU gives the first vCPU; nil if it cannot be asked.
  public var qemu: GuestCPUID?
  /// Why a way did not answer, a clause each.
  public var failures: [String] = []

  /// Readings that somebody else made.
  package init(agent: GuestCPUID? = nil, qemu: GuestCPUID? = nil, failures: [String] = []) {
    self.agent = agent
    self.qemu = qemu
    self.failures = failures
  }

  /// How long one end may take in all.
  private static let limit = Duration.seconds(60)

  /// Asks both ways, over a connection of its own.
  ///
  /// - Parameters:
  ///   - uri: The libvirt that has the guest.
  ///   - uuid: The guest.
  ///   - waitsForAgent: Whether to wait up to 10 s for the agent, which connects again after a move.
  init(at uri: String, of uuid: String, waitsForAgent: Bool) {
    let call = BackgroundCall { () throws(LibvirtFailure) in
      try GuestReadings(at: MigrationHost(uri: uri), of: uuid, waitsForAgent: waitsForAgent)
    }
    let deadline = ContinuousClock.now + Self.limit
    while ContinuousClock.now < deadline {
      switch call.answer {
      case .success(let readings):
        self = readings
        return
      case .failure(let failure):
        failures = [failure.reason]
        return
      case nil: usleep(20_000)
      }
    }
    failures = ["\(uri) did not answer in time"]
  }

  private init(at host: MigrationHost, of uuid: String, waitsForAgent: Bool) {
    let begin = ContinuousClock.now
    repeat {
      do throws(LibvirtFailure) {
        agent = try AgentReading.read { command throws(LibvirtFailure) in
          try host.agentAnswer(uuid, command, seconds: 5)
        }
        break
      } catch {
        guard waitsForAgent, ContinuousClock.now - begin < .seconds(10) else {
          failures.append("the agent: \(error.reason)")
          break
        }
        usleep(500_000)
      }
    } while true
    do throws(LibvirtFailure) {
      qemu = try QEMUReading.read { command throws(LibvirtFailure) in try host.monitorAnswer(uuid, command) }
    } catch {
      failures.append("QEMU: \(error.reason)")
    }
  }

  /// Whether there is nothing to compare with later.
  var isEmpty: Bool { agent == nil && qemu == nil }
}

extension GuestReadings: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a guest's CPUID is at one end, by every way that answers.",
      .field(
        "agent", \Self.agent, "What a program in the guest reads; left out without an agent that runs it."),
      .field("qemu", \Self.qemu, "What QEMU gives the first vCPU; left out if it cannot be asked."),
      .field("failures", \Self.failures, "Why a way did not answer, a clause each."))
  }
}
