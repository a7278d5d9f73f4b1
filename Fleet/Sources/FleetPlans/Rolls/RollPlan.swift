public import FleetQuestions
public import ReportContract

/// An order in which hosts of a fleet change or restart, with the moves of their guests; encoded as JSON, `martlet.roll-plan/1.1`.
///
/// It is a value: made of a store's evidence and of forecasts, without chance. It holds if the predictions hold.
public struct RollPlan: PlanDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("roll-plan", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the plan.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// What was asked.
  public var request: Request
  /// The digest of what decides how evidence is read: Martlet's version, its tables and rules, and the map for hosts without one.
  public var tables: String
  /// The hosts of the fleet, in the order of their names.
  public var hosts: [Host]
  /// The guests on hosts that are known, in the order of their names.
  public var guests: [Guest]
  /// The batches, in their order.
  public var batches: [Batch] = []
  /// The number of live migrations.
  public var moves = 0
  /// What every order in as many batches with these restarts takes at least.
  public var bound = 0
  /// The guests that restart with their host.
  public var restarts: [Restart] = []
  /// The fewest restarts that are proven to be needed.
  public var provenRestarts = 0
  /// Whether it is proven that fewer restarts are not enough.
  public var isFewestRestarts = true
  /// Where no further host could be emptied without more restarts; nil if nothing ended so.
  public var deadEnd: DeadEnd?
  /// Guests that would be bound to changed hosts if they start on one before the roll ends.
  public var pins: [Pin] = []
  /// What hosts are predicted to become.
  public var predictions: [Prediction] = []
  /// Hosts that are left out, because nothing tells what they become.
  public var undetermined: [Undetermined] = []
  /// What the plan does not know, a sentence each.
  public var notes: [String] = []
  /// How long the live migrations take, without what happens to the hosts; nil if nothing tells.
  public var estimate: DrainPlan.Estimate?

  /// What was asked.
  public struct Request: Sendable, Codable, Hashable {
    /// Names or patterns of the hosts that change; empty for all.
    public var hosts: [String]
    /// What changes, such as `kernel=6.18`; empty for a restart.
    public var changes: [String]
    /// The most hosts that change at once.
    public var batch: Int

    /// What to ask.
    public init(hosts: [String] = [], changes: [String] = [], batch: Int = 1) {
      self.hosts = hosts
      self.changes = changes
      self.batch = batch
    }
  }

  /// A host, and the evidence that the plan rests on.
  public struct Host: Sendable, Codable, Hashable {
    /// Its name, which no other host has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The digest of its records.
    public var evidence: String
    /// Its memory in MiB; nil if unknown, and nobody moves to it.
    public var memory: Int?
    /// Whether it changes.
    public var changes: Bool
  }

  /// A guest, and the evidence that the plan rests on.
  public struct Guest: Sendable, Codable, Hashable {
    /// Its name, which no other guest has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// Its host.
    public var host: String
    /// The digest of what it needs.
    public var form: String
    /// Its memory in MiB; nil if unknown, and it does not move.
    public var memory: Int?
    /// The features whose loss a waiver accepts.
    public var waived: [String]
  }

  /// Hosts that change at once.
  public struct Batch: Sendable, Codable, Hashable {
    /// The hosts.
    public var hosts: [String]
    /// The live migrations that empty them, one after another.
    public var moves: [Move]
    /// The guests that are shut down before the change and started after it.
    public var restarts: [String]
  }

  /// A live migration.
  public struct Move: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// The host that it leaves.
    public var from: String
    /// The host that it goes to.
    public var to: String
  }

  /// A guest that restarts.
  public struct Restart: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// Its host.
    public var host: String
    /// The batch in which its host changes, from 1.
    public var batch: Int
    /// The last batch before which it can run on unchanged: later, no host takes it as it runs.
    public var latest: Int
    /// Whether it is proven that no order keeps it running.
    public var isForced: Bool
    /// Whether hosts may take it, were there evidence.
    public var isUndetermined: Bool
    /// Why it cannot move, a sentence without a full stop.
    public var why: String
    /// What decides on the host that comes nearest.
    public var reasons: [FleetReason]
    /// What happens when it starts on its changed host; nil if no definition tells.
    public var starts: Start?

    /// What happens to a guest that starts on its changed host.
    public enum Start: String, Sendable, Codable, CaseIterable, SchemaDescribed {
      /// It starts.
      case runs
      /// Evidence is missing.
      case undetermined
      /// It is refused, or would break: its definition has to change first.
      case blocked
    }
  }

  /// A step at which no further host could be emptied.
  public struct DeadEnd: Sendable, Codable, Hashable {
    /// The number of the batch, from 1.
    public var batch: Int
    /// The host that came nearest to being empty.
    public var host: String
    /// The guests that found no place.
    public var guests: [String]

    /// A dead end.
    public init(batch: Int, host: String, guests: [String]) {
      self.batch = batch
      self.host = host
      self.guests = guests
    }
  }

  /// Guests with the same definition and host class.
  public struct Pin: Sendable, Codable, Hashable {
    /// The guests.
    public var guests: [String]
    /// Whether their definition leaves the CPU to libvirt's host-model, so that a custom CPU in its place pins them.
    public var canPin: Bool
    /// What they would gain with a start on a changed host, by libvirt's names.
    public var gained: [String]
    /// What then keeps them from hosts that have not changed.
    public var reasons: [FleetReason]
  }

  /// What hosts are predicted to become.
  public struct Prediction: Sendable, Codable, Hashable {
    /// The hosts.
    public var hosts: [String]
    /// The host of the fleet whose records answer; nil where tables do.
    public var evidence: String?
    /// libvirt's names of what guests with host-model that start afterwards gain and lose, and of what is open.
    public var gained: [String], lost: [String], open: [String]
    /// The digest of what they offer then, to guests of no known machine type.
    public var form: String
  }

  /// Hosts that are left out.
  public struct Undetermined: Sendable, Codable, Hashable {
    /// The hosts.
    public var hosts: [String]
    /// Why, a sentence without a full stop.
    public var reason: String
    /// What to collect, an imperative without a full stop.
    public var collect: String
  }

  /// The number of moves beyond the bound, in thousandths of the bound.
  public var gapPerMille: Int { bound == 0 ? 0 : (moves - bound) * 1000 / bound }

  /// 0 if all hosts change and every guest keeps running, 1 if guests restart, 2 if hosts are left out, or guests restart, for missing evidence alone.
  public var exitStatus: Int32 {
    if restarts.contains(where: { !$0.isUndetermined }) { return 1 }
    return undetermined.isEmpty && restarts.isEmpty ? 0 : 2
  }
}
