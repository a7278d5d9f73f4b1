import FleetPlanning
import FleetQuestions
import FleetStorage
import Glibc
import GuestVerdicts

/// Measures questions about a store in one process: opening, classes, matrix, where and stuck.
///
/// `fleet-benchmarks STORE [RUNS]`: medians of 5 runs if nothing else is said, in milliseconds of the
/// processor's time, whatever else the machine does meanwhile.
@main enum FleetBenchmarks {
  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: fleet-benchmarks STORE [RUNS]")
      exit(64)
    }
    let path = CommandLine.arguments[1]
    let runs = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 5 : 5
    var times: [(name: String, values: [Double])] = [
      ("open the store and its hosts", []), ("read all classes and residents", []),
      ("prepare and judge the matrix", []),
      ("where", []), ("stuck", []),
    ]
    for run in 0..<runs {
      var clock = processorTime()
      func note(_ place: Int) {
        let now = processorTime()
        times[place].values.append(milliseconds(now - clock))
        clock = now
      }
      let fleet = try OpenFleet(path: path)
      let hosts = try fleet.store.hosts()
      note(0)
      let snapshot = try fleet.snapshot()
      note(1)
      let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: snapshot.guestForms)
      let counts = FleetMatrix(prepared).counts
      note(2)
      let guest = try fleet.store.guests(limit: 1)[0].name
      clock = processorTime()
      _ = try FleetWhereQuestion(guest: guest).answer(in: fleet)
      note(3)
      let stuck = try FleetStuckQuestion().answer(in: fleet)
      note(4)
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
