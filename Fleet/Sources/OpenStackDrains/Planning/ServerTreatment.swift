internal import FleetDocuments
internal import OpenStackClient
public import ReportContract

/// What empties a host of a server, by the server's state.
public enum ServerTreatment: String, Sendable, Codable, CaseIterable, SchemaDescribed {
  /// It runs or is paused: Nova moves it live.
  case live = "live-migration"
  /// It is stopped: Nova moves it cold, by the operator's command.
  case cold = "cold-migration"
  /// Nova is at work on it: it is tried again when that has ended.
  case busy
  /// Somebody has to decide first.
  case operators = "operator"
}

/// A treatment with its reason and the commands that lead on.
struct TreatmentAdvice {
  var treatment: ServerTreatment
  /// Why it is not moved live, a clause without a full stop; nil for a live migration.
  var reason: String?
  var commands: [String] = []

  /// By the states from which Nova's API lets a server be moved: ACTIVE and PAUSED live, ACTIVE and SHUTOFF cold, each without a task.
  ///
  /// A lock keeps users out and not administrators; Martlet keeps it too.
  /// - SeeAlso: nova 34.0.0 nova/compute/api.py: live_migrate, resize, check_instance_state, check_instance_lock; nova/api/openstack/common.py,
  ///   _STATE_MAP.
  init(_ server: DrainServer) {
    let (id, status) = (server.server.id, server.server.status ?? "UNKNOWN")
    if let task = server.server.task {
      self.init(.busy, "Nova is at work on it (\(task)); run the drain again when that has ended")
    } else if server.isLocked {
      self.init(.operators, "it is locked; ask who locked it", ["openstack server unlock \(id)"])
    } else {
      switch status {
      case "ACTIVE", "PAUSED": self.init(.live, nil)
      case "SHUTOFF":
        self.init(
          .cold, "it is stopped, and a cold migration takes it to another host",
          ["openstack server migrate --wait \(id)", "openstack server resize confirm \(id)"])
      case "SUSPENDED":
        self.init(
          .operators, "it is suspended, and Nova moves it neither live nor cold; resume it first",
          ["openstack server resume \(id)"])
      case "RESCUE":
        self.init(
          .operators, "it is in rescue mode, from which Nova moves nothing; end that first",
          ["openstack server unrescue \(id)"])
      case "VERIFY_RESIZE":
        self.init(
          .operators, "a resize or a cold migration waits to be confirmed or reverted",
          ["openstack server resize confirm \(id)", "openstack server resize revert \(id)"])
      case "SHELVED":
        self.init(
          .operators, "it is shelved, and its disk is still on the host; offload it",
          ["openstack server shelve --offload --wait \(id)"])
      case "ERROR":
        self.init(
          .operators,
          "Nova has it in ERROR; learn why, and whether its guest runs, before anything else",
          ["openstack server show \(id) -c fault"])
      case "BUILD", "MIGRATING", "REBUILD", "RESIZE", "REVERT_RESIZE", "REBOOT", "HARD_REBOOT", "PASSWORD":
        self.init(.busy, "Nova is at work on it (\(status)); run the drain again when that has ended")
      default: self.init(.operators, "Nova has it as \(status), from which it moves nothing")
      }
    }
  }

  private init(_ treatment: ServerTreatment, _ reason: String?, _ commands: [String] = []) {
    self.treatment = treatment
    self.reason = reason
    self.commands = commands
  }
}
