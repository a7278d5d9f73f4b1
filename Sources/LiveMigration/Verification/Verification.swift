internal import LibvirtCPU
internal import LibvirtClient

/// The check of a guest after its arrival at the target.
public struct Verification: Sendable, Codable, Hashable {
  /// The result of one comparison.
  public enum Finding: String, Sendable, Codable, CaseIterable {
    /// It is unchanged.
    case same
    /// It changed.
    case different
    /// It could not be checked.
    case unread
  }

  /// The CPU in the guest's running definition.
  public var definition: Finding
  /// The CPU on QEMU's command line, against that definition and the command line at the source.
  public var arguments: Finding
  /// What differs, or why Martlet could not check, one sentence each.
  public var notes: [String] = []
  /// CPUID in the guest; nil where nobody asked for it.
  public var guest: GuestVerification?

  /// Compares the guest's CPU at `target` with the one before the move.
  init(_ plan: MigrationPlan, at target: MigrationHost) {
    if let before = plan.readings {
      guest = GuestVerification(
        GuestReadings(at: target.uri, of: plan.uuid, waitsForAgent: before.agent != nil), from: before,
        accepting: plan.waived ?? [], at: target.uri)
      notes = guest?.notes ?? []
    }
    let before = Self.cpu(plan.definition)
    definition = .unread
    arguments = .unread
    do {
      let now = Self.cpu(try target.definition(.live, of: plan.uuid))
      let waived = Set(plan.waived ?? [])
      let isSame = before.map { $0.without(waived) } == now.map { $0.without(waived) }
      definition = isSame ? .same : .different
      if isSame, before != now {
        notes.append(
          "the running definition at \(target.uri) is without \(waived.sorted().joined(separator: ", ")), whose loss was accepted"
        )
      }
      if !isSame {
        notes.append(
          "the running definition's CPU at \(target.uri) differs from the one at \(plan.from)")
      }
    } catch {
      notes.append("cannot read the running definition at \(target.uri): \(error.reason)")
    }
    guard target.isLocal else {
      notes.append("QEMU's -cpu was not checked, because \(target.uri) is another machine")
      return
    }
    switch QEMUArguments.cpus(ofGuest: plan.uuid) {
    case let found where found.count == 1:
      guard let cpu = found.first, let before else { break }
      var differences = QEMUArguments.differences(cpu, from: before)
      if let earlier = plan.arguments {
        differences += QEMUArguments.differences(cpu, from: earlier).filter { !differences.contains($0) }
      }
      let waived = plan.waived ?? []
      differences.removeAll { difference in waived.contains { difference.hasPrefix($0 + " is off") } }
      arguments = differences.isEmpty ? .same : .different
      notes += differences.map { "QEMU's -cpu at \(target.uri): \($0)" }
    case let found:
      notes.append(
        found.isEmpty
          ? "QEMU's -cpu was not checked, because no readable process belongs to the guest"
          : "QEMU's -cpu was not checked, because \(found.count) processes have the guest's UUID")
    }
  }

  /// Whether nothing is known to have changed.
  public var isSame: Bool {
    definition != .different && arguments != .different && guest?.finding != .different
  }

  /// Whether CPUID in the guest was to be verified and could not be read.
  var isUnverified: Bool { guest?.finding == .unread }

  private static func cpu(_ definition: String) -> CPUDefinition? {
    guard let element = try? CPUElement.all(in: Array(definition.utf8)).first else { return nil }
    return try? element.definition(as: .guest)
  }
}

extension CPUDefinition {
  /// The definition without its words on those features.
  fileprivate func without(_ features: Set<String>) -> CPUDefinition {
    var definition = self
    definition.features.removeAll { features.contains($0.name) }
    return definition
  }
}
