public import ReportContract

extension Snapshot {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "All that one look at a host brought: each part as its source gave it, and what could not be had.",
      .field("schema", .form(form), "The name and version of this form."),
      .field("martlet", \Self.martlet, "The version of Martlet that took it."),
      .field("method", \Self.method, "Who looked."),
      .field("captured", \Self.captured, "When the look began: RFC 3339, UTC."),
      .field("identity", \Self.identity, "Whose snapshot it is."),
      .field("isRedacted", \Self.isRedacted, "Whether names, serials, addresses and paths were replaced."),
      .field("parts", \Self.parts, "What was had, in the order in which it was asked for."),
      .field("missing", \Self.missing, "What could not be had, and why."))
  }
}

extension Snapshot.Method: SchemaDescribed {}

extension Snapshot.Identity: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Which host it is, and since when it has run as it does.",
      .field("hostName", \Self.hostName, "The kernel's host name."),
      .field("hostUUID", \Self.hostUUID, "The system's UUID by DMI."),
      .field("machineID", \Self.machineID, "systemd's machine id."),
      .field("bootID", \Self.bootID, "The kernel's id of this boot."),
      .field("booted", \Self.booted, "When the machine booted: RFC 3339, UTC."),
      .field(
        "started", \Self.started,
        "When daemons that remember CPUs were started: libvirtd, virtqemud, nova-compute; RFC 3339, UTC."),
      .field(
        "container", \Self.container,
        "In what container the look was taken, such as docker; left out if in none."))
  }
}

extension Snapshot.Part: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one source gave.",
      .field(
        "kind", \Self.kind,
        "What it is, such as cpuid, file or libvirt-capabilities; later versions have more."),
      .field(
        "source", \Self.source,
        "Where it is from: a path, a command or a call, as an operator could repeat it."),
      .field("time", \Self.time, "When it was read: RFC 3339, UTC."),
      .field(
        "about", \Self.about, "What tells it from others of its kind: accelerator, emulator, domain, model."),
      .field("encoding", \Self.encoding, "How content is written: text, or gzip+base64."),
      .field("content", \Self.content, "The raw text or number."))
  }
}

extension Snapshot.Missing: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What could not be had.",
      .field("kind", \Self.kind, "What it would have been."),
      .field("source", \Self.source, "Where it would have been from."),
      .field("reason", \Self.reason, "Why it is not there, one sentence without a full stop."),
      .field(
        "hasNone", \Self.hasNone,
        "Whether the host has nothing of the kind, so that nothing is missing; left out where that is not known."
      ))
  }
}
