internal import FleetPlans

/// A live migration that an execution carries out.
public struct MoveStep: Sendable, Hashable, Codable {
  /// The guest's name in the plan.
  public var guest: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// The host that it leaves, and the host that it goes to.
  public var from, to: String

  /// A move of a guest.
  public init(guest: String, uuid: String?, from: String, to: String) {
    self.guest = guest
    self.uuid = uuid
    self.from = from
    self.to = to
  }
}

/// How many migrations run at a time.
public struct MoveLimits: Sendable, Hashable {
  /// At one host, to it and from it together.
  public var perHost: Int
  /// From one host to one other.
  public var perLink: Int

  /// Limits; one migration at a host unless more are allowed.
  public init(perHost: Int = 1, perLink: Int = 1) {
    self.perHost = perHost
    self.perLink = perLink
  }
}

/// Steps in the order of a plan, with what each has to wait for.
///
/// A step can begin when nothing before it still has to leave its target or to move its guest. So each host holds at most what it holds when the steps run one after
/// the other, in whatever order they end.
struct StepQueue {
  let steps: [MoveStep]
  private var states: [State]

  private enum State { case waiting, running, done, dropped }

  init(_ steps: [MoveStep]) {
    self.steps = steps
    states = steps.map { _ in .waiting }
  }

  /// The places of steps that can begin now, within limits, in order.
  func ready(_ limits: MoveLimits) -> [Int] {
    var hosts: [String: Int] = [:]
    var links: [[String]: Int] = [:]
    func count(_ step: MoveStep) {
      hosts[step.from, default: 0] += 1
      hosts[step.to, default: 0] += 1
      links[[step.from, step.to], default: 0] += 1
    }
    for (place, step) in steps.enumerated() where states[place] == .running { count(step) }
    var found: [Int] = []
    for (place, step) in steps.enumerated() where states[place] == .waiting {
      guard !isHeld(place), hosts[step.from, default: 0] < limits.perHost,
        hosts[step.to, default: 0] < limits.perHost, links[[step.from, step.to], default: 0] < limits.perLink
      else { continue }
      found.append(place)
      count(step)
    }
    return found
  }

  /// Whether a step before it has to end first.
  private func isHeld(_ place: Int) -> Bool {
    steps[..<place].indices.contains { earlier in
      guard states[earlier] != .done else { return false }
      return steps[earlier].from == steps[place].to || steps[earlier].guest == steps[place].guest
    }
  }

  mutating func begin(_ place: Int) { states[place] = .running }

  mutating func end(_ place: Int) { states[place] = .done }

  mutating func drop(_ place: Int) { states[place] = .dropped }

  /// Whether no step runs.
  var isIdle: Bool { !states.contains(.running) }

  /// The places of steps that were not begun.
  var waiting: [Int] { steps.indices.filter { states[$0] == .waiting } }
}
