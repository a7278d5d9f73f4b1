/// What libvirt before the helpers of 9.0.0 reads of a `<cpu>`, in its words and with its tolerance.
///
/// - SeeAlso: libvirt 7.0.0 src/conf/cpu_conf.c, virCPUDefParseXML; src/util/virxml.c, virXPathULong.
extension CPUElement {
  func readEarlyAttributes(
    _ definition: inout CPUDefinition, by version: LibvirtVersion?
  ) throws(LibvirtError) {
    if let text = attributes["migratable"] {
      let knowsMaximum = version?.knowsMaximumMode != false
      guard definition.mode == .hostPassthrough || knowsMaximum && definition.mode == .maximum else {
        throw LibvirtError(
          .unsupportedConfiguration,
          knowsMaximum
            ? "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
            : "Attribute migratable is only allowed for host-passthrough CPU")
      }
      // The word for libvirt's own default is accepted too.
      guard ["on", "off", "default"].contains(text) else {
        throw LibvirtError(
          .unsupportedConfiguration, "Invalid value in migratable attribute: '\(text)'")
      }
      definition.migratable = ["on": true, "off": false][text]
    }
    guard definition.kind == .guest else { return }
    if let text = attributes["match"] {
      guard let match = CPUDefinition.Match(rawValue: text) else {
        throw LibvirtError(.unsupportedConfiguration, "Invalid match attribute for CPU specification")
      }
      definition.match = match
    }
    if let text = attributes["check"], text != "default" {
      guard let check = CPUDefinition.Check(rawValue: text) else {
        throw LibvirtError(.unsupportedConfiguration, "Invalid check attribute for CPU specification")
      }
      definition.check = check
    }
  }

  func readEarlyCounter(_ definition: inout CPUDefinition) throws(LibvirtError) {
    guard let counter else { return }
    guard let frequency = counter.attributes["frequency"].flatMap(wrappedNumber) else {
      throw LibvirtError(.unsupportedConfiguration, "Invalid TSC frequency")
    }
    let words: [String: Bool?] = ["yes": true, "no": false, "default": nil, "": nil]
    guard let scaling = words[counter.attributes["scaling"] ?? ""] else {
      throw LibvirtError(.unsupportedConfiguration, "Invalid TSC scaling attribute")
    }
    definition.timeStampCounter = CPUDefinition.TimeStampCounter(frequency: frequency, isScaling: scaling)
  }

  func earlyTopology(_ child: Child) throws(LibvirtError) -> CPUDefinition.Topology {
    func number(_ name: String) throws(LibvirtError) -> UInt32 {
      guard let number = child.attributes[name].flatMap(wrappedNumber) else {
        throw LibvirtError(
          .xmlError, "\(name == "dies" ? "Malformed" : "Missing") '\(name)' attribute in CPU topology")
      }
      return UInt32(truncatingIfNeeded: number)
    }
    let sockets = try number("sockets")
    let dies = child.attributes["dies"] == nil ? 1 : try number("dies")
    let cores = try number("cores")
    let threads = try number("threads")
    guard sockets != 0, cores != 0, threads != 0, dies != 0 else {
      throw LibvirtError(.xmlError, "Invalid CPU topology")
    }
    return CPUDefinition.Topology(sockets: sockets, dies: dies, clusters: 1, cores: cores, threads: threads)
  }

  func earlyCache(_ child: Child) throws(LibvirtError) -> CPUDefinition.Cache {
    var level: Int?
    if let text = child.attributes["level"] {
      guard let number = wrappedNumber(text).map({ Int64(bitPattern: $0) }), (1...3).contains(number) else {
        throw LibvirtError(.xmlError, "invalid CPU cache level, must be in range [1,3]")
      }
      level = Int(number)
    }
    guard let mode = child.attributes["mode"].flatMap({ CPUDefinition.Cache.Mode(rawValue: $0) }) else {
      throw LibvirtError(.xmlError, "missing or invalid CPU cache mode")
    }
    return CPUDefinition.Cache(level: level, mode: mode)
  }
}

/// A decimal number of 64 bits as C's `strtoul` reads a complete text: with blanks before it, and a minus sign that wraps.
private func wrappedNumber(_ text: String) -> UInt64? {
  var rest = text.utf8[...]
  while let first = rest.first, first == 0x20 || (0x09...0x0d).contains(first) { rest.removeFirst() }
  let isNegative = rest.first == UInt8(ascii: "-")
  if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  guard !rest.isEmpty, rest.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
    let number = UInt64(String(decoding: rest, as: UTF8.self))
  else { return nil }
  return isNegative ? 0 &- number : number
}
