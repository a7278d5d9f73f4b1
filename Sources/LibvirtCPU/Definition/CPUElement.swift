public import XMLReading

/// A `<cpu>` element as written: everything libvirt reads, not yet validated.
///
/// Reading and validating are separate so that elements can be collected anywhere in a document, and so that errors appear
/// in libvirt's order rather than the document's.
public struct CPUElement: Sendable {
  struct Child: Sendable {
    var attributes: [String: String] = [:]
    var text: String?
  }

  /// The element's line in its document.
  public let line: Int
  var attributes: [String: String]
  var hasArchitectureElement = false
  var architecture, model, vendor, topology, signature, microcode, counter, physicalAddress: Child?
  var caches: [Child] = []
  var features: [Child] = []

  /// The text of its `<arch>`, for any architecture; nil if there is none.
  public var architectureName: String? { architecture?.text }

  /// Reads the element at the cursor, whatever its name.
  ///
  /// - Parameter droppingAttributes: For `<mode name='host-model'>` of domain capabilities, whose attributes are
  ///   not a `<cpu>`'s.
  /// - Throws: `XMLError` if the document is not well-formed.
  public init(_ cursor: XMLCursor, droppingAttributes: Bool = false) throws(XMLError) {
    line = cursor.line
    attributes =
      droppingAttributes
      ? [:]
      : cursor.attributes(
        "mode", "match", "check", "migratable", "deprecated_features")
    try cursor.forEachChild { child throws(XMLError) in
      switch child.name {
      case "arch":
        hasArchitectureElement = true
        if architecture == nil { architecture = Child(text: try child.text().nonEmpty) }
      case "model":
        if model == nil {
          let attributes = child.attributes("fallback", "vendor_id")
          model = Child(attributes: attributes, text: try child.text().nonEmpty)
        }
      case "vendor": if vendor == nil { vendor = Child(text: try child.text().nonEmpty) }
      case "topology":
        if topology == nil {
          topology = Child(attributes: child.attributes("sockets", "dies", "clusters", "cores", "threads"))
        }
      case "signature":
        if signature == nil { signature = Child(attributes: child.attributes("family", "model", "stepping")) }
      case "microcode": if microcode == nil { microcode = Child(attributes: child.attributes("version")) }
      case "counter":
        if counter == nil, child.attribute("name") == "tsc" {
          counter = Child(attributes: child.attributes("frequency", "scaling"))
        }
      case "maxphysaddr":
        if physicalAddress == nil {
          physicalAddress = Child(attributes: child.attributes("mode", "bits", "limit"))
        }
      case "cache": caches.append(Child(attributes: child.attributes("level", "mode")))
      case "feature": features.append(Child(attributes: child.attributes("name", "policy")))
      default: break
      }
    }
  }
}

extension XMLCursor {
  fileprivate func attributes(_ names: String...) -> [String: String] {
    var found: [String: String] = [:]
    for name in names {
      if let value = attribute(name) { found[name] = value }
    }
    return found
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension CPUElement {
  /// The text of its `<model>`; nil if there is none.
  public var modelName: String? { model?.text }
  /// The text of its `<vendor>`; nil if there is none.
  public var vendorName: String? { vendor?.text }
  /// Its attribute `mode`; nil if there is none.
  public var mode: String? { attributes["mode"] }
  /// Its attribute `deprecated_features`; nil if there is none.
  public var deprecatedFeatures: String? { attributes["deprecated_features"] }
  /// The names of its features, with their policies as written.
  public var featureNames: [(name: String, policy: String?)] {
    features.compactMap { feature in feature.attributes["name"].map { ($0, feature.attributes["policy"]) } }
  }
}
