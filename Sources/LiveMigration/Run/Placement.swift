public import LibvirtClient

/// What both ends say of a guest at one time.
public struct Placement: Sendable, Hashable {
  /// What one end says.
  public enum End: Sendable, Hashable {
    /// It could not be asked.
    case unknown
    /// It has no such guest.
    case absent
    /// It has the guest, in that state.
    case has(MigrationGuest.State)
  }

  /// The source.
  public var source: End
  /// Whether the source is moving the guest away.
  public var isMoving: Bool
  /// The target.
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

  /// What is to be done of it.
  public enum Decision: Sendable, Hashable {
    /// Look again: libvirt is at work, or may be.
    case wait
    /// The guest is at the source, as before.
    case atSource
    /// The guest is at the target.
    case atTarget
    /// The guest runs at neither end.
    case nowhere
    /// The target's guest never ran and is to be ended; the source's goes on, if need be when told.
    case endTarget(thenResumeSource: Bool)
    /// The source's guest stands still, and is all there is: it goes on when told.
    case resumeSource
    /// The target's guest runs; the source's stands still, and is to be ended.
    case endSource
    /// The target's guest stands still, and is all there is: it goes on when told.
    case resumeTarget
    /// An end cannot be asked.
    case unreachable
    /// A post-copy broke: part of the guest is at each end, which only the same migration may join again.
    case split
    /// The guest runs at both ends, which no one may settle but a human.
    case twice
  }

  /// What is to be done.
  ///
  /// - Parameter isPatient: Whether libvirt may still be at work by itself, or come back: what it leaves behind for a
  ///   moment is not touched then.
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
