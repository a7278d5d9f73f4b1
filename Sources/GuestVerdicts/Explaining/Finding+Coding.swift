extension Finding: Codable {
  private enum Key: String, CodingKey { case kind }

  /// A finding kind's name in JSON.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case unexpanded, missing, untold, forbidden, strict, unverified, identity, gained, kept, reenlightenment
    case otherVendor = "other-vendor"
    case namedVendor = "named-vendor"
    case unknownName = "unknown-name"
    case neverHad = "never-had"
    case leftOut = "left-out"
    case newWeakness = "new-weakness"
    case missingForLibvirt = "missing-for-libvirt"
    case untoldForLibvirt = "untold-for-libvirt"
    case forbiddenUntold = "forbidden-untold"
    case unknownToMap = "unknown-to-map"
    case modeForLibvirt = "mode-for-libvirt"
    case addressBitsForLibvirt = "address-bits-for-libvirt"
    case addressModeForLibvirt = "address-mode-for-libvirt"
    case addressLimitForLibvirt = "address-limit-for-libvirt"
    case deprecatedForLibvirt = "deprecated-for-libvirt"
    case speculationControl = "speculation-control"
    case stateComponents = "state-components"
    case stateLayout = "state-layout"
    case fixedAddressBits = "fixed-address-bits"
    case usualAddressBits = "usual-address-bits"
    case sourceAddressBits = "source-address-bits"
    case unfixedCounter = "unfixed-counter"
    case untoldCounter = "untold-counter"
    case counterFrequency = "counter-frequency"
    case nestedState = "nested-state"
    case withoutKVM = "without-kvm"
    case machineType = "machine-type"
    case machineVersion = "machine-version"
    case removedMachine = "removed-machine"
    case tooManyCPUs = "too-many-cpus"
    case fewerLeaves = "fewer-leaves"
    case otherCaches = "other-caches"
    case machineAlias = "machine-alias"
    case machineFeatures = "machine-features"
    case olderQEMU = "older-qemu"
    case mixedCPUs = "mixed-cpus"
    case keptUntold = "kept-untold"
    case keptOutside = "kept-outside"
    case uncheckedDefinition = "unchecked-definition"
    case uncheckedVendor = "unchecked-vendor"
    case uncheckedState = "unchecked-state"
    case uncheckedLayout = "unchecked-layout"
    case uncheckedAddresses = "unchecked-addresses"
    case uncheckedCounter = "unchecked-counter"
    case uncheckedMachine = "unchecked-machine"
    case uncheckedLeaves = "unchecked-leaves"
    case uncheckedCPUs = "unchecked-cpus"
    case uncheckedQEMU = "unchecked-qemu"
    case withoutCounters = "without-counters"
    case otherCounters = "other-counters"
    case faultingMSRs = "faulting-msrs"
    case missingEnlightenments = "missing-enlightenments"
    case uncheckedCounters = "unchecked-counters"
    case uncheckedEnlightenments = "unchecked-enlightenments"
    case obstacle
    case missingResources = "missing-resources"
    case uncheckedObstacle = "unchecked-obstacle"
    case uncheckedResources = "unchecked-resources"
    case uncheckedGuestState = "unchecked-guest-state"
    case uncheckedDevices = "unchecked-devices"
    case lostRegisters = "lost-registers"
    case apicNumbers = "apic-numbers"
    case refusedEnlightenments = "refused-enlightenments"
    case lostInterfaces = "lost-interfaces"
    case uncheckedSupervisorState = "unchecked-supervisor-state"
    case uncheckedRegisters = "unchecked-registers"
    case uncheckedKernelAddresses = "unchecked-kernel-addresses"
    case uncheckedFrequency = "unchecked-frequency"
    case uncheckedIdentity = "unchecked-identity"
    case uncheckedCaches = "unchecked-caches"
    case uncheckedAPIC = "unchecked-apic"
    case uncheckedInterfaces = "unchecked-interfaces"
    case novaCheck = "nova-check"
    case novaAnswer = "nova-answer"
    case novaNote = "nova-note"
  }

  /// The kind's name in JSON.
  public var kind: Kind { parts.kind }

  private var parts: (kind: Kind, payload: (any Encodable)?) {
    switch self {
    case .unexpanded(let payload): (.unexpanded, payload)
    case .otherVendor(let payload): (.otherVendor, payload)
    case .namedVendor(let payload): (.namedVendor, payload)
    case .missing(let payload): (.missing, payload)
    case .untold(let payload): (.untold, payload)
    case .unknownName(let payload): (.unknownName, payload)
    case .neverHad(let payload): (.neverHad, payload)
    case .leftOut(let payload): (.leftOut, payload)
    case .newWeakness(let payload): (.newWeakness, payload)
    case .missingForLibvirt(let payload): (.missingForLibvirt, payload)
    case .untoldForLibvirt(let payload): (.untoldForLibvirt, payload)
    case .forbidden(let payload): (.forbidden, payload)
    case .forbiddenUntold(let payload): (.forbiddenUntold, payload)
    case .strict(let payload): (.strict, payload)
    case .unknownToMap(let payload): (.unknownToMap, payload)
    case .unverified(let payload): (.unverified, payload)
    case .modeForLibvirt(let payload): (.modeForLibvirt, payload)
    case .addressBitsForLibvirt(let payload): (.addressBitsForLibvirt, payload)
    case .addressModeForLibvirt(let payload): (.addressModeForLibvirt, payload)
    case .addressLimitForLibvirt(let payload): (.addressLimitForLibvirt, payload)
    case .deprecatedForLibvirt(let payload): (.deprecatedForLibvirt, payload)
    case .speculationControl(let payload): (.speculationControl, payload)
    case .stateComponents(let payload): (.stateComponents, payload)
    case .stateLayout(let payload): (.stateLayout, payload)
    case .fixedAddressBits(let payload): (.fixedAddressBits, payload)
    case .usualAddressBits(let payload): (.usualAddressBits, payload)
    case .sourceAddressBits(let payload): (.sourceAddressBits, payload)
    case .unfixedCounter: (.unfixedCounter, nil)
    case .untoldCounter: (.untoldCounter, nil)
    case .counterFrequency(let payload): (.counterFrequency, payload)
    case .reenlightenment: (.reenlightenment, nil)
    case .nestedState: (.nestedState, nil)
    case .withoutKVM(let payload): (.withoutKVM, payload)
    case .machineType(let payload): (.machineType, payload)
    case .machineVersion(let payload): (.machineVersion, payload)
    case .removedMachine(let payload): (.removedMachine, payload)
    case .tooManyCPUs(let payload): (.tooManyCPUs, payload)
    case .fewerLeaves(let payload): (.fewerLeaves, payload)
    case .otherCaches(let payload): (.otherCaches, payload)
    case .machineAlias(let payload): (.machineAlias, payload)
    case .machineFeatures(let payload): (.machineFeatures, payload)
    case .olderQEMU(let payload): (.olderQEMU, payload)
    case .identity(let payload): (.identity, payload)
    case .gained(let payload): (.gained, payload)
    case .mixedCPUs(let payload): (.mixedCPUs, payload)
    case .kept(let payload): (.kept, payload)
    case .keptUntold(let payload): (.keptUntold, payload)
    case .keptOutside(let payload): (.keptOutside, payload)
    case .uncheckedDefinition: (.uncheckedDefinition, nil)
    case .uncheckedVendor(let payload): (.uncheckedVendor, payload)
    case .uncheckedState: (.uncheckedState, nil)
    case .uncheckedLayout(let payload): (.uncheckedLayout, payload)
    case .uncheckedAddresses(let payload): (.uncheckedAddresses, payload)
    case .uncheckedCounter: (.uncheckedCounter, nil)
    case .uncheckedMachine(let payload): (.uncheckedMachine, payload)
    case .uncheckedLeaves(let payload): (.uncheckedLeaves, payload)
    case .uncheckedCPUs(let payload): (.uncheckedCPUs, payload)
    case .uncheckedQEMU(let payload): (.uncheckedQEMU, payload)
    case .withoutCounters: (.withoutCounters, nil)
    case .otherCounters(let payload): (.otherCounters, payload)
    case .faultingMSRs: (.faultingMSRs, nil)
    case .missingEnlightenments(let payload): (.missingEnlightenments, payload)
    case .uncheckedCounters(let payload): (.uncheckedCounters, payload)
    case .uncheckedEnlightenments(let payload): (.uncheckedEnlightenments, payload)
    case .obstacle(let payload): (.obstacle, payload)
    case .missingResources(let payload): (.missingResources, payload)
    case .uncheckedObstacle(let payload): (.uncheckedObstacle, payload)
    case .uncheckedResources(let payload): (.uncheckedResources, payload)
    case .uncheckedGuestState: (.uncheckedGuestState, nil)
    case .uncheckedDevices: (.uncheckedDevices, nil)
    case .lostRegisters(let payload): (.lostRegisters, payload)
    case .apicNumbers(let payload): (.apicNumbers, payload)
    case .refusedEnlightenments(let payload): (.refusedEnlightenments, payload)
    case .lostInterfaces(let payload): (.lostInterfaces, payload)
    case .uncheckedSupervisorState: (.uncheckedSupervisorState, nil)
    case .uncheckedRegisters(let payload): (.uncheckedRegisters, payload)
    case .uncheckedKernelAddresses: (.uncheckedKernelAddresses, nil)
    case .uncheckedFrequency(let payload): (.uncheckedFrequency, payload)
    case .uncheckedIdentity(let payload): (.uncheckedIdentity, payload)
    case .uncheckedCaches(let payload): (.uncheckedCaches, payload)
    case .uncheckedAPIC(let payload): (.uncheckedAPIC, payload)
    case .uncheckedInterfaces(let payload): (.uncheckedInterfaces, payload)
    case .novaCheck(let payload): (.novaCheck, payload)
    case .novaAnswer(let payload): (.novaAnswer, payload)
    case .novaNote(let payload): (.novaNote, payload)
    }
  }

  /// Encodes the kind and the payload's fields in one object.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form.
  public func encode(to encoder: any Encoder) throws {
    let (kind, payload) = parts
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    try payload?.encode(to: encoder)
  }

  /// Decodes what `encode(to:)` writes; ignores unknown fields.
  ///
  /// - Throws: `DecodingError` if the kind is unknown or a field is missing.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: Key.self).decode(Kind.self, forKey: .kind)
    switch kind {
    case .unexpanded: self = .unexpanded(try .init(from: decoder))
    case .otherVendor: self = .otherVendor(try .init(from: decoder))
    case .namedVendor: self = .namedVendor(try .init(from: decoder))
    case .missing: self = .missing(try .init(from: decoder))
    case .untold: self = .untold(try .init(from: decoder))
    case .unknownName: self = .unknownName(try .init(from: decoder))
    case .neverHad: self = .neverHad(try .init(from: decoder))
    case .leftOut: self = .leftOut(try .init(from: decoder))
    case .newWeakness: self = .newWeakness(try .init(from: decoder))
    case .missingForLibvirt: self = .missingForLibvirt(try .init(from: decoder))
    case .untoldForLibvirt: self = .untoldForLibvirt(try .init(from: decoder))
    case .forbidden: self = .forbidden(try .init(from: decoder))
    case .forbiddenUntold: self = .forbiddenUntold(try .init(from: decoder))
    case .strict: self = .strict(try .init(from: decoder))
    case .unknownToMap: self = .unknownToMap(try .init(from: decoder))
    case .unverified: self = .unverified(try .init(from: decoder))
    case .modeForLibvirt: self = .modeForLibvirt(try .init(from: decoder))
    case .addressBitsForLibvirt: self = .addressBitsForLibvirt(try .init(from: decoder))
    case .addressModeForLibvirt: self = .addressModeForLibvirt(try .init(from: decoder))
    case .addressLimitForLibvirt: self = .addressLimitForLibvirt(try .init(from: decoder))
    case .deprecatedForLibvirt: self = .deprecatedForLibvirt(try .init(from: decoder))
    case .speculationControl: self = .speculationControl(try .init(from: decoder))
    case .stateComponents: self = .stateComponents(try .init(from: decoder))
    case .stateLayout: self = .stateLayout(try .init(from: decoder))
    case .fixedAddressBits: self = .fixedAddressBits(try .init(from: decoder))
    case .usualAddressBits: self = .usualAddressBits(try .init(from: decoder))
    case .sourceAddressBits: self = .sourceAddressBits(try .init(from: decoder))
    case .unfixedCounter: self = .unfixedCounter
    case .untoldCounter: self = .untoldCounter
    case .counterFrequency: self = .counterFrequency(try .init(from: decoder))
    case .reenlightenment: self = .reenlightenment
    case .nestedState: self = .nestedState
    case .withoutKVM: self = .withoutKVM(try .init(from: decoder))
    case .machineType: self = .machineType(try .init(from: decoder))
    case .machineVersion: self = .machineVersion(try .init(from: decoder))
    case .removedMachine: self = .removedMachine(try .init(from: decoder))
    case .tooManyCPUs: self = .tooManyCPUs(try .init(from: decoder))
    case .fewerLeaves: self = .fewerLeaves(try .init(from: decoder))
    case .otherCaches: self = .otherCaches(try .init(from: decoder))
    case .machineAlias: self = .machineAlias(try .init(from: decoder))
    case .machineFeatures: self = .machineFeatures(try .init(from: decoder))
    case .olderQEMU: self = .olderQEMU(try .init(from: decoder))
    case .identity: self = .identity(try .init(from: decoder))
    case .gained: self = .gained(try .init(from: decoder))
    case .mixedCPUs: self = .mixedCPUs(try .init(from: decoder))
    case .kept: self = .kept(try .init(from: decoder))
    case .keptUntold: self = .keptUntold(try .init(from: decoder))
    case .keptOutside: self = .keptOutside(try .init(from: decoder))
    case .uncheckedDefinition: self = .uncheckedDefinition
    case .uncheckedVendor: self = .uncheckedVendor(try .init(from: decoder))
    case .uncheckedState: self = .uncheckedState
    case .uncheckedLayout: self = .uncheckedLayout(try .init(from: decoder))
    case .uncheckedAddresses: self = .uncheckedAddresses(try .init(from: decoder))
    case .uncheckedCounter: self = .uncheckedCounter
    case .uncheckedMachine: self = .uncheckedMachine(try .init(from: decoder))
    case .uncheckedLeaves: self = .uncheckedLeaves(try .init(from: decoder))
    case .uncheckedCPUs: self = .uncheckedCPUs(try .init(from: decoder))
    case .uncheckedQEMU: self = .uncheckedQEMU(try .init(from: decoder))
    case .withoutCounters: self = .withoutCounters
    case .otherCounters: self = .otherCounters(try .init(from: decoder))
    case .faultingMSRs: self = .faultingMSRs
    case .missingEnlightenments: self = .missingEnlightenments(try .init(from: decoder))
    case .uncheckedCounters: self = .uncheckedCounters(try .init(from: decoder))
    case .uncheckedEnlightenments: self = .uncheckedEnlightenments(try .init(from: decoder))
    case .obstacle: self = .obstacle(try .init(from: decoder))
    case .missingResources: self = .missingResources(try .init(from: decoder))
    case .uncheckedObstacle: self = .uncheckedObstacle(try .init(from: decoder))
    case .uncheckedResources: self = .uncheckedResources(try .init(from: decoder))
    case .uncheckedGuestState: self = .uncheckedGuestState
    case .uncheckedDevices: self = .uncheckedDevices
    case .lostRegisters: self = .lostRegisters(try .init(from: decoder))
    case .apicNumbers: self = .apicNumbers(try .init(from: decoder))
    case .refusedEnlightenments: self = .refusedEnlightenments(try .init(from: decoder))
    case .lostInterfaces: self = .lostInterfaces(try .init(from: decoder))
    case .uncheckedSupervisorState: self = .uncheckedSupervisorState
    case .uncheckedRegisters: self = .uncheckedRegisters(try .init(from: decoder))
    case .uncheckedKernelAddresses: self = .uncheckedKernelAddresses
    case .uncheckedFrequency: self = .uncheckedFrequency(try .init(from: decoder))
    case .uncheckedIdentity: self = .uncheckedIdentity(try .init(from: decoder))
    case .uncheckedCaches: self = .uncheckedCaches(try .init(from: decoder))
    case .uncheckedAPIC: self = .uncheckedAPIC(try .init(from: decoder))
    case .uncheckedInterfaces: self = .uncheckedInterfaces(try .init(from: decoder))
    case .novaCheck: self = .novaCheck(try .init(from: decoder))
    case .novaAnswer: self = .novaAnswer(try .init(from: decoder))
    case .novaNote: self = .novaNote(try .init(from: decoder))
    }
  }
}
