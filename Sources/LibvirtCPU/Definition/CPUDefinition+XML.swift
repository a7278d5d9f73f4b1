internal import X86CPU

extension CPUDefinition {
  /// The `<cpu>` element as libvirt prints it, with a line feed at its end.
  ///
  /// A host read from XML has no mode, and libvirt then prints neither its model nor its vendor; set
  /// `mode` to custom to include them.
  ///
  /// - Parameters:
  ///   - indentation: The number of blanks before the element.
  ///   - version: The libvirt version, which decides the known elements.
  public func xml(indentation: Int = 0, version: LibvirtVersion = .assumed) -> String {
    let margin = String(repeating: " ", count: indentation)
    let children = childrenXML(margin: margin + "  ", version: version)
    let attributes = attributesXML(version: version)
    let start = margin + "<cpu" + attributes
    guard !children.isEmpty else { return attributes.isEmpty ? "" : start + "/>\n" }
    return start + ">\n" + children + margin + "</cpu>\n"
  }

  private func attributesXML(version: LibvirtVersion) -> String {
    guard kind == .guest, let mode, mode != .custom || model != nil else { return "" }
    var text = " mode='\(mode.rawValue)'"
    if mode == .custom { text += " match='\(match.rawValue)'" }
    if let check { text += " check='\(check.rawValue)'" }
    if mode.isHypervisors, let migratable { text += " migratable='\(migratable ? "on" : "off")'" }
    if let deprecatedFeatures, version.printsDeprecatedFeatures {
      text += " deprecated_features='\(deprecatedFeatures ? "on" : "off")'"
    }
    return text
  }

  private func childrenXML(margin: String, version: LibvirtVersion) -> String {
    var text = ""
    func line(_ content: String) { text += margin + content + "\n" }

    if kind == .host, let architecture { line("<arch>\(architecture)</arch>") }
    if mode == .custom || mode == .hostModel {
      if model != nil || vendorID != nil { line(modelXML()) }
      if let vendor { line("<vendor>\(escaped(vendor))</vendor>") }
    }
    if kind == .host {
      if microcode != 0 { line("<microcode version='\(microcode)'/>") }
      if let signature, signature.family != 0, version.recordsSignatures {
        line(
          "<signature family='\(signature.family)' model='\(signature.model)'"
            + " stepping='\(signature.stepping)'/>")
      }
      if let counter = timeStampCounter {
        let scaling = counter.isScaling.map { " scaling='\($0 ? "yes" : "no")'" } ?? ""
        line("<counter name='tsc' frequency='\(counter.frequency)'\(scaling)/>")
      }
    }
    if let topology {
      let clusters = version.printsClusters ? " clusters='\(topology.clusters)'" : ""
      line(
        "<topology sockets='\(topology.sockets)' dies='\(topology.dies)'\(clusters)"
          + " cores='\(topology.cores)' threads='\(topology.threads)'/>")
    }
    if let cache {
      let level = cache.level.map { "level='\($0)' " } ?? ""
      line("<cache \(level)mode='\(cache.mode.rawValue)'/>")
    }
    if let address = physicalAddress {
      let bits = address.bits.map { " bits='\($0)'" } ?? ""
      let limit = address.limit.map { " limit='\($0)'" } ?? ""
      line("<maxphysaddr mode='\(address.mode.rawValue)'\(bits)\(limit)/>")
    }
    for feature in features {
      let policy = kind == .guest ? "policy='\((feature.policy ?? .require).rawValue)' " : ""
      line("<feature \(policy)name='\(feature.name)'/>")
    }
    return text
  }

  private func modelXML() -> String {
    var text = "<model"
    if kind == .guest {
      if model != nil { text += " fallback='\(fallback.rawValue)'" }
      if let vendorID { text += " vendor_id='\(escaped(vendorID))'" }
    }
    guard let model else { return text + "/>" }
    return text + ">\(escaped(model))</model>"
  }
}

/// Text with XML's five characters as entities, and without control characters.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case "\"": result += "&quot;"
    case "'": result += "&apos;"
    case "\u{1}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{19}": continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
