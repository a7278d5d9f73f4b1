public import ReportContract

extension ArmRegisterReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A register of arm64 and its fields.",
      .field("name", \Self.name, "The register's name; its generic name if the tables have none."),
      .field("encoding", \Self.encoding, "The generic name in assembly language."),
      .field("kvmID", \Self.kvmID, "The number by which KVM and QEMU's streams name it."),
      .field("rules", \Self.rules, "What KVM and QEMU do with the whole register on a move."),
      .field(
        "fields", \Self.fields,
        "The fields asked about, highest bits first; empty for a register without a table."))
  }
}

extension ArmRegisterReport.Rule: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A rule with its source.",
      .field("text", \Self.text, "The rule, in one or two sentences."),
      .field("citation", \Self.citation, "Where the kernel or QEMU says so."))
  }
}

extension ArmRegisterReport.Field: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A field of the register.",
      .field("name", \Self.name, "The field's name."),
      .field("bits", \Self.bits, "The field's bits."),
      .field("isSigned", \Self.isSigned, "Whether values of the upper half are negative."),
      .field(
        "order", \Self.order,
        "Which values stand in for others: lower, higher, higher-or-zero, equal, or safe and the value."),
      .field("meaning", \Self.meaning, "The order in a sentence."),
      .field("isVisible", \Self.isVisible, "Whether Linux shows the value to programs."),
      .field(
        "values", \Self.values,
        "The values that the table knows, with their names; empty if every value has a meaning."),
      .field("words", \Self.words, "Words of /proc/cpuinfo that prove a least value."),
      .field(
        "kernels", \Self.kernels, "By Linux series, whether KVM lets a VMM write the field, oldest first."),
      .field("citation", \Self.citation, "Where the kernel's files describe the field."))
  }
}

extension ArmRegisterReport.Kernel: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What KVM of one Linux series does with a field.",
      .field("series", \Self.series, "The series."),
      .field("isWritable", \Self.isWritable, "Whether KVM takes another value than the host's."),
      .field("citation", \Self.citation, "Where its code says so."))
  }
}
