internal import XMLReading

/// One file of a CPU map as written, before names are resolved.
struct CPUMapFile {
  struct Vendor {
    var name: String?
    var string: String?
    var line: Int
  }

  /// A register's bits, under `cpuid` or any other element, which libvirt treats as `msr`.
  struct Item {
    var isCPUID: Bool
    var isMSR: Bool
    var attributes: [String: String]
  }

  struct Feature {
    var name: String?
    var isMigratable: Bool
    var items: [Item] = []
    var hasChildren = false
    var line: Int
  }

  struct Signature {
    var family, model, stepping: String?
  }

  struct ModelFeature {
    var name, removed, added: String?
  }

  struct Model {
    var name: String?
    var check: String??
    var decode: (host: String?, guest: String?)?
    /// Nil without the element; inner nil without its name.
    var ancestor: String??
    var vendor: String??
    var signatures: [Signature] = []
    var features: [ModelFeature] = []
    var line: Int
  }

  struct Include {
    var filename: String?
    var line: Int
  }

  let path: String
  var vendors: [Vendor] = []
  var features: [Feature] = []
  var models: [Model] = []
  var includes: [Include] = []
  var notes: [String] = []
  /// Whether `arch[@name='x86']` was found.
  var hasArchitecture = false

  init(path: String) { self.path = path }

  /// Reads the children of the index's `arch[@name='x86']`.
  mutating func readIndex(_ cursor: XMLCursor, groups: Bool) throws(XMLError) {
    try cursor.forEachChild { child throws(XMLError) in
      guard child.name == "arch", child.attribute("name") == "x86", !hasArchitecture else { return }
      hasArchitecture = true
      try child.forEachChild { entry throws(XMLError) in
        switch entry.name {
        case "include": includes.append(Include(filename: entry.attribute("filename"), line: entry.line))
        case "group" where groups && entry.attribute("name") != nil:
          try entry.forEachChild { include throws(XMLError) in
            if include.name == "include" {
              includes.append(Include(filename: include.attribute("filename"), line: include.line))
            } else {
              note(include)
            }
          }
        default: try readEntry(entry)
        }
      }
    }
  }

  /// Reads the children of an included file's root.
  mutating func readIncluded(_ cursor: XMLCursor) throws(XMLError) {
    try cursor.forEachChild { entry throws(XMLError) in try readEntry(entry) }
  }

  private mutating func readEntry(_ cursor: XMLCursor) throws(XMLError) {
    switch cursor.name {
    case "vendor":
      vendors.append(
        Vendor(name: cursor.attribute("name"), string: cursor.attribute("string"), line: cursor.line))
    case "feature": features.append(try readFeature(cursor))
    case "model": models.append(try readModel(cursor))
    default: note(cursor)
    }
  }

  private func readFeature(_ cursor: XMLCursor) throws(XMLError) -> Feature {
    var feature = Feature(
      name: cursor.attribute("name"), isMigratable: cursor.attribute("migratable") != "no",
      line: cursor.line)
    try cursor.forEachChild { child throws(XMLError) in
      feature.hasChildren = true
      guard child.name != "alias" else { return }
      var item = Item(isCPUID: child.name == "cpuid", isMSR: child.name == "msr", attributes: [:])
      for name in ["eax_in", "function", "ecx_in", "eax", "ebx", "ecx", "edx", "index"] {
        if let value = child.attribute(name) { item.attributes[name] = value }
      }
      feature.items.append(item)
    }
    return feature
  }

  private mutating func readModel(_ cursor: XMLCursor) throws(XMLError) -> Model {
    var model = Model(name: cursor.attribute("name"), line: cursor.line)
    try cursor.forEachChild { child throws(XMLError) in
      switch child.name {
      case "check": if model.check == nil { model.check = .some(child.attribute("partial")) }
      case "decode":
        if model.decode == nil { model.decode = (child.attribute("host"), child.attribute("guest")) }
      case "model": if model.ancestor == nil { model.ancestor = .some(child.attribute("name")) }
      case "vendor": if model.vendor == nil { model.vendor = .some(child.attribute("name")) }
      case "signature":
        model.signatures.append(
          Signature(
            family: child.attribute("family"), model: child.attribute("model"),
            stepping: child.attribute("stepping")))
      case "feature":
        // Nearly all of them have only a name.
        let name = child.attribute("name")
        model.features.append(
          child.attributeCount == 1 && name != nil
            ? ModelFeature(name: name)
            : ModelFeature(
              name: name, removed: child.attribute("removed"), added: child.attribute("added")))
      default: note(child)
      }
    }
    return model
  }

  private mutating func note(_ cursor: XMLCursor) {
    notes.append("\(path):\(cursor.line): the element <\(cursor.name)> is unknown and has no effect")
  }
}
