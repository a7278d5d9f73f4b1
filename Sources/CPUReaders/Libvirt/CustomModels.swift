internal import XMLReading

/// The named models in `<domainCapabilities>`, and whether QEMU reports each as fully usable; empty for other documents.
///
/// `usable='yes'` means that QEMU names no blocking feature; `unknown` means that libvirt did not ask.
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
    // The document was read before; what it lacks now is unknown.
    return [:]
  }
  return found
}
