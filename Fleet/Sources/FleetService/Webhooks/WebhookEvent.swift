internal import MartletQuestions
public import ReportContract

/// Something that happened to a fleet, as a webhook tells it; encoded as JSON, `martlet.webhook-event/1.0`.
public struct WebhookEvent: PublishedDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("webhook-event", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that noticed it.
  public var martlet = MartletVersion.current
  /// What no other event has, however often it is sent: `evt_` and 32 hexadecimal digits.
  public var id: String
  /// What happened.
  public var type: Kind
  /// When it was noticed: RFC 3339, UTC.
  public var timestamp: String
  /// What happened, in a sentence.
  public var sentence: String
  /// Of `guest.stranded`: where guests lost their last target; at most 100.
  public var groups: [Stranded]?
  /// Of `host.drifted`: the hosts that changed; at most 100.
  public var hosts: [Drifted]?
  /// Of `waiver.expiring` and `waiver.ended`: the waivers; at most 100.
  public var waivers: [Waived]?
  /// Of `job.done`, `job.failed` and `job.stopped`: the job.
  public var job: Job?

  /// What happened.
  public enum Kind: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// Guests that no other host takes have become more.
    case stranded = "guest.stranded"
    /// The newest record of a host differs from the one before in what guests get, or in what it runs.
    case drifted = "host.drifted"
    /// A job came to its end.
    case jobDone = "job.done"
    /// A job failed.
    case jobFailed = "job.failed"
    /// Somebody stopped a job.
    case jobStopped = "job.stopped"
    /// A waiver ends within seven days.
    case waiverExpiring = "waiver.expiring"
    /// A waiver has ended, so that it does nothing any more.
    case waiverEnded = "waiver.ended"
    /// Nothing: somebody tries the webhook.
    case test
  }

  /// Guests of one host that no other host takes, for the same reasons.
  public struct Stranded: Sendable, Codable {
    /// The host that holds them; nil if unknown.
    public var host: String?
    /// How many there are, and how many more than before.
    public var count, more: Int
    /// The names of some; they need not be the new ones.
    public var guests: [String]
    /// libvirt's names of the features that they would lose on the nearest host.
    public var lost: [String]
  }

  /// A host that changed.
  public struct Drifted: Sendable, Codable {
    /// Its name.
    public var host: String
    /// What it is and runs that changed, such as `kernel 6.1 to 6.12`.
    public var facts: [String]
    /// libvirt's names of what guests get now, and of what they no longer get; at most 100 each.
    public var gained, lost: [String]
    /// Guests that would not start or arrive there now, and guests that cannot go back to hosts that are as it was.
    public var stranded, noReturn: Int
  }

  /// A waiver.
  public struct Waived: Sendable, Codable {
    /// The guest, also as a pattern, and the feature.
    public var guest, feature: String
    /// The last day on which it holds.
    public var until: String
  }

  /// A job.
  public struct Job: Sendable, Codable {
    /// Its name in links, what it does, and who asked for it.
    public var id, kind, caller: String
    /// The link to what came out; nil for nothing.
    public var result: String?
    /// Why it failed; nil if it did not.
    public var problem: String?
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that happened to a fleet.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("martlet", \Self.martlet, "The version of Martlet that noticed it."),
      .field("id", \Self.id, "What no other event has, however often it is sent."),
      .field("type", \Self.type, "What happened."),
      .field("timestamp", \Self.timestamp, "When it was noticed: RFC 3339, UTC."),
      .field("sentence", \Self.sentence, "What happened, in a sentence."),
      .field("groups", \Self.groups, "Of guest.stranded: where guests lost their last target; at most 100."),
      .field("hosts", \Self.hosts, "Of host.drifted: the hosts that changed; at most 100."),
      .field("waivers", \Self.waivers, "Of waiver.expiring and waiver.ended: the waivers; at most 100."),
      .field("job", \Self.job, "Of job.done, job.failed and job.stopped: the job."))
  }
}

extension WebhookEvent.Stranded: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests of one host that no other host takes, for the same reasons.",
      .field("host", \Self.host, "The host that holds them; absent if unknown."),
      .field("count", \Self.count, "How many there are."),
      .field("more", \Self.more, "How many more than before."),
      .field("guests", \Self.guests, "The names of some; they need not be the new ones."),
      .field(
        "lost", \Self.lost, "libvirt's names of the features that they would lose on the nearest host."))
  }
}

extension WebhookEvent.Drifted: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that changed.", .field("host", \Self.host, "Its name."),
      .field("facts", \Self.facts, "What it is and runs that changed, such as kernel 6.1 to 6.12."),
      .field("gained", \Self.gained, "libvirt's names of what guests get now; at most 100."),
      .field("lost", \Self.lost, "libvirt's names of what guests no longer get; at most 100."),
      .field("stranded", \Self.stranded, "Guests that would not start or arrive there now."),
      .field("noReturn", \Self.noReturn, "Guests that cannot go back to hosts that are as it was."))
  }
}

extension WebhookEvent.Waived: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A waiver.", .field("guest", \Self.guest, "The guest, also as a pattern."),
      .field("feature", \Self.feature, "The feature whose loss is accepted."),
      .field("until", \Self.until, "The last day on which it holds."))
  }
}

extension WebhookEvent.Job: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A job.", .field("id", \Self.id, "Its name in links."),
      .field("kind", \Self.kind, "What it does: refresh, pools, drain, roll or execution."),
      .field("caller", \Self.caller, "The name of the token that asked for it."),
      .field("result", \Self.result, "The link to what came out; absent for nothing."),
      .field("problem", \Self.problem, "Why it failed; absent if it did not."))
  }
}
