internal import ArmCPU
public import ArmCatalog
public import ReportContract

/// A register of arm64 and its fields; encoded as JSON, `martlet.arm-register/1.0`.
public struct ArmRegisterReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("arm-register", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// No document is read for it.
  public var inputs: [InputReport] = []
  /// Each fact carries its own source.
  public var judgedBy: [Yardstick] = []
  /// The register's name; its generic name if the tables have none.
  public var name: String
  /// The generic name in assembly language: `S3_0_C0_C6_0`.
  public var encoding: String
  /// The number by which KVM and QEMU's streams name it: `0x603000000013c030`.
  public var kvmID: String
  /// What KVM and QEMU do with the whole register on a move.
  public var rules: [Rule]
  /// The fields asked about, highest bits first; empty for a register without a table.
  public var fields: [Field]

  /// A rule with its source.
  public struct Rule: Sendable, Codable {
    /// The rule, in one or two sentences.
    public var text: String
    /// Where the kernel or QEMU says so.
    public var citation: String
  }

  /// A field of the register.
  public struct Field: Sendable, Codable {
    /// The field's name: `SHA2`.
    public var name: String
    /// The field's bits: `15:12`.
    public var bits: String
    /// Whether values of the upper half are negative.
    public var isSigned: Bool
    /// Which values stand in for others: `lower`, `higher`, `higher-or-zero`, `equal`, or `safe` and the value.
    public var order: String
    /// The order in a sentence.
    public var meaning: String
    /// Whether Linux shows the value to programs.
    public var isVisible: Bool
    /// The values that the table knows, with their names: `1`, `2 (SHA512)`; empty if every value has a meaning.
    public var values: [String]
    /// Words of /proc/cpuinfo that prove a least value: `sha512 ≥ 2`.
    public var words: [String]
    /// By Linux series, whether KVM lets a VMM write the field, oldest first.
    public var kernels: [Kernel]
    /// Where the kernel's files describe the field.
    public var citation: String
  }

  /// What KVM of one Linux series does with a field.
  public struct Kernel: Sendable, Codable {
    /// The series: `6.12`.
    public var series: String
    /// Whether KVM takes another value than the host's.
    public var isWritable: Bool
    /// Where its code says so.
    public var citation: String
  }

  /// What the tables know of a register, or of one of its fields.
  public init(_ place: ArmPlace, martlet: String) {
    self.martlet = martlet
    let names = ArmNames.standard
    let id = KVMRegisterID(place.register)
    name = names.name(of: id)
    encoding = place.register.genericName
    kvmID = "0x" + String(id.id, radix: 16)
    rules = ArmRegisterReport.rules(of: place.register)
    fields = (ArmFieldTable.standard.fields(of: place.register) ?? []).filter {
      place.field == nil || place.field == $0
    }.map(Field.init)
  }

  private static func rules(of register: SystemRegister) -> [Rule] {
    var rules: [Rule] = []
    if [.mainID, .revisionID, .auxiliaryID].contains(register) {
      rules.append(
        Rule(
          text:
            "It must be equal on both hosts. Since Linux 6.15 a VMM can ask KVM to write it; no released QEMU does.",
          citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_imp_id_reg"))
    } else if ArmFieldTable.standard.fields(of: register) != nil {
      rules.append(
        Rule(
          text:
            "KVM takes the source's value if each field that differs can be written and promises no more than the destination's.",
          citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, arm64_check_features"))
    }
    if let tolerance = StreamTolerance.of(KVMRegisterID(register), value: 0) {
      rules.append(
        Rule(
          text: "QEMU lets it be missing on one end of a migration, from \(tolerance.since) on.",
          citation: tolerance.citation))
    } else {
      rules.append(
        Rule(
          text: "QEMU ends a migration to a host whose KVM does not list it, if the source's does.",
          citation: "qemu 10.2.2 target/arm/machine.c, cpu_post_load"))
    }
    return rules
  }
}

extension ArmRegisterReport.Field {
  init(_ field: ArmField) {
    name = field.name
    bits =
      field.bits.count == 1 ? "\(field.bits.lowerBound)" : "\(field.bits.upperBound):\(field.bits.lowerBound)"
    isSigned = field.isSigned
    (order, meaning) =
      switch field.order {
      case .lower: ("lower", "A lower value promises less: a guest with it runs where the value is higher.")
      case .higher: ("higher", "A higher value is the safe one.")
      case .higherOrZero: ("higher-or-zero", "A higher value is the safe one, and 0 above all.")
      case .safe(let value):
        ("safe \(value)", "The values have no order; \(value) stands in for every other.")
      case .equal: ("equal", "Only an equal value will do.")
      }
    isVisible = field.isVisible
    values = field.values.map { field.text(of: $0.number) }
    words = ArmNames.standard.words(proving: field).map { "\($0.word) ≥ \($0.least)" }
    citation = "linux 7.1.8 arch/arm64: \(field.citation)"
    kernels = ArmKernel.all.map { kernel in
      let writing = ArmKernel.writing(field, release: kernel.series)
      return switch writing {
      case .writable(let citation): .init(series: kernel.series, isWritable: true, citation: citation)
      case .fixed(let citation): .init(series: kernel.series, isWritable: false, citation: citation)
      // Not for a series of the table itself.
      case .unknown(let reason): .init(series: kernel.series, isWritable: false, citation: reason)
      }
    }
  }
}

extension ArmRegisterReport.Field {
  /// Which kernels let the field be written: `KVM of Linux 6.12, 6.18, 7.1; not 6.1`.
  public var writing: String {
    let writable = kernels.filter(\.isWritable).map(\.series)
    let fixed = kernels.filter { !$0.isWritable }.map(\.series)
    if writable.isEmpty { return "by no Linux in the tables (\(fixed.joined(separator: ", ")))" }
    let except = fixed.isEmpty ? "" : "; not \(fixed.joined(separator: ", "))"
    return "KVM of Linux \(writable.joined(separator: ", "))\(except)"
  }
}
