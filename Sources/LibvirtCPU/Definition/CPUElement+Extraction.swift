public import XMLReading

extension CPUElement {
  /// The CPUs that `virsh cpu-compare` and `cpu-baseline` find in a file, in the file's order.
  ///
  /// These are `<cpu>`, the `<cpu>` of `<domain>`, that of `<host>` in `<capabilities>`, and host-model in
  /// `<domainCapabilities>`. Several of them may follow one another without a common root.
  ///
  /// - Throws: `XMLError` if the file is not well-formed apart from that. Lines are those of the file.
  public static func all(in file: [UInt8]) throws(XMLError) -> [CPUElement] {
    let cursor = try XMLCursor(
      Array("<container>".utf8) + withoutDeclaration(file) + Array("</container>".utf8))
    var found: [CPUElement] = []
    try cursor.forEachChild { root throws(XMLError) in
      switch root.name {
      case "cpu": found.append(try CPUElement(root))
      case "domain":
        try root.forEachChild("cpu") { cpu throws(XMLError) in found.append(try CPUElement(cpu)) }
      case "capabilities":
        try root.forEachChild("host") { host throws(XMLError) in
          try host.forEachChild("cpu") { cpu throws(XMLError) in found.append(try CPUElement(cpu)) }
        }
      case "domainCapabilities":
        try root.forEachChild("cpu") { cpu throws(XMLError) in
          try cpu.forEachChild("mode") { mode throws(XMLError) in
            guard mode.attribute("name") == "host-model", mode.attribute("supported") == "yes" else { return }
            found.append(try CPUElement(mode, droppingAttributes: true))
          }
        }
      default: return
      }
    }
    try cursor.finish()
    return found
  }

  /// The file with an XML declaration replaced by blanks, because it is not allowed within an element.
  private static func withoutDeclaration(_ file: [UInt8]) -> [UInt8] {
    // `<?xml-stylesheet …?>` is not a declaration and is allowed anywhere.
    guard file.starts(with: "<?xml".utf8), file.count > 5, " \t\r\n".utf8.contains(file[5]),
      let end = file.indices.first(where: { file[$0...].starts(with: "?>".utf8) })
    else { return file }
    return Array(repeating: UInt8(ascii: " "), count: end + 2) + file[(end + 2)...]
  }
}

extension XMLCursor {
  fileprivate func forEachChild(
    _ name: String, _ body: (XMLCursor) throws(XMLError) -> Void
  ) throws(XMLError) {
    try forEachChild { child throws(XMLError) in
      if child.name == name { try body(child) }
    }
  }
}
