import FoundationEssentials
import LibvirtCPU
import X86CPU
import XMLReading

/// What a recorded QEMU can do, and the host-model that libvirt makes of it.
struct HostModelCase: Sendable {
  let name: String
  let model: QEMUModel
  let models: HypervisorModels
  /// Whether QEMU can say which features it could not enable.
  let tellsUnavailable: Bool
  let expected: CPUDefinition

  /// The cases of a tree: each file of `domaincapsdata` with a host-model whose QEMU was recorded.
  static func all(_ tree: OracleTree) throws -> [HostModelCase] {
    let folder = tree.path + "/tests/domaincapsdata"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.compactMap { name -> HostModelCase? in
      guard name.hasPrefix("qemu_"), name.contains(".x86_64"), name.hasSuffix(".xml") else { return nil }
      let stem = name.dropFirst(5).dropLast(4)
      guard let dot = stem.firstRange(of: ".x86_64") else { return nil }
      let parts = stem[..<dot.lowerBound].split(separator: "-", maxSplits: 1)
      let kind = parts.count == 2 && parts[1] != "q35" ? String(parts[1]) : "kvm"
      let variant = stem[dot.upperBound...]
      let files = ["caps_\(parts[0]).x86_64\(variant).xml", "caps_\(parts[0])_x86_64\(variant).xml"]
      guard
        let file = files.first(where: {
          FileManager.default.fileExists(atPath: "\(tree.path)/tests/qemucapabilitiesdata/\($0)")
        }),
        let expected = try hostModel(tree.bytes("domaincapsdata/" + name))
      else { return nil }
      let recorded = try Recorded(tree.bytes("qemucapabilitiesdata/" + file), kind)
      guard let model = recorded.model else { return nil }
      return HostModelCase(
        name: name, model: model, models: recorded.models,
        tellsUnavailable: recorded.flags.contains("cpu-unavailable-features"), expected: expected)
    }
  }

  func run(_ map: CPUMap) throws {
    var cpu = try map.decode(try map.table(of: model), as: .guest, models: models.translated(by: map))
    if !tellsUnavailable { cpu = map.withoutMSRFeatures(cpu) }
    guard cpu.model == expected.model, cpu.vendor == expected.vendor, cpu.fallback == expected.fallback,
      cpu.features == expected.features
    else { throw Difference(description: "differs:\n\(cpu.xml())instead of\n\(expected.xml())") }
  }

  private static func hostModel(_ bytes: [UInt8]) throws -> CPUDefinition? {
    let cursor = try XMLCursor(bytes)
    var element: CPUElement?
    try cursor.forEachChild { child throws(XMLError) in
      guard child.name == "cpu" else { return }
      try child.forEachChild { mode throws(XMLError) in
        guard mode.attribute("name") == "host-model", mode.attribute("supported") == "yes" else { return }
        element = try CPUElement(mode, droppingAttributes: true)
      }
    }
    return try element?.definition(as: .guest)
  }
}

/// What libvirt keeps of a QEMU, in the cache of its capabilities.
struct Recorded {
  var model: QEMUModel?
  var models = HypervisorModels(blockers: [:])
  var flags: Set<String> = []

  init(_ bytes: [UInt8], _ kind: String) throws {
    let cursor = try XMLCursor(bytes)
    try cursor.forEachChild { child throws(XMLError) in
      if child.name == "flag", let name = child.attribute("name") { flags.insert(name) }
      guard child.attribute("type") == kind else { return }
      if child.name == "hostCPU" {
        model = try properties(child)
        model?.tellsMigratable = child.attribute("migratability") == "yes"
      }
      guard child.name == "cpu", let name = child.attribute("name") else { return }
      var blockers: [String] = []
      try child.forEachChild { blocker throws(XMLError) in
        if blocker.name == "blocker", let name = blocker.attribute("name") { blockers.append(name) }
      }
      models.blockers[name] = models.blockers[name] ?? blockers
    }
  }

  private func properties(_ cursor: XMLCursor) throws(XMLError) -> QEMUModel {
    var model = QEMUModel(enabled: [])
    try cursor.forEachChild { property throws(XMLError) in
      guard let name = property.attribute("name"), let value = property.attribute("value") else { return }
      switch (property.attribute("type"), name) {
      case ("boolean", _):
        model.known.insert(name)
        if value == "true" { model.enabled.insert(name) }
        if property.attribute("migratable") == "no" { model.notMigratable.insert(name) }
      case ("string", "vendor"): model.vendor = value
      case ("number", "family"): model.signature.family = UInt32(value) ?? 0
      case ("number", "model"): model.signature.model = UInt32(value) ?? 0
      case ("number", "stepping"): model.signature.stepping = UInt32(value) ?? 0
      default: return
      }
    }
    return model
  }
}

extension HypervisorModels {
  /// The models with QEMU's names of blockers translated to libvirt's.
  func translated(by map: CPUMap) -> HypervisorModels {
    HypervisorModels(blockers: blockers.mapValues { $0.map(map.libvirtName(ofQEMU:)) })
  }
}
