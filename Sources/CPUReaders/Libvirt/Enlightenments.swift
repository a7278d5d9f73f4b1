internal import XMLReading

/// The Hyper-V enlightenments that `<domainCapabilities>` list; nil for other documents, and for those of a libvirt that lists none.
///
/// - SeeAlso: libvirt 11.3.0 docs/formatdomaincaps.rst, Hyper-V Enlightenments.
func enlightenments(inDomainCapabilities document: Document) -> Set<String>? {
  var found: Set<String>?
  do throws(XMLError) {
    let cursor = try XMLCursor(document.bytes)
    guard cursor.name == "domainCapabilities" else { return nil }
    try cursor.forEachChild { features throws(XMLError) in
      guard features.name == "features" else { return }
      try features.forEachChild { hyperv throws(XMLError) in
        guard hyperv.name == "hyperv", hyperv.attribute("supported") == "yes" else { return }
        try hyperv.forEachChild { list throws(XMLError) in
          guard list.name == "enum", list.attribute("name") == "features" else { return }
          var names: Set<String> = []
          try list.forEachChild { value throws(XMLError) in
            guard value.name == "value" else { return }
            names.insert(try value.text())
          }
          found = names
        }
      }
    }
  } catch {
    // The document was read before; what it lacks now is unknown.
    return nil
  }
  return found
}
