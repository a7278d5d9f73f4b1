import FleetPlanning
import FleetQuestions
import FleetStorage
import Glibc
import GuestVerdicts

/// Measures questions about a store in one process: opening, classes, matrix, where and stuck.
///
/// `fleet-benchmarks STORE [RUNS [HOSTS GUESTS]]`: medians of 5 runs if nothing else is said, in milliseconds of the
/// processor's time, whatever else the machine does meanwhile. With HOSTS and GUESTS the fleet is invented first.
@main enum FleetBenchmarks {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 2 || words.count == 3 || words.count == 5 else {
      print("usage: fleet-benchmarks STORE [RUNS [HOSTS GUESTS]]")
      exit(64)
    }
    let path = words[1]
    let runs = words.count > 2 ? Int(words[2]) ?? 5 : 5
    if words.count == 5, let hosts = Int(words[3]), let guests = Int(words[4]) {
      try await invent(hosts, guests, path)
    }
    var times: [(name: String, values: [Double])] = [
      ("open the store and read the hosts and their classes", []), ("read all classes and residents", []),
      ("prepare and judge the matrix", []),
      ("where", []), ("stuck", []), ("who", []), ("matrix by pool", []), ("ledger", []),
    ]
    for run in 0..<runs {
      var clock = processorTime()
      func note(_ place: Int) {
        let now = processorTime()
        times[place].values.append(milliseconds(now - clock))
        clock = now
      }
      let fleet = try OpenFleet(path: path)
      let hosts = try fleet.hosts()
      note(0)
      let snapshot = try fleet.snapshot()
      note(1)
      let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: snapshot.guestForms)
      let counts = FleetMatrix(prepared).counts
      note(2)
      // The first one also gives back what the matrix took, so it is the mean of twenty guests.
      let guests = try fleet.store.guests(limit: 20).map(\.name)
      clock = processorTime()
      for guest in guests { _ = try FleetWhereQuestion(guest: guest).answer(in: fleet) }
      times[3].values.append(milliseconds(processorTime() - clock) / Double(guests.count))
      clock = processorTime()
      let stuck = try FleetStuckQuestion().answer(in: fleet)
      note(4)
      _ = try FleetWhoQuestion(host: hosts.hosts[0].name).answer(in: fleet)
      note(5)
      _ = try FleetMatrixQuestion(by: .tag("pool")).answer(in: fleet)
      note(6)
      _ = try FleetLedgerQuestion().answer(in: fleet)
      note(7)
      if run == 0 {
        print(
          "\(hosts.hosts.count) hosts in \(snapshot.hostForms.count) classes, \(snapshot.guestCount) guests in "
            + "\(snapshot.guestForms.count) classes; pairs of classes: \(counts.runs) run, \(counts.runsWithWarnings) warned, "
            + "\(counts.undetermined) undetermined, \(counts.blocked) blocked; \(stuck.stuck) guests stuck")
      }
    }
    for entry in times {
      print("\(entry.name): \(entry.values.sorted()[entry.values.count / 2]) ms")
    }
    printMemory()
  }

  /// Invents a fleet, whose hosts are in pools.
  private static func invent(_ hosts: Int, _ guests: Int, _ path: String) async throws {
    guard let simulated = SimulatedFleet(hosts: hosts, guests: guests, seed: 1) else { exit(64) }
    let start = (processorTime(), ContinuousClock.now)
    let fleet = try OpenFleet(path: path, isCreating: true)
    var question = FleetAddQuestion()
    question.documents = (hosts, { simulated.document(ofHost: $0) })
    question.guests = { simulated.guests(ofHost: $0) }
    question.source = "simulated"
    _ = try await question.answer(in: fleet)
    try fleet.tagPools { name in Int(name.dropFirst("host-".count)).map { simulated.pool(ofHost: $0) } }
    print(
      "invent: \(milliseconds(processorTime() - start.0)) ms, by the clock \(milliseconds(ContinuousClock.now - start.1)) ms"
    )
    printMemory()
  }

  private static func printMemory() {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return }
    print("memory at most: \(usage.ru_maxrss / 1024) MiB")
  }

  /// The time that the process spent on processors.
  private static func processorTime() -> Duration {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static func milliseconds(_ span: Duration) -> Double {
    let value = Double(span.components.seconds) * 1000 + Double(span.components.attoseconds) / 1e15
    return (value * 10).rounded() / 10
  }
}
