internal import CPUCompatibility
internal import HostSnapshots
internal import X86CPU
internal import XMLReading

extension ConfidentialSupport {
  /// What `<domainCapabilities>` say of confidential guests; nothing for other documents.
  ///
  /// libvirt lists `<sev>` from 4.5 on, `<launchSecurity>` with its kinds from 10.5 on, and `<tdx>` in versions that know TDX. With `<sev
  /// supported='no'/>` it offers no SEV-SNP either. A kind in `<launchSecurity>` does not prove that KVM starts such guests: SEV-SNP is listed
  /// where QEMU knows it, and so was TDX before libvirt 11.10.
  ///
  /// - SeeAlso: libvirt 9.0.0 and 11.3.0 docs/formatdomaincaps.rst, SEV capabilities; 11.3.0 src/qemu/qemu_capabilities.c,
  ///   virQEMUCapsProbeQMPSEVCapabilities, virQEMUCapsFillDomainLaunchSecurity. 12.8.0 src/conf/schemas/domaincaps.rng, features (tdx, sev,
  ///   launchSecurity), docs/formatdomaincaps.rst and NEWS.rst, 11.10.0 (TDX launch security type).
  init(inDomainCapabilities document: Document) {
    self.init()
    var found = ConfidentialSupport()
    var emulator = ""
    var kinds: Set<String>?
    var numbers: [String: UInt64] = [:]
    var states: [String: Bool] = [:]
    do throws(XMLError) {
      let cursor = try XMLCursor(document.bytes)
      guard cursor.name == "domainCapabilities" else { return }
      try cursor.forEachChild { part throws(XMLError) in
        if part.name == "path" { emulator = try part.text() }
        guard part.name == "features" else { return }
        try part.forEachChild { feature throws(XMLError) in
          // The cursor moves to the children, and its name with it.
          let name = feature.name
          guard ["sev", "tdx", "launchSecurity"].contains(name) else { return }
          // libvirt 4.5 wrote <sev> without the attribute where QEMU supports it.
          let isSupported = feature.attribute("supported") != "no"
          states[name] = isSupported
          try feature.forEachChild { child throws(XMLError) in
            if name == "launchSecurity" {
              guard child.name == "enum", child.attribute("name") == "sectype" else { return }
              var listed: Set<String> = []
              try child.forEachChild { value throws(XMLError) in
                if value.name == "value" { listed.insert(try value.text()) }
              }
              kinds = listed
            } else if name == "sev", let number = UInt64(try child.text()) {
              numbers[child.name] = number
            }
          }
        }
      }
    } catch {
      // The document was read before; what it lacks now is unknown.
      return
    }
    let source = Source.libvirt(emulator)
    if let isOn = states["sev"] { found.note(.sev, isOffered: isOn, by: source) }
    if let isOn = states["tdx"] { found.note(.tdx, isOffered: isOn, by: source) }
    if let isOn = states["launchSecurity"], !isOn || kinds != nil {
      for (guest, word) in [(ConfidentialGuest.sev, "sev"), (.sevSNP, "sev-snp"), (.tdx, "tdx")]
      where !(kinds ?? []).contains(word) && isOn || !isOn {
        found.note(guest, isOffered: false, by: source)
      }
    }
    found.note(
      encryptionBit: numbers["cbitpos"], reducedAddressBits: numbers["reducedPhysBits"],
      mostGuests: numbers["maxGuests"], mostESGuests: numbers["maxESGuests"])
    if numbers["maxESGuests"] == 0 { found.note(.sevES, isOffered: false, by: source) }
    self = found
  }

  /// Adds QEMU's reply to `query-sev-capabilities`; a text that is no such reply adds nothing.
  ///
  /// - SeeAlso: qemu 10.2 qapi/misc-i386.json, query-sev-capabilities.
  mutating func note(sevReply text: String, of emulator: String) {
    guard
      case .object(let reply)? = try? JSONValue.parse(Array(text.utf8), document: "query-sev-capabilities"),
      let answer = reply["return"], let bit = answer["cbitpos"]?.integer
    else { return }
    note(.sev, isOffered: true, by: .qemu(emulator))
    note(
      encryptionBit: UInt64(exactly: bit),
      reducedAddressBits: answer["reduced-phys-bits"]?.integer.flatMap { UInt64(exactly: $0) })
  }
}

extension LaunchSecurity {
  /// Reads a definition's `<launchSecurity>`; nil for types of other architectures and of newer libvirt.
  ///
  /// Bit 2 of an SEV policy requires SEV-ES.
  ///
  /// - Throws: `XMLError` if the document is not well-formed.
  /// - SeeAlso: libvirt 11.3.0 docs/formatdomain.rst, Launch Security.
  init?(_ element: XMLCursor) throws(XMLError) {
    let type = element.attribute("type")
    var texts: [String: String] = [:]
    try element.forEachChild { child throws(XMLError) in
      if child.name == "policy" || child.name == "cbitpos" { texts[child.name] = try child.text() }
    }
    let bit = texts["cbitpos"].flatMap { UInt64(prefixed: $0.trimmingBlanks) }
    switch type {
    case "sev"?:
      let policy = texts["policy"].flatMap { UInt64(prefixed: $0.trimmingBlanks) } ?? 0
      self.init(policy >> 2 & 1 == 1 ? .sevES : .sev, encryptionBit: bit)
    case "sev-snp"?: self.init(.sevSNP, encryptionBit: bit)
    case "tdx"?: self.init(.tdx)
    default: return nil
    }
  }
}
