public import X86CPU
public import XMLReading

extension CPUIDTable {
  /// Reads a document whose root is `<cpudata>`.
  ///
  /// - Throws: `LibvirtError` if the document is not well-formed or has no valid `cpuid` or `msr` element.
  ///
  /// - Parameter version: The libvirt that reads it; nil for the newest.
  public init(cpudata xml: [UInt8], version: LibvirtVersion? = nil) throws(LibvirtError) {
    do {
      let cursor = try XMLCursor(xml)
      try self.init(cpudata: cursor, version: version)
      try cursor.finish()
    } catch {
      throw LibvirtError(error)
    }
  }

  /// Reads the `<cpudata>` element at the cursor: `cpuid` elements, and `msr` elements by any name.
  ///
  /// It merges repeated registers bit by bit, as libvirt does.
  ///
  /// - Throws: `XMLError` if the document is not well-formed, if an attribute is missing or not a number, or if there is
  ///   no element; the reason is in libvirt's words.
  ///
  /// - Parameter version: The libvirt that reads it; nil for the newest.
  public init(cpudata cursor: XMLCursor, version: LibvirtVersion? = nil) throws(XMLError) {
    self.init()
    var count = 0
    let isEarly = version?.readsAttributesByHelpers == false
    let verb = isEarly ? "failed to parse" : "Invalid"
    var table = self
    try cursor.forEachChild { item throws(XMLError) in
      guard item.name != "alias", !isEarly || item.name == "cpuid" || item.name == "msr" else { return }
      if item.name == "cpuid" {
        guard let leaf = item.number("eax_in"), let subleaf = item.number("ecx_in", or: 0),
          let eax = item.number("eax", or: 0), let ebx = item.number("ebx", or: 0),
          let ecx = item.number("ecx", or: 0), let edx = item.number("edx", or: 0)
        else { throw item.error("\(verb) cpuid[\(count)]") }
        table.merge(
          CPUIDLeaf(eax: leaf, ecx: subleaf), CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx))
      } else {
        guard let index = item.number("index"), let eax = item.number("eax"), let edx = item.number("edx")
        else { throw item.error("\(verb) msr[\(count)]") }
        table.msrs[index, default: 0] |= UInt64(edx) << 32 | UInt64(eax)
      }
      count += 1
    }
    guard count > 0 else { throw cursor.error("no x86 CPU data found") }
    self = table
  }

  /// The `<cpudata>` element as libvirt prints it: sorted, without registers that are all zero.
  public var cpudataXML: String {
    var text = "<cpudata arch='x86'>\n"
    for (leaf, registers) in leaves.sorted(by: { $0.key < $1.key }) where registers != CPUIDRegisters() {
      text += "  <cpuid eax_in='\(wide(leaf.eax))' ecx_in='\(wide(leaf.ecx))'"
      text += " eax='\(wide(registers.eax))' ebx='\(wide(registers.ebx))'"
      text += " ecx='\(wide(registers.ecx))' edx='\(wide(registers.edx))'/>\n"
    }
    for (index, value) in msrs.sorted(by: { $0.key < $1.key }) where value != 0 {
      text += "  <msr index='0x\(String(index, radix: 16))' eax='\(wide(UInt32(truncatingIfNeeded: value)))'"
      text += " edx='\(wide(UInt32(truncatingIfNeeded: value >> 32)))'/>\n"
    }
    return text + "</cpudata>\n"
  }
}

/// `0x` and eight digits.
private func wide(_ value: UInt32) -> String { "0x" + value.hexadecimal(digits: 8) }

extension XMLCursor {
  fileprivate func number(_ name: String, or missing: UInt32? = nil) -> UInt32? {
    guard let text = attribute(name) else { return missing }
    return unsignedNumber(text, base: 0)
  }
}
