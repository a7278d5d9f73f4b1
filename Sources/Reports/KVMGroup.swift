public import ReportContract

/// Neighbouring series of Linux that treat a feature's bit alike.
public struct KVMGroup: Sendable, Codable {
  /// The series, ascending.
  public var series: [String]
  /// KVM's treatment of the bit in these series.
  public var summaries: [String]
  /// The source of the newest.
  public var citation: String

  /// Groups neighbouring reports; `reports` are in the order of their series.
  static func groups(of kernels: [KVMReport]) -> [KVMGroup] {
    var groups: [KVMGroup] = []
    var last: String?
    for kernel in kernels {
      if kernel.summary == last, !groups.isEmpty {
        groups[groups.count - 1].series.append(kernel.kernel)
        groups[groups.count - 1].citation = kernel.citation
      } else {
        groups.append(
          KVMGroup(series: [kernel.kernel], summaries: kernel.summaries, citation: kernel.citation))
      }
      last = kernel.summary
    }
    return groups
  }
}

extension KVMGroup: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Neighbouring series of Linux that treat a feature's bit alike.",
      .field("series", \Self.series, "The series, ascending."),
      .field("summaries", \Self.summaries, "What KVM of each does, by each way."),
      .field("citation", \Self.citation, "The source of the newest."))
  }
}
