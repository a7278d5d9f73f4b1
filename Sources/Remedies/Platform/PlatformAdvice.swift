public import ReportContract

/// Which platform a report's commands are for; where that is unknown, the commands of both families of systems, each once.
public struct PlatformAdvice: Sendable, Codable {
  /// The platform that the commands fit; nil if it is unknown.
  public let platform: Platform?
  /// The platform in words; nil if it is unknown.
  public let title: String?
  /// What the remedies' steps of the kind `task` mean, in the order in which they appear; empty where the platform decides all.
  public let tasks: [Task]

  /// A task, and how each platform does it.
  public struct Task: Sendable, Codable {
    /// The identifier of the kind of task, as in the remedies' steps.
    public let task: String
    /// What is done; the same text as in the remedies' steps.
    public let text: String
    /// The commands of each platform.
    public let variants: [Variant]
  }

  /// How one platform does a task.
  public struct Variant: Sendable, Codable {
    /// The platform in words.
    public let platform: String
    /// The steps, in order.
    public let steps: [Command]
    /// The places in `steps` of those that make the change; those around them look, save or restart.
    public let essential: [Int]
  }

  /// The advice for steps that were fitted to `platform`.
  package init(platform: Platform?, steps: [Command]) {
    self.platform = platform
    title = platform?.title
    var seen: Set<HostTask> = []
    tasks = steps.compactMap { step in
      guard case .task(let task) = step.form, seen.insert(task).inserted else { return nil }
      return Task(
        task: task.id, text: task.title,
        variants: Self.families(below: platform).compactMap { family in
          task.steps(on: family).map {
            Variant(platform: family.title, steps: $0.all, essential: Array($0.essential))
          }
        })
    }
  }

  /// The advice for remedies that were fitted to `platform`.
  package init(platform: Platform?, remedies: [Remedy]) {
    self.init(platform: platform, steps: remedies.flatMap { $0.actions + $0.checks + $0.undoActions })
  }

  /// The systems that stand for their families, below a deployment if that alone is known.
  private static func families(below platform: Platform?) -> [Platform] {
    [Platform.System.debian, .rhel].map { system in
      var family = platform ?? Platform()
      family.system = system
      return family
    }
  }
}

extension PlatformAdvice: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Which platform a report's commands are for.",
      .field("platform", \Self.platform, "The platform that the commands fit; left out if it is unknown."),
      .field("title", \Self.title, "The platform in words; left out if it is unknown."),
      .field(
        "tasks", \Self.tasks,
        "What steps of the kind task mean, each once; empty where the platform decides all."))
  }
}

extension PlatformAdvice.Task: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A task, and how each platform does it.",
      .field("task", \Self.task, "The identifier of the kind of task, as in the steps."),
      .field("text", \Self.text, "What is done; the same text as in the steps."),
      .field("variants", \Self.variants, "The commands of each platform."))
  }
}

extension PlatformAdvice.Variant: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How one platform does a task.",
      .field("platform", \Self.platform, "The platform in words."),
      .field("steps", \Self.steps, "The steps, in order."),
      .field(
        "essential", \Self.essential,
        "The places in steps, from 0, of those that make the change; those around them look, save or restart."
      ))
  }
}

extension Platform: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a host runs, as far as it decides which commands fit.",
      .field("system", \Self.system, "The distribution's family; left out if it is unknown."),
      .field("version", \Self.version, "The distribution's version."),
      .field(
        "deployment", \Self.deployment, "How OpenStack is deployed in containers; left out where it is not."),
      .field("daemons", \Self.daemons, "Which of libvirt's daemons serve QEMU; left out if it is unknown."),
      .field("engine", \Self.engine, "What runs the containers."),
      .field(
        "bootTool", \Self.bootTool, "How the kernel's command line is changed; left out for the usual way."),
      .field("evidence", \Self.evidence, "The evidence of the platform; empty if the operator named it."))
  }
}

extension Platform.System: SchemaDescribed {}
extension Platform.Deployment: SchemaDescribed {}
extension Platform.Daemons: SchemaDescribed {}
extension Platform.ContainerEngine: SchemaDescribed {}
extension Platform.BootTool: SchemaDescribed {}
