public import ReportContract

extension Snapshot {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Everything that one capture of a host read: each part as its source gave it, and what could not be read.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("martlet", \Self.martlet, "The version of Martlet that captured it."),
      .field("method", \Self.method, "Who looked."),
      .field("captured", \Self.captured, "When the capture began: RFC 3339, UTC."),
      .field("identity", \Self.identity, "The host's identity."),
      .field(
        "isRedacted", \Self.isRedacted, "Whether names, serial numbers, addresses and paths are replaced."),
      .field("parts", \Self.parts, "What the capture read, in order."),
      .field("missing", \Self.missing, "What the capture could not read, and why."))
  }
}

extension Snapshot.Method: SchemaDescribed {}

extension Snapshot.Identity: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Which host it is, and since when it runs in this state.",
      .field("hostName", \Self.hostName, "The kernel's host name."),
      .field("hostUUID", \Self.hostUUID, "The system's UUID from DMI."),
      .field("machineID", \Self.machineID, "systemd's machine id."),
      .field("bootID", \Self.bootID, "The kernel's id of this boot."),
      .field("booted", \Self.booted, "When the machine booted: RFC 3339, UTC."),
      .field(
        "started", \Self.started,
        "When daemons that remember CPUs started: libvirtd, virtqemud, nova-compute; RFC 3339, UTC."),
      .field(
        "container", \Self.container,
        "The container of the capture, such as docker; left out outside containers."))
  }
}

extension Snapshot.Part: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one source gave.",
      .field(
        "kind", \Self.kind,
        "Its kind, such as cpuid, file or libvirt-capabilities; later versions can add kinds."),
      .field(
        "source", \Self.source,
        "Its source: a path, a command or a call that an operator can repeat."),
      .field("time", \Self.time, "When it was read: RFC 3339, UTC."),
      .field(
        "about", \Self.about,
        "What distinguishes it from others of its kind: accelerator, emulator, domain, model."),
      .field("encoding", \Self.encoding, "The encoding of content: text, or gzip+base64."),
      .field("content", \Self.content, "The raw text or number."))
  }
}

extension Snapshot.Missing: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A part that the capture could not read.",
      .field("kind", \Self.kind, "The kind of the missing part."),
      .field("source", \Self.source, "The source of the missing part."),
      .field("reason", \Self.reason, "Why it is missing, one sentence without a full stop."),
      .field(
        "hasNone", \Self.hasNone,
        "Whether the host has nothing of this kind, so nothing is missing; absent if unknown."
      ))
  }
}
