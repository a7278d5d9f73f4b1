public import X86CPU

/// A `<cpu>` as libvirt stores it: what a host has, or what a guest requires.
///
/// The order of features matters to libvirt. Creating a definition does not check names against a map: an unknown name is an error of
/// the operation that looks it up.
public struct CPUDefinition: Sendable, Hashable, Codable {
  /// Whether it describes a host or a guest.
  public var kind: Kind
  /// How a guest's CPU is chosen; nil for hosts read from XML, whose model libvirt does not print.
  public var mode: Mode?
  /// How exactly a host must match a guest's CPU.
  public var match: Match = .exact
  /// The check when the guest starts; nil for libvirt's default.
  public var check: Check?
  /// Whether libvirt may use another model if the hypervisor lacks this one.
  public var fallback: Fallback = .allow
  /// Whether host-passthrough excludes non-migratable features; nil for libvirt's default.
  public var migratable: Bool?
  /// Whether guests get features that QEMU calls deprecated; nil for libvirt's default.
  ///
  /// QEMU names such features for s390x alone, so that it changes no x86 guest. libvirt refuses to start guests that set it with a QEMU
  /// that cannot report them: on x86, one before 10.1.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; qemu 10.2 qapi/machine.json, CpuModelExpansionInfo.
  public var deprecatedFeatures: Bool?
  /// libvirt's name of the architecture, `x86_64`; nil for guests.
  public var architecture: String?
  /// The model's name.
  public var model: String?
  /// The vendor's name.
  public var vendor: String?
  /// The twelve characters that the guest sees as its vendor.
  public var vendorID: String?
  /// The microcode's version; 0 if unknown.
  public var microcode: UInt32 = 0
  /// The signature of a host.
  public var signature: CPUSignature?
  /// A host's time stamp counter.
  public var timeStampCounter: TimeStampCounter?
  /// Sockets, dies, cores and threads.
  public var topology: Topology?
  /// The cache description that the guest sees.
  public var cache: Cache?
  /// The physical address bits.
  public var physicalAddress: PhysicalAddress?
  /// Features in addition to the model's, in order and without duplicates.
  public var features: [Feature] = []

  /// Creates a definition without a model.
  public init(_ kind: Kind, mode: Mode? = .custom) {
    self.kind = kind
    self.mode = mode
  }

  /// A feature with its policy.
  public struct Feature: Sendable, Hashable, Codable {
    /// libvirt's name.
    public var name: String
    /// The policy; nil in hosts, where every listed feature is present.
    public var policy: Policy?

    /// Creates a feature with a policy.
    public init(_ name: String, _ policy: Policy? = nil) {
      self.name = name
      self.policy = policy
    }
  }
}

/// Changes to the list of features.
extension CPUDefinition {
  /// The index of the feature with that name, or nil.
  public func place(of name: String) -> Int? { features.firstIndex { $0.name == name } }

  /// Sets a feature's policy, at the end if it was not listed; hosts have no policies.
  public mutating func update(_ name: String, _ policy: Policy?) {
    let policy = kind == .host ? nil : policy
    if let place = place(of: name) {
      features[place].policy = policy
    } else {
      features.append(Feature(name, policy))
    }
  }

  /// Adds a feature at the end unless it is listed.
  public mutating func addIfMissing(_ name: String, _ policy: Policy?) {
    if place(of: name) == nil { features.append(Feature(name, kind == .host ? nil : policy)) }
  }

  /// Copies everything that belongs to a model: model, vendor, features, microcode.
  mutating func takeModel(of other: CPUDefinition, keepingVendor: Bool) {
    model = other.model
    features = other.features
    microcode = other.microcode
    guard !keepingVendor else { return }
    vendor = other.vendor
    vendorID = other.vendorID
  }

  /// The definition without everything that belongs to a model.
  func withoutModel() -> CPUDefinition {
    var copy = self
    copy.model = nil
    copy.vendor = nil
    copy.vendorID = nil
    copy.microcode = 0
    copy.features = []
    return copy
  }
}
