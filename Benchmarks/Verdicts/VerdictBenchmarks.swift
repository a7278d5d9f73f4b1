import CPUCatalog
import CPUCompatibility
import Glibc
import GuestVerdicts
import LibvirtCPU
import Reports
import X86CPU

/// Measures verdicts: preparing, a prepared pair, a pair with its explanation, and matrices.
///
/// `verdict-benchmarks [GUESTS [HOSTS]]`: 100,000 guests and 10,000 hosts if nothing else is said. Prints medians of the
/// processor's time.
@main enum VerdictBenchmarks {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let guestCount = numbers.first ?? 100_000
    let hostCount = numbers.dropFirst().first ?? 10_000
    var fleet = InventedFleet(hosts: hostCount, guests: guestCount, seed: 1)
    let map = fleet.map
    let clock = ProcessorClock()

    let space = try VerdictSpace(fleet.guests, on: fleet.hosts)
    let some = min(1000, guestCount, hostCount)
    let demandTimes = (0..<some).map { index in
      clock.measure { keep(GuestDemand(fleet.guests[index], in: space)) }
    }
    let offerTimes = (0..<some).map { index in
      clock.measure { keep(HostOffer(fleet.hosts[index], map: map, in: space)) }
    }
    print("prepare a guest: \(microseconds(median(demandTimes))) µs (target 50)")
    print("prepare a host: \(microseconds(median(offerTimes))) µs (target 50)")

    let demands = fleet.guests.map { GuestDemand($0, in: space) }
    let offers = fleet.hosts.map { HostOffer($0, map: map, in: space) }
    let needs = fleet.guests.reduce(0) { $0 + ($1.wanted?.evidence.present.count ?? 0) }
    print("\(guestCount) guests with \(needs / max(guestCount, 1)) needs in the mean, \(hostCount) hosts")

    var outcomes = [Int](repeating: 0, count: 4)
    // So many that both stay in the processor's caches.
    let (rows, columns) = (min(some, 500), min(some, 100))
    let near = Array(offers.prefix(columns))
    let pairTimes = (0..<101).map { _ in
      clock.measure {
        for demand in 0..<rows {
          for verdict in GuestVerdict.verdicts(of: demands[demand], on: near) {
            outcomes[verdict.outcome.rank] += 1
          }
        }
      }
    }
    keep(outcomes)
    print(
      "a prepared pair: \(nanoseconds(median(pairTimes)) / Double(rows * columns)) ns (target 50, goal 20)")

    let explanations = (0..<some).map { index in
      let pair = VerdictPair(
        fleet.guests[index], demands[index], on: fleet.hosts[(index * 7 + 3) % some],
        offers[(index * 7 + 3) % some],
        in: space, map: map)
      return clock.measure { keep(pair.explanation(of: pair.verdict).count) }
    }
    print("a prepared pair with its findings: \(microseconds(median(explanations))) µs (target 100)")
    let reports = (0..<some).map { index in
      let (guest, host) = (fleet.guests[index], fleet.hosts[(index * 7 + 3) % some])
      return clock.measure {
        keep(
          CheckReport(
            guest, on: [host], catalog: .standard, map: map, martlet: "", inputs: [], arguments: ("g", ["h"])
          ).exitStatus)
      }
    }
    print("a report on one pair, preparing and sentences with it: \(microseconds(median(reports))) µs")

    fleet = InventedFleet(hosts: 0, guests: 0, seed: 1)
    let matrixTimes = (0..<3).map { _ in
      clock.measure { keep(VerdictMatrix(demands, on: offers).pairsByRule) }
    }
    print("a matrix of \(guestCount) × \(hostCount): \(seconds(median(matrixTimes))) s (target 2, goal 1)")
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return }
    print("memory at most: \(usage.ru_maxrss / 1024) MiB (target 1024)")
  }

  private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

  private static func nanoseconds(_ time: Duration) -> Double {
    Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
  }

  private static func microseconds(_ time: Duration) -> Double { (nanoseconds(time) / 10).rounded() / 100 }

  private static func seconds(_ time: Duration) -> Double { (nanoseconds(time) / 1e6).rounded() / 1000 }
}

/// The time that the process spent on processors, whatever else they did meanwhile.
private struct ProcessorClock {
  func measure(_ work: () -> Void) -> Duration {
    let start = now()
    work()
    return now() - start
  }

  private func now() -> Duration {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// Keeps a value from being optimised away.
@inline(never) private func keep<Value>(_ value: Value) {}
