/// The points for comparing two hosts, and what the comparison can prove.
///
/// It pairs points of the same kind: it never compares what KVM gives guests on one host with what CPUID shows on the other, nor
/// a kernel's view with CPUID.
struct ComparedPoints {
  /// What a comparison of two points can prove.
  enum Likeness {
    /// Both hosts have the same kind of record: every bit counts.
    case same
    /// Both records show the host's own CPU in different ways: only what both prove about CPUID counts.
    case sameCPU
    /// One shows the host's CPU and the other what guests get: only a difference in CPUID can be certain.
    case hostAndGuests
    /// The records have nothing in common.
    case none
  }

  let wanted: Observation?
  let offered: Observation?
  let likeness: Likeness

  /// Chooses the points: the same kind before others, complete records before others, then the highest.
  init(_ wanted: HostCPU, _ offered: HostCPU) {
    let pairs = wanted.observations.flatMap { a in offered.observations.map { (a, $0) } }
    let alike = pairs.filter { a, b in a.point.likeness.map { $0 == b.point.likeness } ?? false }
    let real = alike.filter { $0.0.point.view != .emulated }
    func best(_ pairs: [(Observation, Observation)]) -> (Observation, Observation)? {
      pairs.max { ($0.0.point, $0.1.point) < ($1.0.point, $1.1.point) }
    }
    let own = (wanted.ownCPU, offered.ownCPU)
    let chosen: ((Observation, Observation), Likeness)?
    if let whole = best(real.filter { $0.0.isComplete && $0.1.isComplete }) {
      chosen = (whole, .same)
    } else if let a = own.0, let b = own.1, a.isComplete, b.isComplete {
      chosen = ((a, b), .sameCPU)
    } else if let pair = best(real) {
      chosen = (pair, .same)
    } else if let a = own.0, let b = own.1 {
      chosen = ((a, b), .sameCPU)
    } else if let pair = best(alike) {
      chosen = (pair, .same)
    } else if let a = own.0, let b = offered.forGuests {
      chosen = ((a, b), .hostAndGuests)
    } else if let a = wanted.forGuests, let b = own.1 {
      chosen = ((a, b), .hostAndGuests)
    } else if let a = wanted.forGuests, let b = offered.forGuests {
      chosen = ((a, b), .hostAndGuests)
    } else {
      chosen = nil
    }
    self.wanted = chosen?.0.0 ?? wanted.reference
    self.offered = chosen?.0.1 ?? offered.reference
    likeness = chosen?.1 ?? .none
  }
}

extension HostCPU {
  /// The observation that shows most of the host's own CPU: a complete one first, then CPUID before the kernel's view.
  fileprivate var ownCPU: Observation? {
    func rank(_ observation: Observation) -> Int {
      (observation.isComplete ? 2 : 0) + (observation.point == .kernelFlags ? 0 : 1)
    }
    let own = observations.filter { $0.point.view == .host }
    return own.max { (rank($0), $0.point) < (rank($1), $1.point) }
  }

  /// The highest observation of what KVM guests can get; complete records first.
  fileprivate var forGuests: Observation? {
    let seen = observations.filter { $0.point.view == .kvmGuests }
    return seen.last(where: \.isComplete) ?? seen.last
  }
}
