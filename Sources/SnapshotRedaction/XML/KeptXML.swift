internal import CPUCompatibility
internal import XMLReading

/// What stays of an XML document: elements, attributes and texts that a list names; comments and white space go.
struct KeptXML {
  private let root: XMLAllowance

  init(_ root: XMLAllowance) { self.root = root }

  /// The document without everything else; nil for one that is not well-formed or has another root.
  func text(of document: String, _ pseudonyms: inout Pseudonyms) -> String? {
    do throws(XMLError) {
      let cursor = try XMLCursor(Array(document.utf8))
      guard let allowance = root.children[cursor.name] else { return nil }
      let writer = Writer(pseudonyms)
      try writer.write(cursor, allowance, depth: 0)
      try cursor.finish()
      pseudonyms = writer.pseudonyms
      return String(decoding: writer.bytes, as: UTF8.self)
    } catch { return nil }
  }

  /// The document that is being written; one for all elements, so that its values are not copied for each.
  private final class Writer {
    var pseudonyms: Pseudonyms
    var bytes: [UInt8] = []

    init(_ pseudonyms: Pseudonyms) { self.pseudonyms = pseudonyms }

    func write(_ element: XMLCursor, _ allowance: XMLAllowance, depth: Int) throws(XMLError) {
      let name = element.name
      let indentation = String(repeating: "  ", count: depth)
      bytes += "\(indentation)<\(name)".utf8
      for (attribute, rule) in allowance.attributes {
        guard let value = element.attribute(attribute).flatMap({ kept($0, rule) }) else { continue }
        bytes += " \(attribute)='\(value)'".utf8
      }
      if let rule = allowance.text {
        let content = kept(try element.text().trimmingWhiteSpace, rule) ?? ""
        bytes += (content.isEmpty ? "/>\n" : ">\(content)</\(name)>\n").utf8
        return
      }
      let end = bytes.count
      bytes += ">\n".utf8
      try element.forEachChild { child throws(XMLError) in
        if allowance.keepsNamespaces {
          let known = child.namespace.flatMap { uri in
            OwnershipMark.namespaceBeginnings.first { uri.hasPrefix($0) }
          }
          if let known { bytes += "\(indentation)  <owner xmlns='\(known)'/>\n".utf8 }
        } else if let inner = allowance.allowance(of: child.name) {
          try write(child, inner, depth: depth + 1)
        } else if let passed = child.passedToQEMU {
          bytes += "\(indentation)  <qemu:\(passed) xmlns:qemu='\(qemuNamespace)'/>\n".utf8
        }
      }
      if bytes.count == end + 2 {
        bytes.removeLast(2)
        bytes += "/>\n".utf8
      } else {
        bytes += "\(indentation)</\(name)>\n".utf8
      }
    }

    /// A value by its rule, fit for an attribute and for text; nil if it may not stay.
    private func kept(_ value: String, _ rule: XMLAllowance.Value) -> String? {
      switch rule {
      case .token: value.token
      case .path: value.isEmpty ? "" : pseudonyms.path(value)
      case .name: value.isEmpty ? "" : pseudonyms.name(value)
      case .guest: value.isEmpty ? "" : pseudonyms.guest(value)
      case .uuid: value.isEmpty ? "" : pseudonyms.uuid(value)
      case .number: value.isNumeric ? value : nil
      case .owner: machineOwners.first { value.hasPrefix($0) }
      case .vendor: cpuVendors.contains(value) ? value : nil
      }
    }
  }
}

extension XMLCursor {
  /// The name of an element with which a definition hands something to QEMU past libvirt; nil for any other.
  fileprivate var passedToQEMU: String? {
    guard namespace == qemuNamespace else { return nil }
    let local = String(name.split(separator: ":").last ?? "")
    return ["capabilities", "commandline", "deprecation", "override"].contains(local) ? local : nil
  }
}

/// The namespace of what libvirt hands to QEMU unread: that it is there stays, and nothing of what is in it.
///
/// - SeeAlso: libvirt 11.3.0 docs/drvqemu.rst, Pass-through of arbitrary qemu commands.
private let qemuNamespace = "http://libvirt.org/schemas/domain/qemu/1.0"

extension String {
  fileprivate var trimmingWhiteSpace: String {
    let blanks = " \t\r\n"
    return String(drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
  }
}

/// Descriptions of a machine by which managers are recognised, and the manufacturer that Nova gives itself.
///
/// - SeeAlso: `OwnershipMark`; nova 26.2.2 nova/version.py, NOVA_VENDOR.
private let machineOwners = OwnershipMark.systemBeginnings + ["OpenStack Foundation"]
