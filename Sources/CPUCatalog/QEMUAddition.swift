/// A bit that QEMU adds to KVM's list before it decides what guests can have.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid and kvm_arch_get_supported_msr_feature, which
///   were read whole.
public struct QEMUAddition: Sendable, Hashable {
  /// The condition under which QEMU adds it.
  public enum Source: String, Sendable, CaseIterable {
    /// The CPUID instruction, as QEMU runs it on the host: clearcpuid= and KVM's parameters do not hide the bit.
    case hostCPUID = "host-cpuid"
    /// Always: it exists on every host, for guests whose model or definition has it.
    case always
    /// A QEMU option or property, or other bits, as the sentence explains.
    case condition
  }

  /// The condition under which QEMU adds it.
  public let source: Source
  /// The first series in the tables that adds it: `7.2` or `10.0`; if it is `10.0`, 7.2 does not.
  public let since: String
  /// One sentence about the switch, with its source.
  public let note: CitedText

  /// Whether that QEMU version adds it; nil for versions between those in the tables, older ones and invalid versions.
  public func isIn(version: String) -> Bool? {
    let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
    guard numbers.count == 2 else { return nil }
    let (major, minor) = (numbers[0], numbers[1])
    if (major, minor) >= (10, 0) { return true }
    if (major, minor) >= (7, 2) && since == "7.2" { return true }
    return (major, minor) == (7, 2) ? false : nil
  }
}

extension QEMUAddition {
  /// Reads the fields of a column `qemu`: source, first series, sentence, citation.
  ///
  /// - Throws: `CatalogError` if a field is missing or unknown.
  init(_ fields: [String]) throws(CatalogError) {
    let name = try CatalogParser.field(fields, 0, "qemu")
    guard let source = Source(rawValue: name) else {
      throw CatalogError(
        line: 0, reason: "QEMU adds a bit with host-cpuid, always or on a condition, not with \(name)")
    }
    let since = try CatalogParser.field(fields, 1, "qemu")
    guard ["7.2", "10.0"].contains(since) else {
      throw CatalogError(line: 0, reason: "the tables cover QEMU 7.2 and 10.0, not \(since)")
    }
    self.init(
      source: source, since: since,
      note: CitedText(
        text: try CatalogParser.field(fields, 2, "qemu"), citation: try CatalogParser.field(fields, 3, "qemu")
      ))
  }
}
