public import ReportContract

extension CheckReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Where one guest runs: a verdict for each host.",
      .field("guest", \Self.guest, "The guest."),
      .field(
        "cpuMap", \Self.cpuMap, "The map by which names are understood where a host's record holds no other."),
      .field("hosts", \Self.hosts, "A verdict for each host, in the order given."),
      .field(
        "groups", \Self.groups,
        "The hosts by what happens there and why, in the order of each group's first host."),
      .field("remedies", \Self.remedies, "What to do, in order; empty if nothing needs to be done."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 1 if some host refuses the guest, otherwise 2 if the verdict on some host is undetermined, otherwise 0."
      ))
  }
}

extension CheckReport.Step: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "An action.",
      .field("text", \Self.text, "What it is for; what can hurt is said first."),
      .field("command", \Self.action, "The step."),
      .field("risk", \Self.risk, "How much can go wrong, by the table that every remedy has its risk from."))
  }
}

extension CheckReport.Guest: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The guest.",
      .field("name", \Self.name, "Its name."),
      .field("mode", \Self.mode, "The mode of its CPU."),
      .field("model", \Self.model, "The model; left out if the definition names none."),
      .field("source", \Self.source, "The host that it runs on; left out if it was not given."),
      .field("machine", \Self.machine, "The machine type; absent if unknown."),
      .field(
        "features", \Self.features,
        "The number of features that it is known to have; absent if its CPU is unknown."))
  }
}

extension Verdict: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What happens to one guest on one host, with every reason and by whom; a part of martlet.check/2.0.",
      .field("host", \Self.host, "The host's name."),
      .field(
        "judgedBy", \Self.judgedBy,
        "What the host was judged by: its own map, libvirt and QEMU where its record or an option tells them."
      ),
      .field("outcome", \Self.outcome, "What happens."),
      .field(
        "summary", \Self.summary,
        "Who decides that, and for what, in a few words; empty where the guest runs without a warning."),
      .field("answers", \Self.answers, "The answer of each authority alone."),
      .field("reasons", \Self.reasons, "Every reason, worst first."),
      .field(
        "notChecked", \Self.notChecked,
        "What concerns this guest and could not be checked, one sentence each without a full stop."),
      .field("unchecked", \Self.unchecked, "The same as values, in the same order."),
      .field(
        "waivers", \Self.waivers,
        "The waivers that change the verdict, or would if they had not ended or been overruled."),
      .field(
        "compute", \Self.compute,
        "What Nova says of the host besides its CPU; absent without a record of Nova's."))
  }
}

extension Verdict.Answer: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The answer of one authority alone.",
      .field("by", \Self.by, "Who."),
      .field("outcome", \Self.outcome, "What it does."))
  }
}

extension HostGroup: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts on which the same happens to a guest, for the same reasons.",
      .field("hosts", \Self.hosts, "The hosts' names, in the order given."),
      .field("outcome", \Self.outcome, "What happens on each."),
      .field(
        "summary", \Self.summary,
        "Who decides that, and for what, in a few words; empty where the guest runs without a warning."),
      .field("answers", \Self.answers, "What each of those that decide does alone."),
      .field(
        "points", \Self.points,
        "The reasons in reading order: another vendor, lost features by effect, unknown features, the rest."
      ),
      .field(
        "notChecked", \Self.notChecked,
        "What could not be checked for this guest, a sentence each without a full stop."),
      .field(
        "waivers", \Self.waivers,
        "The waivers that change the verdict on each, or would if they had not ended or been overruled."))
  }
}

extension VerdictPoint: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One or several reasons of a verdict as they are read.",
      .field("weight", \Self.weight, "What the reasons do to the verdict."),
      .field("rules", \Self.rules, "The reasons' identifiers, each once."),
      .field(
        "features", \Self.features, "libvirt's names of the features; empty for what is no feature's."),
      .field(
        "effect", \Self.effect,
        "What a running guest that had the features would meet; left out for what is no feature's."),
      .field("text", \Self.text, "The line to read first."),
      .field("details", \Self.details, "What else there is to say, a sentence each."),
      .field(
        "message", \Self.message, "What is printed by whoever refuses; left out where nothing is."))
  }
}

extension Verdict.Reason: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One reason: what a rule found, and the sentence on it.",
      .field("id", \Self.id, "A stable identifier: cpu.missing, clock.invtsc."),
      .field("by", \Self.by, "By whom."),
      .field("weight", \Self.weight, "What it does to the verdict."),
      .field("finding", \Self.finding, "What was found."),
      .field(
        "feature", \Self.feature, "The feature's name in libvirt; absent for reasons that concern no feature."
      ),
      .field(
        "effect", \Self.effect,
        "What a running guest that had the feature would meet; left out for reasons that are no feature's."),
      .field(
        "layers", .array(.string()),
        "The layers at which the host may have lost the feature, from the silicon up; left out where there are none.",
        isOptional: true),
      .field("text", \Self.text, "The reason, in one sentence."),
      .field("message", \Self.message, "What is printed, by its version; left out where nothing is."),
      .field("citation", \Self.citation, "Where the fact is from."))
  }
}
