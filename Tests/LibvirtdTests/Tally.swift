import LibvirtCPU

/// How often each outcome came out, to see that the inputs ask for all of them.
struct Tally: CustomStringConvertible {
  private var counts: [String: Int] = [:]

  mutating func add(_ result: Result<CPUComparison, LibvirtError>) {
    switch result {
    case .success(let comparison): counts[comparison.outcome.rawValue, default: 0] += 1
    case .failure: counts["error", default: 0] += 1
    }
  }

  /// Whether there are some identical, larger and incompatible CPUs, and some that cannot be compared.
  var isVaried: Bool { counts.count == 4 }

  var description: String { counts.map { "\($0): \($1)" }.sorted().joined(separator: ", ") }
}
