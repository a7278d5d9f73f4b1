internal import FleetQuestions
internal import MartletQuestions

/// Holds what a host is and runs against what was asked for.
struct FactCheck {
  /// What is asked for, by the kind of fact: `kernel`, `qemu`, `libvirt`, `microcode`.
  private let asked: [HostFacts.Key: String]
  private let microcode: UInt64?

  init(words: [String], change: HostChange?) {
    var asked: [HostFacts.Key: String] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, let key = HostFacts.Key(rawValue: parts[0]) { asked[key] = parts[1] }
    }
    self.asked = asked
    microcode = change?.microcode
  }

  /// Adds what differs; sizes of pages are the operator's own.
  func compare(
    _ before: [HostFacts.Key: String], _ after: [HostFacts.Key: String], _ check: inout PredictionCheck
  ) {
    for key in HostFacts.Key.allCases where key != .pages {
      let (was, now) = (before[key].map { plain(key, $0) }, after[key].map { plain(key, $0) })
      if let wanted = asked[key] {
        if let now {
          if !isAsked(key, now, wanted) {
            check.differences.append("\(key.rawValue) is \(now), and \(wanted) is asked for")
          }
        } else {
          check.differences.append(
            "\(key.rawValue) \(wanted) is asked for, and the capture does not report it")
        }
        continue
      }
      guard let was else { continue }
      guard let now else {
        check.unchecked.append("\(key.rawValue), which only earlier records report")
        continue
      }
      if was != now, !follows(key) {
        check.differences.append(
          "\(key.rawValue) is \(now) instead of \(was), which the plan does not predict")
      }
    }
  }

  /// A fact without what belongs to one disk or one boot.
  private func plain(_ key: HostFacts.Key, _ value: String) -> String {
    guard key == .commandLine else { return value }
    return value.split(separator: " ").filter { word in !HostFacts.diskWords.contains { word.hasPrefix($0) } }
      .joined(separator: " ")
  }

  private func isAsked(_ key: HostFacts.Key, _ now: String, _ wanted: String) -> Bool {
    if key == .microcode { return UInt64(now.dropFirst(2), radix: 16) == microcode }
    // Several versions of QEMU can be installed; a version stands for its series.
    return now.split(separator: ",").contains { part in
      let value = part.drop { $0 == " " }
      return value.hasPrefix(wanted) && value.dropFirst(wanted.count).first?.isNumber != true
    }
  }

  /// Whether a fact changes with what is asked for: libvirt brings its map, names of models follow features, a kernel has other parameters of
  /// KVM, and a BIOS brings microcode.
  private func follows(_ key: HostFacts.Key) -> Bool {
    switch key {
    case .map: asked[.libvirt] != nil
    case .model: !asked.isEmpty
    case .kvm: asked[.kernel] != nil
    case .firmware, .brand: asked[.microcode] != nil
    default: false
    }
  }
}
