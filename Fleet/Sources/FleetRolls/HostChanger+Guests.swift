internal import FleetPlans
internal import FleetQuestions
internal import Foundation
internal import LibvirtClient
internal import MartletQuestions

/// Guests that no host takes while theirs changes: they turn themselves off before, and start after.
extension HostChanger {
  /// Shuts a guest down, and waits until it is off; why it is not.
  func shutDown(_ guest: RollPlan.Guest, _ host: String, _ uri: String) async throws(QuestionError) -> String?
  {
    let id = guest.uuid ?? guest.name
    let isOurs = journal.shutDown(host).contains(guest.name)
    func state() async -> (guest: HostControl.Guest?, failure: String?) {
      switch await onThread(within: .seconds(30), { control.guest(uri, id) }) {
      case .success(let found)?: (found, nil)
      case .failure(let failure)?: (nil, failure.reason)
      case nil: (nil, "\(uri) does not answer")
      }
    }
    let first = await state()
    if let failure = first.failure { return failure }
    guard let found = first.guest else { return "\(host) does not have it" }
    if found.isOff {
      try journal.add(.shutdown, host, guest: guest.name, outcome: isOurs ? "off" : "was-off")
      return nil
    }
    guard found.isPersistent else {
      return "it is transient, so libvirt would forget it; define it before (virsh define)"
    }
    try journal.add(.shutdown, host, guest: guest.name)
    report(RollEvent(host: host, step: .shutdown, guest: guest.name))
    if let failure = await onThread({ control.shutDown(uri, id) }) { return failure.reason }
    let end = ContinuousClock.now + .seconds(settings.shutdownLimit)
    while true {
      let now = await state()
      if now.guest?.isOff == true { break }
      guard ContinuousClock.now < end else {
        return
          "it did not turn itself off within \(settings.shutdownLimit) s (--shutdown-timeout), and it is never destroyed"
      }
      try? await Task.sleep(for: settings.interval)
    }
    try journal.add(.shutdown, host, guest: guest.name, outcome: "off")
    report(RollEvent(host: host, step: .shutdown, guest: guest.name, outcome: "off"))
    return nil
  }

  /// Starts the guests that were shut down for a host's change; the reasons of those that do not start, a sentence each.
  func start(_ host: String, _ uri: String) async throws(QuestionError) -> [String] {
    var failed: [String] = []
    for name in journal.shutDown(host).subtracting(journal.started(host)).sorted() {
      let id = plan.guests.first { $0.name == name }?.uuid ?? name
      let reason = await onThread(within: .seconds(120)) { () -> String? in
        switch control.guest(uri, id) {
        case .failure(let failure): return failure.reason
        case .success(nil): return "\(host) does not have it"
        case .success(let found?):
          // The host, or a wanted autostart, may have done it.
          if !found.isOff { return nil }
          return control.start(uri, id)?.reason
        }
      }
      switch reason {
      case .some(.none):
        try journal.add(.start, host, guest: name, outcome: "running")
        report(RollEvent(host: host, step: .start, guest: name, outcome: "running"))
      case .some(.some(let reason)):
        failed.append("\(name) is shut down and does not start: \(reason).")
      case nil: failed.append("\(name) may be shut down: \(uri) does not answer.")
      }
    }
    return failed
  }
}
