internal import FleetPlans
internal import OpenStackClient
public import ReportContract

/// A plan's pools in a cloud: what there is, what was done, what is missing; encoded as JSON, `martlet.openstack-pools/1.1`.
public struct OpenStackPoolsReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("openstack-pools", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The plan.
  public var inputs: [InputReport] = []
  /// Empty: the plan has the levels, and Nova decides where servers run.
  public var judgedBy: [Yardstick] = []
  /// The verb.
  public var verb: Verb
  /// The stage of `apply`; nil for other verbs.
  public var stage: Int?
  /// Whether `apply` or `undo` only said what it would do.
  public var isDry: Bool?
  /// The plan's id: the first 12 digits of its document's SHA-256.
  public var plan: String
  /// The cloud's name.
  public var cloud: String
  /// The journal's file; nil if nothing was written.
  public var journal: String?
  /// The pools.
  public var pools: [Pool] = []
  /// Why the plan cannot be carried out in this cloud, a sentence without a full stop each.
  public var conflicts: [String] = []
  /// The steps that make the pools; of `undo`, those that this plan made.
  public var steps: [Step] = []
  /// Servers on hosts of pools, and servers elsewhere that a pool's trait binds.
  public var servers: [ServerBinding] = []
  /// What `verify` found.
  public var findings: [Finding] = []
  /// Commands that show the bindings that no API shows, lines of a shell's; empty if all are known.
  public var collect: [String] = []
  /// The settings for the scheduler's nova.conf that isolate the pools; nil unless every server is bound.
  public var settings: String?
  /// The controller on which nova-manage ran; nil for none.
  public var controller: String?
  /// Servers that this run bound there; of `undo`, those that it freed.
  public var changed: [String] = []
  /// What else matters, a sentence without a full stop each.
  public var remarks: [String] = []
  /// Whether `undo` left something because no record shows whether servers need it; nil for other verbs.
  public var isUndecided: Bool?

  /// What was asked.
  public enum Verb: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// What there is and what would be done.
    case plan
    /// A stage was carried out.
    case apply
    /// The cloud was compared with the plan.
    case verify
    /// What the plan made was removed.
    case undo
  }

  /// A pool in the cloud.
  public struct Pool: Sendable, Codable, Hashable {
    /// The plan's name.
    public var name: String
    /// The trait of its hosts.
    public var trait: String
    /// The aggregate of its hosts.
    public var aggregate: String
    /// Its compute hosts, as far as Nova has them.
    public var hosts: [String]
    /// The level in one line.
    public var level: String

    init(_ pool: IntendedPools.Pool) {
      name = pool.plan.name
      trait = pool.names.trait
      aggregate = pool.names.aggregate
      hosts = pool.hosts.map(\.host)
      level = pool.plan.level
    }
  }

  /// A step, and whether it is there.
  public struct Step: Sendable, Codable, Hashable {
    /// The step.
    public var step: PoolStep
    /// Whether it is there.
    public var state: State
    /// Whether this plan made it, so that `undo` may remove it.
    public var isOwn: Bool
    /// Why it was left; nil for other states.
    public var reason: String?
    /// The policies that decide about the call that makes or removes it.
    public var rights: [String]

    init(step: PoolStep, state: State, isOwn: Bool, rights: [String]) {
      self.step = step
      self.state = state
      self.isOwn = isOwn
      self.rights = rights
    }

    /// Whether a step is there.
    public enum State: String, Sendable, Codable, CaseIterable, SchemaDescribed {
      /// It was there before this run.
      case present
      /// It is not there.
      case absent
      /// This run made it.
      case made
      /// This run removed it.
      case removed
      /// It is there, and `undo` left it.
      case left
    }
  }

  /// Something that `verify` found.
  public struct Finding: Sendable, Codable, Hashable {
    /// What it is.
    public var kind: Kind
    /// The host, server, aggregate or flavor.
    public var subject: String
    /// A sentence without a full stop.
    public var text: String
    /// Whether it only may be so, because evidence is missing.
    public var isUnknown: Bool

    init(_ kind: Kind, _ subject: String, _ text: String, isUnknown: Bool = false) {
      self.kind = kind
      self.subject = subject
      self.text = text
      self.isUnknown = isUnknown
    }

    /// What a finding is.
    public enum Kind: String, Sendable, Codable, CaseIterable, SchemaDescribed {
      /// A step of the plan is not there.
      case missing
      /// A server lost its binding.
      case lost
      /// A server is bound to another pool than its host's.
      case misplaced
      /// A host no longer has a feature of its pool's level.
      case drifted
      /// nova.conf of a host is not its pool's.
      case configuration
    }
  }

  init(_ verb: Verb, plan: String, cloud: String) {
    self.verb = verb
    self.plan = plan
    self.cloud = cloud
  }

  /// Whether every step is there.
  var isMade: Bool { steps.allSatisfy { $0.state == .present || $0.state == .made } }

  /// Whether no server would be locked out by isolation.
  var isIsolable: Bool { servers.allSatisfy { $0.binding == .bound } }

  /// 0 if all is well, 1 if not, 2 if evidence is missing; of isolation 2 while any server's binding is missing or unknown.
  public var exitStatus: Int32 {
    guard conflicts.isEmpty else { return 1 }
    let unknown = servers.contains { $0.binding == .unknown }
    switch verb {
    case .plan: return 0
    case .apply:
      if stage == PoolQuestion.Stage.pools.rawValue { return 0 }
      guard isMade else { return 1 }
      if stage == PoolQuestion.Stage.isolation.rawValue { return isIsolable ? 0 : 2 }
      return servers.contains { $0.binding == .unbound || $0.binding == .elsewhere } ? 1 : unknown ? 2 : 0
    case .verify:
      if findings.contains(where: { !$0.isUnknown }) { return 1 }
      return unknown || !findings.isEmpty ? 2 : 0
    case .undo:
      guard steps.contains(where: { $0.state == .left }) else { return 0 }
      return isUndecided == true ? 2 : 1
    }
  }

  /// Adds the commands that show how servers of unknown binding are bound.
  mutating func addCollection(_ intended: IntendedPools) {
    for pool in intended.pools {
      let unknown = servers.filter { $0.pool == pool.plan.name && $0.binding == .unknown }.map(\.id)
      guard !unknown.isEmpty else { continue }
      collect.append(
        "for id in \(unknown.joined(separator: " ")); do echo \"$id $(nova-manage image_property show $id \(pool.names.key))\"; done"
      )
    }
  }
}
