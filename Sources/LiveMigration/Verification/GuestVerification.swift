public import ReportContract
internal import Wording

/// Whether CPUID in a guest is after the move what it was before.
public struct GuestVerification: Sendable, Codable, Hashable {
  /// The result.
  public var finding: Verification.Finding
  /// How it was read.
  public var way: Way?
  /// Features that CPUID showed and no longer shows, whose loss nobody accepted.
  public var lost: [String]
  /// Features that CPUID shows and did not show.
  public var gained: [String]
  /// Features that are lost as accepted.
  public var waived: [String]
  /// All of this, a sentence each.
  public var notes: [String]

  /// A way to read CPUID.
  public enum Way: String, Sendable, Codable, CaseIterable {
    /// By a program in the guest, which the agent runs.
    case agent
    /// By QEMU's monitor.
    case qemu
  }

  /// Compares the readings of both ends, by the agent if it answered at both.
  package init(
    _ now: GuestReadings, from before: GuestReadings, accepting waived: [String], at target: String
  ) {
    lost = []
    gained = []
    self.waived = []
    notes = []
    let pair: (way: Way, now: GuestCPUID, before: GuestCPUID)? =
      if let (a, b) = Self.both(now.agent, before.agent) {
        (.agent, a, b)
      } else if let (a, b) = Self.both(now.qemu, before.qemu) { (.qemu, a, b) } else { nil }
    guard let pair else {
      finding = .unread
      notes = ["CPUID in the guest was not verified: " + listed(now.failures + before.failures, limit: 4)]
      return
    }
    way = pair.way
    if pair.way == .qemu, before.agent != nil {
      notes.append(
        "the agent did not answer at \(target), so QEMU was asked: \(listed(now.failures, limit: 2))")
    }
    let found = pair.now.differences(from: pair.before)
    lost = found.lost.filter { !waived.contains($0) }
    self.waived = found.lost.filter(waived.contains)
    gained = found.gained
    finding = lost.isEmpty && gained.isEmpty && found.numbers.isEmpty ? .same : .different
    let place = pair.way == .agent ? "CPUID in the guest" : "the CPUID that QEMU gives the guest"
    if !lost.isEmpty { notes.append("\(place) no longer shows \(listed(lost, limit: 20))") }
    if !gained.isEmpty { notes.append("\(place) now shows \(listed(gained, limit: 20))") }
    notes += found.numbers.map { "in \(place), \($0)" }
    if !self.waived.isEmpty {
      notes.append("\(place) no longer shows \(listed(self.waived, limit: 20)), as accepted")
    }
  }

  private static func both(_ a: GuestCPUID?, _ b: GuestCPUID?) -> (GuestCPUID, GuestCPUID)? {
    guard let a, let b else { return nil }
    return (a, b)
  }
}

extension GuestVerification: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether CPUID in a guest is after the move what it was before.",
      .field("finding", \Self.finding, "The result."),
      .field("way", \Self.way, "How CPUID was read; left out if it was not."),
      .field(
        "lost", \Self.lost, "Features that CPUID showed and no longer shows, whose loss nobody accepted."),
      .field("gained", \Self.gained, "Features that CPUID shows and did not show."),
      .field("waived", \Self.waived, "Features that are lost as accepted."),
      .field("notes", \Self.notes, "All of this, a sentence each."))
  }
}

extension GuestVerification.Way: SchemaDescribed {}
