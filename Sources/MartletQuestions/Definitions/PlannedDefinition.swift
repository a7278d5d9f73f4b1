internal import LibvirtCPU
internal import LibvirtClient

/// The definition that a plan is for: the guest's CPU after its next start.
///
/// This is the persistent definition. But a running guest shows better what libvirt and QEMU make of it (which CPU the host's
/// model is, what QEMU added), so the plan uses the running definition if it derives from the persistent one.
struct PlannedDefinition {
  /// The definition.
  let text: String
  /// Whether it is the one that the guest runs with.
  let isLive: Bool
  /// Whether the running CPU differs from the persistent definition.
  let isStale: Bool
  /// Features that the guest runs with, and the persistent definition does not name; none where it leaves them to the host.
  let unnamed: Set<String>

  /// Features that the persistent definition asks for, and that the guest runs without: QEMU left them out, and a host that
  /// lacks them does not start the guest.
  let withheld: Set<String>

  /// Chooses among the definitions of `domain`.
  init(of domain: DomainDefinitions.Domain) {
    guard let live = domain.live, let running = Self.cpu(in: live), let next = Self.cpu(in: domain.definition)
    else {
      (text, isLive, isStale, unnamed, withheld) = (domain.definition, false, false, [], [])
      return
    }
    guard Self.comes(running, of: next) else {
      (text, isLive, isStale, unnamed, withheld) = (domain.definition, false, true, [], [])
      return
    }
    (text, isLive, isStale) = (live, true, false)
    let named = Set(next.features.map(\.name))
    let added = running.features.filter { !named.contains($0.name) && !Self.isAbsent($0.policy ?? .require) }
    unnamed = next.mode == .hostModel ? [] : Set(added.map(\.name))
    let absent = Set(running.features.filter { Self.isAbsent($0.policy ?? .require) }.map(\.name))
    withheld = absent.intersection(next.features.filter { ($0.policy ?? .require) == .require }.map(\.name))
  }

  /// The CPU of a definition; nil if it has none that can be read.
  static func cpu(in definition: String) -> CPUDefinition? {
    guard let element = try? CPUElement.all(in: Array(definition.utf8)).first else { return nil }
    return try? element.definition(as: .guest)
  }

  /// Whether libvirt and QEMU can have made `running` of `next`: they name the host's model, and add features.
  private static func comes(_ running: CPUDefinition, of next: CPUDefinition) -> Bool {
    if next.mode == .hostModel { return running.mode == .custom || running.mode == .hostModel }
    guard running.mode == next.mode, running.model == next.model else { return false }
    guard next.vendor == nil || running.vendor == next.vendor else { return false }
    return next.features.allSatisfy { wanted in
      guard wanted.policy != .optional else { return true }
      let policy = running.features.first { $0.name == wanted.name }?.policy
      return policy.map { isAbsent($0) == isAbsent(wanted.policy ?? .require) } ?? false
    }
  }

  private static func isAbsent(_ policy: CPUDefinition.Policy) -> Bool {
    policy == .disable || policy == .forbid
  }
}
