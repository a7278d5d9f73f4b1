public import CPUCatalog
public import CPUCompatibility

/// A rule's finding about one pair, as data for a sentence.
///
/// Features appear by name. As JSON a finding is `{"kind": …}` with the fields of its payload beside it.
public enum Finding: Sendable, Hashable {
  /// The guest's CPU depends on a host that is unknown.
  case unexpanded(Mode)
  /// The guest's CPU has another vendor.
  case otherVendor(Vendors)
  /// The definition names another vendor.
  case namedVendor(Vendors)
  /// The guest loses a feature.
  case missing(FeatureLoss)
  /// It is unknown whether the guest keeps a feature.
  case untold(Untold)
  /// The guest's definition has a name that Martlet does not know.
  case unknownName(Name)
  /// Features that the definition requests and the guest never had.
  case neverHad(Names)
  /// Features that the definition names and the guest's current host does not provide.
  case leftOut(Names)
  /// The host announces a weakness that the guest does not know.
  case newWeakness(NamedFeature)
  /// libvirt finds features missing.
  case missingForLibvirt(Refusal)
  /// libvirt checks features that guests may or may not keep.
  case untoldForLibvirt(Names)
  /// The host provides what the definition forbids.
  case forbidden(NamedFeature)
  /// It is unknown whether the host provides what the definition forbids.
  case forbiddenUntold(NamedFeature)
  /// The host has features that a strict definition does not name.
  case strict(Names)
  /// The map of the host's libvirt lacks a name.
  case unknownToMap(Name)
  /// libvirt does not verify the guest's CPU.
  case unverified(Mode)
  /// The host's libvirt does not know the definition's mode.
  case modeForLibvirt(ModeByVersion)
  /// The definition has more physical address bits than the host, and libvirt refuses that.
  case addressBitsForLibvirt(AddressBitsByVersion)
  /// The host's libvirt requires a number of physical address bits.
  case addressModeForLibvirt(ModeByVersion)
  /// The host's libvirt ignores the limit of physical address bits.
  case addressLimitForLibvirt(AddressBitsByVersion)
  /// The host's QEMU reports no deprecated features, and its libvirt refuses a definition that switches them.
  case deprecatedForLibvirt(DeprecatedFeatures)
  /// The host's SPEC_CTRL lacks a bit that the guest may have set.
  case speculationControl(SpeculationControl)
  /// XCR0 does not accept components that the guest uses.
  case stateComponents(Components)
  /// Components have other offsets in the XSAVE area.
  case stateLayout(Moves)
  /// The definition gives the guest more physical address bits.
  case fixedAddressBits(Numbers)
  /// QEMU gives the guest more physical address bits by default.
  case usualAddressBits(Numbers)
  /// The guest sees its current host's address bits, and this host has another number.
  case sourceAddressBits(Numbers)
  /// The guest has an invariant counter without a fixed frequency.
  case unfixedCounter
  /// The guest has an invariant counter, and it is unknown whether its frequency is fixed.
  case untoldCounter
  /// The counter's frequency differs.
  case counterFrequency(Counter)
  /// Hyper-V's re-enlightenment without a fixed frequency.
  case reenlightenment
  /// KVM accepts no state of nested guests.
  case nestedState
  /// The host has no KVM.
  case withoutKVM(Emulator)
  /// QEMU on the host lacks the machine type.
  case machineType(Emulator)
  /// QEMU on the host is older than the machine type.
  case machineVersion(Versions)
  /// QEMU on the host no longer has the machine type; `guest` is the oldest version that it has.
  case removedMachine(Versions)
  /// The guest has more virtual CPUs than KVM accepts.
  case tooManyCPUs(Numbers)
  /// A guest with its host's CPU loses CPUID leaves on this host.
  case fewerLeaves(Identity)
  /// A guest that sees its host's caches sees other sizes on this host.
  case otherCaches(Identity)
  /// The machine type means something else in every version.
  case machineAlias(Name)
  /// The machine type switches features on or off, unlike the CPU model.
  case machineFeatures(MachineFeatures)
  /// QEMU on the host is older than where the guest runs.
  case olderQEMU(Versions)
  /// The CPU's identity differs.
  case identity(Identity)
  /// A guest with the host's CPU gains features here.
  case gained(Names)
  /// The host's logical CPUs differ.
  case mixedCPUs(MixedCPUs)
  /// The host does not provide a feature that the policy keeps.
  case kept(FeatureLoss)
  /// It is unknown whether the host provides a feature that the policy keeps.
  case keptUntold(NamedFeature)
  /// The guest does not have a feature that the policy keeps.
  case keptOutside(NamedFeature)
  /// Not checked: whether the running guest has what its definition requires.
  case uncheckedDefinition
  /// Not checked: whether the host's CPU has the guest's vendor.
  case uncheckedVendor(Name)
  /// Not checked: whether XCR0 accepts the guest's components.
  case uncheckedState
  /// Not checked: whether both XSAVE layouts agree.
  case uncheckedLayout(Gap)
  /// Not checked: physical address bits.
  case uncheckedAddresses(Gap)
  /// Not checked: the counter's frequency.
  case uncheckedCounter
  /// Not checked: the machine type.
  case uncheckedMachine(Name)
  /// Not checked: the highest CPUID leaves.
  case uncheckedLeaves(Gap)
  /// Not checked: how many virtual CPUs KVM accepts.
  case uncheckedCPUs(Count)
  /// Not checked: what depends on the version of the QEMU that starts the guest.
  case uncheckedQEMU(QEMUs)
  /// KVM gives guests no performance counters.
  case withoutCounters
  /// The performance counters differ.
  case otherCounters(Counters)
  /// Accesses to unknown MSRs are ignored where the guest runs, and fault here.
  case faultingMSRs
  /// libvirt on the host does not list Hyper-V enlightenments that the guest has.
  case missingEnlightenments(Names)
  /// Not checked: the performance counters.
  case uncheckedCounters(Gap)
  /// Not checked: Hyper-V's enlightenments.
  case uncheckedEnlightenments(Names)
  /// Something besides the CPU that stops a move, or changes with it.
  case obstacle(Obstacle)
  /// The host lacks logical CPUs, NUMA nodes or huge pages that the definition names.
  case missingResources(Resources)
  /// Not checked: whether something besides the CPU stops a move.
  case uncheckedObstacle(Obstacle)
  /// Not checked: the host's logical CPUs, NUMA nodes or huge pages.
  case uncheckedResources(Resources)
  /// Not checked: the guest's snapshots, checkpoints and block jobs.
  case uncheckedGuestState
  /// Not checked: everything besides the CPU.
  case uncheckedDevices
  /// KVM does not take the values of registers that the guest has.
  case lostRegisters(Registers)
  /// The guest's APIC numbers are higher than KVM takes.
  case apicNumbers(Numbers)
  /// KVM lacks Hyper-V enlightenments that the definition switches on.
  case refusedEnlightenments(Names)
  /// KVM lacks interfaces of its own that the guest uses.
  case lostInterfaces(Names)
  /// Not checked: whether IA32_XSS accepts the guest's components.
  case uncheckedSupervisorState
  /// Not checked: whether KVM takes the values of the guest's registers.
  case uncheckedRegisters(Names)
  /// Not checked: how many physical address bits the host's kernel left.
  case uncheckedKernelAddresses
  /// Not checked: whether the guest's counter runs as fast.
  case uncheckedFrequency(Gap)
  /// Not checked: family, model, stepping and microcode.
  case uncheckedIdentity(Gap)
  /// Not checked: the caches.
  case uncheckedCaches(Gap)
  /// Not checked: whether KVM delivers interrupts to APIC numbers above 254.
  case uncheckedAPIC(Count)
  /// Not checked: KVM's own interfaces.
  case uncheckedInterfaces(Names)
  /// The result of one of Nova's checks.
  case novaCheck(NovaResult)
  /// Nova's API response to a refused migration.
  case novaAnswer(NovaResponse)
  /// A remark about Nova.
  case novaNote(Remark)
}

extension Finding {
  /// A feature that the guest loses.
  public struct FeatureLoss: Sendable, Hashable, Codable {
    /// Its name in libvirt.
    public var feature: String
    /// The effect on a running guest.
    public var effect: LossEffect
    /// The layers that may have removed it, from the silicon up.
    public var layers: [Layer]
    /// Whether the policy accepts the loss.
    public var isAccepted: Bool
  }

  /// A feature, by name.
  public struct NamedFeature: Sendable, Hashable, Codable {
    /// Its name in libvirt.
    public var feature: String
    /// What happens to a running guest that loses it.
    public var effect: LossEffect

    init(_ feature: Feature) {
      self.feature = feature.name
      effect = feature.effect
    }
  }

  /// A feature that a host does not report.
  public struct Untold: Sendable, Hashable, Codable {
    /// Its name in libvirt.
    public var feature: String
    /// What happens to a running guest that loses it.
    public var effect: LossEffect
    /// Whether the host that does not report it is the one that the guest runs on.
    public var isDoubtful: Bool
  }

  /// Names of features, in order of location.
  public struct Names: Sendable, Hashable, Codable {
    /// The names in libvirt.
    public var features: [String]
  }

  /// A name with its context.
  public struct Name: Sendable, Hashable, Codable {
    /// The name as written.
    public var name: String
  }

  /// The mode of a definition.
  public struct Mode: Sendable, Hashable, Codable {
    /// The mode, in libvirt's spelling.
    public var mode: String
  }

  /// A pair of CPU vendors that differ.
  public struct Vendors: Sendable, Hashable, Codable {
    /// The guest's value.
    public var guest: String
    /// The host's value.
    public var host: String
  }

  /// The features for which libvirt refuses a guest.
  public struct Refusal: Sendable, Hashable, Codable {
    /// The missing features by libvirt's names, in order of location.
    public var features: [String]
    /// Whether losing one of them breaks the guest.
    public var breaksGuest: Bool
    /// Whether the policy accepts all of them.
    public var isAccepted: Bool
  }

  /// Components of the XSAVE area.
  public struct Components: Sendable, Hashable, Codable {
    /// Their numbers, ascending.
    public var components: [Int]
  }

  /// Components whose offsets differ.
  public struct Moves: Sendable, Hashable, Codable {
    /// The components, ascending.
    public var components: [Move]

    /// A component whose offset differs.
    public struct Move: Sendable, Hashable, Codable {
      /// The component's number.
      public var number: Int
      /// Its size in bytes where the guest runs.
      public var size: Int
      /// Its offset in bytes there.
      public var offset: Int
      /// Its size in bytes here.
      public var sizeHere: Int
      /// Its offset in bytes here.
      public var offsetHere: Int
    }
  }

  /// A pair of numbers that differ.
  public struct Numbers: Sendable, Hashable, Codable {
    /// The guest's value.
    public var guest: UInt64
    /// The host's value.
    public var host: UInt64
  }

  /// A pair of TSC frequencies.
  public struct Counter: Sendable, Hashable, Codable {
    /// The guest's, in hertz.
    public var guest: UInt64
    /// The host's, in hertz.
    public var host: UInt64
    /// Whether the host's CPU can scale to the guest's; nil if unknown.
    public var scales: Bool?
    /// Whether the definition fixes the guest's.
    public var isFixed: Bool
  }

  /// A machine type and its emulator.
  public struct Emulator: Sendable, Hashable, Codable {
    /// The machine type; nil if none is at issue.
    public var machine: String?
    /// The emulator's path; nil if the definition names none.
    public var emulator: String?
  }

  /// Two versions of QEMU.
  public struct Versions: Sendable, Hashable, Codable {
    /// The machine type; nil if none is at issue.
    public var machine: String?
    /// The guest's version.
    public var guest: String
    /// The host's version.
    public var host: String
  }

  /// A setting of the definition, and the version of libvirt that refuses it.
  public struct ModeByVersion: Sendable, Hashable, Codable {
    /// The mode as libvirt writes it.
    public var mode: String
    /// The version of the host's libvirt.
    public var libvirt: String
  }

  /// Physical address bits that the host's libvirt judges by its version.
  public struct AddressBitsByVersion: Sendable, Hashable, Codable {
    /// The definition's.
    public var guest: UInt64
    /// The host's.
    public var host: UInt64
    /// The version of the host's libvirt; nil if it is unknown.
    public var libvirt: String?
  }

  /// A bit of SPEC_CTRL that the host lacks.
  public struct SpeculationControl: Sendable, Hashable, Codable {
    /// The vendors' name of the bit.
    public var bit: String
    /// The register's value with this bit alone.
    public var value: UInt64
    /// libvirt's names of the guest's features that announce the bit.
    public var features: [String]
    /// libvirt's names of all features that announce it.
    public var names: [String]
  }

  /// A number of things.
  public struct Count: Sendable, Hashable, Codable {
    /// How many.
    public var count: UInt64
  }

  /// An emulator and the versions that it can be.
  public struct QEMUs: Sendable, Hashable, Codable {
    /// The emulator's path; nil if the definition names none.
    public var emulator: String?
    /// The versions of QEMU on the host, ascending.
    public var versions: [String]
  }

  /// Numbers that identify a CPU and differ.
  public struct Identity: Sendable, Hashable, Codable {
    /// The numbers, in the order of `Quantity`.
    public var numbers: [Number]

    /// A number that differs.
    public struct Number: Sendable, Hashable, Codable {
      /// What is numbered.
      public var quantity: Quantity
      /// Where the guest runs.
      public var guest: UInt64
      /// Here.
      public var host: UInt64
    }
  }

  /// Logical CPUs that are not alike.
  public struct MixedCPUs: Sendable, Hashable, Codable {
    /// How many kinds there are.
    public var kinds: Int
    /// Features that the guest has and only some of them have.
    public var features: [String]
  }

  /// What was missing for a check.
  public struct Gap: Sendable, Hashable, Codable {
    /// Whether the evidence is missing for the host that the guest runs on.
    public var isSource: Bool
  }
}
