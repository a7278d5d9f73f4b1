public import ReportContract

extension FixReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "An edited definition, what was taken out for whom, and what to do with it.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("hosts", \Self.hosts, "The hosts' names."),
      .field("result", \Self.result, "fixed, unchanged, refused or undetermined."),
      .field("answer", \Self.answer, "The answer in a sentence."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 the definition, or the edited one, runs on all hosts, 1 it does not, 2 a host's record is not enough."
      ),
      .field("drops", \Self.drops, "What was taken out, or would have to be."),
      .field("refused", \Self.refused, "What would have to go and may not."),
      .field("undetermined", \Self.undetermined, "What a host's record leaves open."),
      .field("groups", \Self.groups, "The three lists by hosts and effect, in their order."),
      .field("obstacles", \Self.obstacles, "Why no edit of features helps; empty if one does."),
      .field("diff", \Self.diff, "The unified diff; empty if nothing is changed."),
      .field("notes", \Self.notes, "What the edit opens, what it does not, and what it takes."),
      .field("commands", \Self.actions, "What to do with the edited definition, step by step."),
      .field(
        "applied", \Self.applied,
        "What was changed in libvirt; left out if nothing was to be, or nothing was."),
      .field(
        "written", \Self.written, "The file that the edited definition was written to; left out if none was."),
      .field("owner", \Self.owner, "Whose guest it is; left out if no manager's mark is found."),
      .field(
        "waivers", \Self.waivers,
        "The waivers that let a feature go, or would if they had not ended or been overruled."))
  }
}

extension FixReport.Applied: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A definition that replaced another.",
      .field("uri", \Self.uri, "The daemon."),
      .field("domain", \Self.domain, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("saved", \Self.saved, "Where the old definition is."),
      .field("isRunning", \Self.isRunning, "Whether the guest runs, with the CPU that it was started with."),
      .field("undo", \Self.undo, "The command that takes it back."),
      .field("statements", \Self.statements, "What was done and what comes of it, a sentence each."))
  }
}

extension FixReport.Result: SchemaDescribed {}

extension FixReport.Drop: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature, and whom it is due to.",
      .field("feature", \Self.feature, "libvirt's name."),
      .field("effect", \Self.effect, "What a running guest that had it would meet."),
      .field("text", \Self.text, "The effect in a sentence."),
      .field("hosts", \Self.hosts, "The hosts that lack it, or do not report it."))
  }
}

extension UndoReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The result of restoring a guest's old definition.",
      .field("uri", \Self.uri, "The daemon."),
      .field("domain", \Self.domain, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("result", \Self.result, "restored or unchanged."),
      .field("answer", \Self.answer, "The answer in a sentence."),
      .field("isRunning", \Self.isRunning, "Whether the guest runs, with the CPU that it was started with."),
      .field(
        "saved", \Self.saved, "Where the definition discarded by force is saved; absent if none was."),
      .field("undo", \Self.undo, "The command that restores it; absent if none was discarded."))
  }
}

extension UndoReport.Result: SchemaDescribed {}
