import LibvirtCPU
import X86CPU

/// Compares a map of libvirt with the built-in map of the same version.
///
/// - Parameters:
///   - map: The folder of its index.
///   - version: Its libvirt version; nil to assume the newest.
func libvirtReport(map: String, version: LibvirtVersion?) throws -> RefreshReport {
  let newest = CPUMap.builtinVersions[CPUMap.builtinVersions.count - 1]
  let read = try CPUMap.load(path: map, libvirtVersion: version ?? newest)
  let known = CPUMap.builtin(for: version ?? newest)
  var findings: [RefreshFinding] = []
  func add(_ change: RefreshFinding.Change, _ kind: String, _ name: String, _ file: String) {
    findings.append(
      RefreshFinding(change: change, kind: "libvirt " + kind, name: name, place: "cpu_map/" + file))
  }
  for vendor in read.vendors where !known.vendors.contains(vendor) {
    add(.new, "vendor", "\(vendor.name) (\(vendor.string))", "x86_vendors.xml")
  }
  for vendor in known.vendors where read.vendor(named: vendor.name) == nil {
    add(.gone, "vendor", vendor.name, "x86_vendors.xml")
  }
  for feature in read.features {
    let place = feature.locations.map(\.description).joined(separator: " + ")
    guard let old = known.feature(named: feature.name) else {
      add(.new, "feature", "\(feature.name) \(place)", "x86_features.xml")
      continue
    }
    if old.locations != feature.locations || old.isMigratable != feature.isMigratable {
      let before = old.locations.map(\.description).joined(separator: " + ")
      add(.moved, "feature", "\(feature.name) from \(before) to \(place)", "x86_features.xml")
    }
  }
  for feature in known.features where read.feature(named: feature.name) == nil {
    add(.gone, "feature", feature.name, "x86_features.xml")
  }
  for model in read.models {
    let file = "x86_\(model.name).xml"
    guard let old = known.model(named: model.name) else {
      add(.new, "model", model.name, file)
      continue
    }
    let names = Set(read.names(in: model.bits))
    let before = Set(known.names(in: old.bits))
    let changes =
      names.subtracting(before).sorted().map { "+" + $0 }
      + before.subtracting(names).sorted().map { "-" + $0 }
    if !changes.isEmpty { add(.moved, "model", "\(model.name) \(changes.joined(separator: " "))", file) }
    let others: [(String, Bool)] = [
      ("signatures", model.signatures != old.signatures), ("removed features", model.removed != old.removed),
      ("added features", model.added != old.added), ("check", model.hasCompatCheck != old.hasCompatCheck),
      ("decode", model.decodesHosts != old.decodesHosts || model.decodesGuests != old.decodesGuests),
      ("canonical name", model.canonicalName != old.canonicalName),
    ]
    for (what, differs) in others where differs { add(.moved, "model", "\(model.name) \(what)", file) }
  }
  for model in known.models where read.model(named: model.name) == nil {
    add(.gone, "model", model.name, "x86_\(model.name).xml")
  }
  var report = RefreshReport(
    source: "libvirt \(version.map(\.description) ?? "of unknown version")",
    table: "CPU map of libvirt \(known.libvirtVersion)", findings: findings)
  if version == nil {
    report.notes.append("neither meson.build nor libvirt.so gives the version; assuming the newest")
  }
  return report
}
