public import CPUCatalog
internal import CPUCompatibility
internal import Wording

/// A levelled CPU in a system's words, and what has to be said beside.
public struct LevelEmission: Sendable {
  /// For whom it is written.
  public let target: EmissionTarget
  /// The model.
  public let model: String
  /// libvirt's names of the features that are named to be on.
  public let required: [String]
  /// libvirt's names of the features that are named to be off.
  public let disabled: [String]
  /// libvirt's names of features of the level that guests do not get by this configuration.
  public let dropped: [String]
  /// What the reader has to know, sentences: what is dropped and why, what has to be set elsewhere.
  public let notes: [String]
  /// The configuration, without comments on the level.
  public let body: String

  /// The level of `report` for `target`.
  ///
  /// - Throws: `EmissionError` if there is no model, or the system cannot be told the level.
  public init(_ report: LevelReport, for target: EmissionTarget, catalog: Catalog = .standard)
    throws(EmissionError)
  {
    guard let model = report.model else { throw EmissionError(reason: "there is no model to name") }
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
    }
    notes =
      cpu.dropped.map { item in
        let names = catalog.names(of: item.features)
        return
          "\(target.system.title) guests do not get \(names.joined(separator: ", ")): \(item.reason)."
      } + cpu.notes + words.notes
  }
}

extension LevelReport {
  /// The levelled CPU in the words of `system`; nil if there is no model to name, or the system cannot be told it.
  ///
  /// With `annotated`, comments say of which hosts it is, and what was given up for whom; `-cpu` and the custom CPU type
  /// have no comments, and get lines that begin with `#` before them.
  public func configuration(for system: ConfiguredSystem, annotated: Bool) -> String? {
    guard let emission = try? LevelEmission(self, for: EmissionTarget(system)) else { return nil }
    return configuration(emission, annotated: annotated)
  }

  /// The configuration of `emission`, which is of this report; with `annotated` after comments.
  public func configuration(_ emission: LevelEmission, annotated: Bool) -> String {
    guard annotated else { return emission.body }
    // The body says some of it already.
    let lines = (annotations + emission.notes).map(emission.target.system.comment)
    return lines.filter { !emission.body.hasPrefix($0) && !emission.body.contains("\n" + $0) }.joined()
      + emission.body
  }

  private var annotations: [String] {
    ["The CPU that guests of \(listed(hosts)) can share, by martlet \(martlet)."]
      + grouped(givenUp).map {
        "Given up for \($0.hosts): \($0.losses.map(\.feature).joined(separator: " "))"
      }
      + gains.map { "Without \($0.without): \($0.features.joined(separator: " "))" }
      + grouped(undetermined).map {
        "Unknown on \($0.hosts): \($0.losses.map(\.feature).joined(separator: " "))"
      }
  }
}

extension ConfiguredSystem {
  /// A comment in a line of its own, whatever the text holds: names of hosts come from files.
  public func comment(_ text: String) -> String {
    let line = oneLine(text)
    return self == .libvirt ? "<!-- \(withoutDoubleHyphens(line)) -->\n" : "# \(line)\n"
  }
}

/// The text in one line: names of hosts come from files, and what ends a line would end a comment.
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
