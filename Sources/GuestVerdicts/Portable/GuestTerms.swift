internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// What of a guest a `VerdictSpace` numbers: vendors, names, the machine type and the emulator.
struct GuestTerms: Sendable, Hashable {
  var vendor, namedVendor: String?
  /// Names that the catalogue lacks, and those that the definition mentions.
  var names, mentioned: [String]
  var machine, emulator: String?

  init(_ guest: GuestCPU) {
    vendor = guest.wanted?.vendor
    namedVendor = guest.definition.vendor
    names = (guest.wanted?.evidence.uncatalogued ?? []).sorted()
    mentioned = Set(guest.definition.features.map(\.name)).sorted()
    machine = guest.machine?.machine
    emulator = guest.machine?.emulator
  }

  /// A guest with these terms and nothing else.
  var guest: GuestCPU {
    var definition = CPUDefinition(.guest)
    definition.vendor = namedVendor
    definition.features = mentioned.map { CPUDefinition.Feature($0) }
    var guest = GuestCPU(name: "", definition: definition)
    var evidence = Evidence()
    evidence.uncatalogued = Set(names)
    guest.wanted = WantedCPU(
      name: "", vendor: vendor, evidence: evidence, forbidden: FeatureSet(), isStrict: false)
    var machine = GuestMachine()
    machine.machine = self.machine
    machine.emulator = emulator
    guest.machine = machine
    return guest
  }

  func write(to writer: inout PortableWriter) {
    for text in [vendor, namedVendor, machine, emulator] { writer.write(text) }
    writer.write(names)
    writer.write(mentioned)
  }

  init?(_ reader: inout PortableReader) {
    guard let vendor = reader.optionalText(), let named = reader.optionalText(),
      let machine = reader.optionalText(),
      let emulator = reader.optionalText(), let names = reader.texts(), let mentioned = reader.texts()
    else { return nil }
    (self.vendor, namedVendor, self.machine, self.emulator) = (vendor, named, machine, emulator)
    (self.names, self.mentioned) = (names, mentioned)
  }
}
