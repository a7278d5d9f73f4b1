internal import XMLReading

/// The named models that `<domainCapabilities>` list, and whether QEMU says that the host gives all of each; empty for others.
///
/// `usable='yes'` means that QEMU names no feature which keeps the model from running; `unknown` that it was not asked.
///
/// - SeeAlso: libvirt 9.0.0 docs/formatdomaincaps.rst, CPU configuration; src/qemu/qemu_monitor_json.c,
///   qemuMonitorJSONGetCPUDefinitions (unavailable-features).
func customModels(inDomainCapabilities document: Document) -> [String: Bool?] {
  var found: [String: Bool?] = [:]
  do throws(XMLError) {
    let cursor = try XMLCursor(document.bytes)
    guard cursor.name == "domainCapabilities" else { return [:] }
    try cursor.forEachChild { cpu throws(XMLError) in
      guard cpu.name == "cpu" else { return }
      try cpu.forEachChild { mode throws(XMLError) in
        guard mode.name == "mode", mode.attribute("name") == "custom", mode.attribute("supported") == "yes"
        else { return }
        try mode.forEachChild { model throws(XMLError) in
          guard model.name == "model" else { return }
          let usable: Bool? =
            switch model.attribute("usable") {
            case "yes": true
            case "no": false
            default: nil
            }
          found[try model.text()] = .some(usable)
        }
      }
    }
  } catch {
    // The document was read before; what it then lacks is not known.
    return [:]
  }
  return found
}
