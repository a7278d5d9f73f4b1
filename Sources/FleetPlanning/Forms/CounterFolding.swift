internal import GuestVerdicts
internal import LibvirtCPU

/// Classes that differ only by a few hertz of their counters, which no verdict of the fleet distinguishes.
///
/// Kernels calibrate the counter of some CPUs at each boot, so that hosts of one kind have as many frequencies as boots. A verdict
/// asks only whether a guest's frequency and a host's are within 250 millionths. Frequencies form groups: within one all pairs are that
/// near, and between two none is; then any member of a group stands for all, exactly. A group for which that does not hold stays as it is.
///
/// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC.
struct CounterFolding {
  /// The frequency that stands for each that is folded.
  private var representatives: [UInt64: UInt64] = [:]

  /// Groups frequencies, in O(frequencies log frequencies).
  init(_ frequencies: some Sequence<UInt64>) {
    let sorted = Set(frequencies).sorted()
    var start = 0
    for place in sorted.indices {
      let isLast = place + 1 == sorted.count
      guard isLast || sorted[place + 1] - sorted[place] > Self.tolerance(sorted[place + 1]) else { continue }
      let group = sorted[start...place]
      start = place + 1
      guard let first = group.first, let last = group.last, last - first <= Self.tolerance(first) else {
        continue
      }
      guard first != last else { continue }
      for frequency in group { representatives[frequency] = first }
    }
  }

  /// The frequency that stands for another, perhaps itself; nil for one that no other is near.
  func representative(of frequency: UInt64) -> UInt64? { representatives[frequency] }

  private static func tolerance(_ frequency: UInt64) -> UInt64 {
    millionths(LibvirtRefusal.counterTolerance, of: frequency)
  }
}

extension FleetSnapshot {
  /// The same fleet with fewer classes: those that only their counters distinguish, and that get the same verdicts, are one.
  ///
  /// - Parameter guests: Further guests that are to be judged on its hosts.
  /// - Returns: The fleet, whose classes are members of the former ones, and the former places of each class of guests.
  public func foldingCounters(alsoFor guests: [GuestForm] = []) -> (fleet: FleetSnapshot, guests: [[Int]]) {
    let folding = CounterFolding(
      hostForms.compactMap(\.offer.counterFrequency)
        + (guestForms + guests).compactMap(\.demand.counterFrequency))
    func classes<Form>(
      _ forms: [Form], _ key: (Form) -> String, _ frequency: (Form) -> UInt64?,
      _ bytes: (Form, UInt64) -> [UInt8]
    ) -> (places: [Int], members: [[Int]]) {
      var known: [ClassKey: Int] = [:]
      var places: [Int] = []
      var members: [[Int]] = []
      for (place, form) in forms.enumerated() {
        // Only forms that stand for others, or for which another stands, are compared by what they are.
        let shared = frequency(form).flatMap { folding.representative(of: $0) }
        let own: ClassKey = shared.map { .bytes(bytes(form, $0)) } ?? .form(key(form))
        let number = known[own] ?? members.count
        if number == members.count {
          known[own] = number
          members.append([])
        }
        members[number].append(place)
        places.append(number)
      }
      return (places, members)
    }
    let hostClasses = classes(
      hostForms, { $0.key }, { $0.offer.counterFrequency }, { $0.offer.bytes(withCounter: $1) })
    let guestClasses = classes(
      guestForms, { $0.key }, { $0.demand.counterFrequency }, { $0.demand.bytes(withCounter: $1) })
    let folded = FleetSnapshot(
      hostForms: hostClasses.members.map { hostForms[$0[0]] },
      guestForms: guestClasses.members.map { guestForms[$0[0]] },
      hosts: hosts.map { Host(id: $0.id, name: $0.name, form: hostClasses.places[$0.form], pool: $0.pool) },
      residents: guestClasses.members.count == guestForms.count
        ? residents : Self.merged(residents, guestClasses.places))
    return (folded, guestClasses.members)
  }

  /// The groups with the classes of their forms, those of one class on one host together, in the order of classes and hosts.
  private static func merged(_ residents: [Residents], _ places: [Int]) -> [Residents] {
    var groups = residents.map {
      Residents(form: places[$0.form], next: $0.next.map { places[$0] }, host: $0.host, count: $0.count)
    }
    groups.sort { $0.isBefore($1) }
    var kept = 0
    for group in groups {
      if kept > 0, groups[kept - 1].isAlike(group) {
        groups[kept - 1].count += group.count
      } else {
        groups[kept] = group
        kept += 1
      }
    }
    groups.removeLast(groups.count - kept)
    return groups
  }
}

/// What makes a class: the digest of its form, or the form's bytes with the counter that stands for its own.
private enum ClassKey: Hashable {
  case form(String)
  case bytes([UInt8])

  func hash(into hasher: inout Hasher) {
    switch self {
    case .form(let key): hasher.combine(key)
    case .bytes(let bytes): unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }
}
