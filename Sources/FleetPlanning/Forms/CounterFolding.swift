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
      for frequency in group { representatives[frequency] = first }
    }
  }

  /// The frequency that stands for another.
  func representative(of frequency: UInt64) -> UInt64 { representatives[frequency] ?? frequency }

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
      _ forms: [Form], _ frequency: (Form) -> UInt64?, _ bytes: (Form, UInt64) -> [UInt8],
      _ own: (Form) -> [UInt8]
    ) -> (places: [Int], members: [[Int]]) {
      var known: [[UInt8]: Int] = [:]
      var places: [Int] = []
      var members: [[Int]] = []
      for (place, form) in forms.enumerated() {
        let key: [UInt8]
        if let frequency = frequency(form), folding.representative(of: frequency) != frequency {
          key = bytes(form, folding.representative(of: frequency))
        } else {
          key = own(form)
        }
        let number = known[key] ?? members.count
        if number == members.count {
          known[key] = number
          members.append([])
        }
        members[number].append(place)
        places.append(number)
      }
      return (places, members)
    }
    let hostClasses = classes(
      hostForms, { $0.offer.counterFrequency }, { $0.offer.bytes(withCounter: $1) }, { $0.bytes })
    let guestClasses = classes(
      guestForms, { $0.demand.counterFrequency }, { $0.demand.bytes(withCounter: $1) }, { $0.bytes })
    struct Key: Hashable {
      var form: Int
      var next, host: Int?
    }
    var residents: [Key: Int] = [:]
    var groups: [Residents] = []
    for group in self.residents {
      let key = Key(
        form: guestClasses.places[group.form], next: group.next.map { guestClasses.places[$0] },
        host: group.host)
      if let known = residents[key] {
        groups[known].count += group.count
      } else {
        residents[key] = groups.count
        groups.append(Residents(form: key.form, next: key.next, host: key.host, count: group.count))
      }
    }
    let folded = FleetSnapshot(
      hostForms: hostClasses.members.map { hostForms[$0[0]] },
      guestForms: guestClasses.members.map { guestForms[$0[0]] },
      hosts: hosts.map { Host(id: $0.id, name: $0.name, form: hostClasses.places[$0.form], pool: $0.pool) },
      residents: groups)
    return (folded, guestClasses.members)
  }
}
