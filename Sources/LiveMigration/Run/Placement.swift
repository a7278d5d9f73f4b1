public import LibvirtClient

/// Both ends' answers about a guest at one time.
public struct Placement: Sendable, Hashable {
  /// One end's answer.
  public enum End: Sendable, Hashable {
    /// The end does not answer.
    case unknown
    /// The end does not have the guest.
    case absent
    /// It has the guest, in that state.
    case has(MigrationGuest.State)
  }

  /// The guest's state on the host that it leaves.
  public var source: End
  /// Whether the source is moving the guest away.
  public var isMoving: Bool
  /// The guest's state on the host that it moves to.
  public var target: End

  /// A placement.
  public init(source: End, isMoving: Bool, target: End) {
    self.source = source
    self.isMoving = isMoving
    self.target = target
  }

  /// Whether part of the guest's memory is at each end, after a post-copy that broke.
  public var isSplit: Bool { source == .has(.split) || target == .has(.split) }

  /// Whether both ends have a part of the guest: libvirt may join them again.
  public var isJoinable: Bool {
    guard isSplit else { return false }
    return [source, target].allSatisfy { end in
      guard case .has(let state) = end else { return false }
      return state != .off
    }
  }

  /// The action that a placement requires.
  public enum Decision: Sendable, Hashable {
    /// Poll again: libvirt is or may be working.
    case wait
    /// The guest is at the source, as before.
    case atSource
    /// The guest is at the target.
    case atTarget
    /// The guest runs at neither end.
    case nowhere
    /// The target's guest never ran: destroy it; the source's guest continues, if necessary by a resume.
    case endTarget(thenResumeSource: Bool)
    /// Only the source has the guest, paused: resume it.
    case resumeSource
    /// The target's guest runs and the source's is paused: destroy the latter.
    case endSource
    /// Only the target has the guest, paused: resume it.
    case resumeTarget
    /// An end does not answer.
    case unreachable
    /// A post-copy broke: part of the guest is at each end, which only the same migration may join again.
    case split
    /// The guest runs at both ends; only a human may settle this.
    case twice
  }

  /// The required action.
  ///
  /// - Parameter isPatient: Whether libvirt may still be working or come back; then temporary leftovers
  ///   stay untouched.
  public func decision(isPatient: Bool) -> Decision {
    guard source != .unknown, target != .unknown else { return isPatient ? .wait : .unreachable }
    // The source says so only once libvirt has given the post-copy up; a target may be in the middle of its end.
    if isSplit { return isPatient && source != .has(.split) ? .wait : .split }
    if isMoving { return .wait }
    switch (source, target) {
    case (.has(.running), .has(.running)), (.has(.paused), .has(.running)),
      (.has(.running), .has(.paused)), (.has(.paused), .has(.paused)):
      return isPatient ? .wait : .twice
    case (.has(.running), .has(.halted)), (.has(.paused), .has(.halted)):
      return isPatient ? .wait : .endTarget(thenResumeSource: false)
    case (.has(.running), _), (.has(.paused), _): return .atSource
    case (.has(.halted), .has(.running)), (.has(.halted), .has(.paused)):
      return isPatient ? .wait : .endSource
    case (.has(.halted), .has(.halted)): return isPatient ? .wait : .endTarget(thenResumeSource: true)
    case (.has(.halted), _): return isPatient ? .wait : .resumeSource
    case (_, .has(.running)), (_, .has(.paused)): return .atTarget
    case (_, .has(.halted)): return isPatient ? .wait : .resumeTarget
    default: return .nowhere
    }
  }
}
