public import CPUCatalog
internal import CPUCompatibility
internal import Wording

/// A levelled CPU as a system's configuration, with remarks.
public struct LevelEmission: Sendable {
  /// The system it is written for.
  public let target: EmissionTarget
  /// The model as the system spells it.
  public let model: String
  /// The features turned on, by libvirt's names.
  public let required: [String]
  /// The features turned off, by libvirt's names.
  public let disabled: [String]
  /// The level's features that guests do not get with this configuration, by libvirt's names.
  public let dropped: [String]
  /// Remarks, one sentence each: what is dropped and why, and what to set elsewhere.
  public let notes: [String]
  /// The configuration, without comments on the level.
  public let body: String

  /// Writes the level of `report` for `target`.
  ///
  /// - Throws: `EmissionError` if there is no model, or if the system cannot express the level.
  public init(_ report: LevelReport, for target: EmissionTarget, catalog: Catalog = .standard)
    throws(EmissionError)
  {
    guard target.system.hasModels else {
      let mask = try EmittedMask(report, for: target.system, catalog: catalog)
      self.target = target
      (model, required, disabled) = ("host", [], mask.cleared)
      (dropped, notes, body) = ([], mask.notes, mask.body)
      return
    }
    guard let model = report.model else { throw EmissionError(reason: "there is no model to name") }
    // A map can come from a capture: its names go into other systems' configurations only if these take them as words.
    guard model.utf8.allSatisfy(\.isOfModelName) else {
      throw EmissionError(
        reason: "the CPU map's model \(model.debugDescription) has characters that no model's name has")
    }
    let cpu = try EmittedCPU(report, model: model, for: target, catalog: catalog)
    let words = try EmittedWords(cpu, report, for: target, catalog: catalog)
    self.target = target
    self.model = model
    required = catalog.names(of: cpu.required)
    disabled = catalog.names(of: cpu.disabled)
    dropped = cpu.dropped.flatMap { catalog.names(of: $0.features) }
    switch target.system {
    case .nova: body = try words.nova()
    case .libvirt: body = words.libvirt()
    case .qemu: body = words.qemu()
    case .proxmox: body = words.proxmox()
    case .kubevirt: body = words.kubevirt()
    case .incus: body = words.incus()
    case .ovirt: body = words.ovirt()
    case .opennebula: body = words.opennebula()
    case .xen, .cloudHypervisor, .firecracker: body = ""
    }
    notes =
      cpu.dropped.map { item in
        let names = catalog.names(of: item.features)
        return
          "\(target.system.title) guests do not get \(names.joined(separator: ", ")): \(item.reason)."
      } + cpu.notes + words.notes + target.system.remarks
  }
}

extension LevelReport {
  /// The levelled CPU as configuration of `system`; nil if there is no model, or if the system cannot express it.
  ///
  /// With `annotated`, comments name the hosts and the lost features; `-cpu` and the custom CPU type
  /// have no comments, and get lines that begin with `#` before them. Firecracker's template, which is JSON, gets none.
  public func configuration(for system: ConfiguredSystem, annotated: Bool) -> String? {
    guard let emission = try? LevelEmission(self, for: EmissionTarget(system)) else { return nil }
    return configuration(emission, annotated: annotated)
  }

  /// The configuration of `emission`, which must come from this report; with `annotated` it follows comments.
  public func configuration(_ emission: LevelEmission, annotated: Bool) -> String {
    guard annotated, emission.target.system.hasComments else { return emission.body }
    // The body already contains some of it.
    let lines = (annotations + emission.notes).map(emission.target.system.comment)
    return lines.filter { !emission.body.hasPrefix($0) && !emission.body.contains("\n" + $0) }.joined()
      + emission.body
  }

  private var annotations: [String] {
    ["The CPU that guests of \(listed(hosts)) can share, by martlet \(martlet)."]
      + byHosts.givenUp.map { "Lost because of \($0.who): \($0.features.joined(separator: " "))" }
      + gains.map { "Without \($0.without): \($0.features.joined(separator: " "))" }
      + byHosts.undetermined.map { "Unknown on \($0.who): \($0.features.joined(separator: " "))" }
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit, or one of the marks in names of models: `-`, `_` and `.`.
  fileprivate var isOfModelName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension ConfiguredSystem {
  /// A single comment line, whatever the text contains, because host names come from files.
  public func comment(_ text: String) -> String {
    let line = oneLine(text)
    return self == .libvirt ? "<!-- \(withoutDoubleHyphens(line)) -->\n" : "# \(line)\n"
  }
}

/// The text on one line: host names come from files, and a line end would end a comment.
private func oneLine(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: "\u{FFFD}"
        default: scalar
        }
      }))
}

/// The text with a blank between any two hyphens, which would end a comment in XML.
private func withoutDoubleHyphens(_ text: String) -> String {
  var safe = ""
  for character in text.unicodeScalars {
    if character == "-", safe.unicodeScalars.last == "-" { safe.unicodeScalars.append(" ") }
    safe.unicodeScalars.append(character)
  }
  return safe
}
