/// What libvirt knows of a guest beyond its definition.
public struct GuestState: Sendable, Hashable {
  /// The number of its snapshots.
  public var snapshots: Int
  /// The number of its checkpoints.
  public var checkpoints: Int
  /// The disks with a running block job, by their targets.
  public var blockJobs: [String]

  /// A state.
  public init(snapshots: Int, checkpoints: Int, blockJobs: [String]) {
    self.snapshots = snapshots
    self.checkpoints = checkpoints
    self.blockJobs = blockJobs
  }
}

extension GuestMachine {
  /// Adds what libvirt says of the guest's state.
  public mutating func add(_ state: GuestState) {
    tellsState = true
    if state.snapshots > 0 { obstacles[.snapshots] = ["\(state.snapshots)"] }
    if state.checkpoints > 0 { obstacles[.checkpoints] = ["\(state.checkpoints)"] }
    for disk in state.blockJobs { note(.blockJob, disk) }
  }
}
