public import CPUCatalog
public import CPUCompatibility
public import ReportContract

extension Finding: SchemaDescribed {
  /// The form of the JSON: `{kind, …}`.
  public static var jsonSchema: SchemaNode {
    .kinds([
      .kind("unexpanded", "The guest's CPU depends on a host that is unknown.", Mode.self),
      .kind("other-vendor", "The guest's CPU has another vendor.", Vendors.self),
      .kind("named-vendor", "The definition names another vendor.", Vendors.self),
      .kind("missing", "The guest loses a feature.", FeatureLoss.self),
      .kind("untold", "It is unknown whether the guest keeps a feature.", Untold.self),
      .kind("unknown-name", "The guest's definition has a name that Martlet does not know.", Name.self),
      .kind("never-had", "Features that the definition requests and the guest never had.", Names.self),
      .kind(
        "left-out", "Features that the definition names and the guest's current host does not provide.",
        Names.self),
      .kind(
        "new-weakness", "The host announces a weakness that the guest does not know.", NamedFeature.self),
      .kind("missing-for-libvirt", "libvirt finds features missing.", Refusal.self),
      .kind(
        "untold-for-libvirt", "libvirt checks features that guests may or may not keep.",
        Names.self),
      .kind("forbidden", "The host provides what the definition forbids.", NamedFeature.self),
      .kind(
        "forbidden-untold", "It is unknown whether the host provides what the definition forbids.",
        NamedFeature.self),
      .kind("strict", "The host has features that a strict definition does not name.", Names.self),
      .kind("unknown-to-map", "The map of the host's libvirt lacks a name.", Name.self),
      .kind("unverified", "libvirt does not verify the guest's CPU.", Mode.self),
      .kind(
        "mode-for-libvirt", "The host's libvirt does not know the definition's mode.", ModeByVersion.self),
      .kind(
        "address-bits-for-libvirt",
        "The definition has more physical address bits than the host, and libvirt refuses that.",
        AddressBitsByVersion.self),
      .kind(
        "address-mode-for-libvirt", "The host's libvirt requires a number of physical address bits.",
        ModeByVersion.self),
      .kind(
        "address-limit-for-libvirt", "The host's libvirt ignores the limit of physical address bits.",
        AddressBitsByVersion.self),
      .kind(
        "deprecated-for-libvirt",
        "The host's QEMU reports no deprecated features, and its libvirt refuses a definition that switches them.",
        DeprecatedFeatures.self),
      .kind(
        "speculation-control", "The host's SPEC_CTRL lacks a bit that the guest may have set.",
        SpeculationControl.self),
      .kind("state-components", "XCR0 does not accept components that the guest uses.", Components.self),
      .kind("state-layout", "Components have other offsets in the XSAVE area.", Moves.self),
      .kind(
        "fixed-address-bits", "The definition gives the guest more physical address bits.", Numbers.self
      ),
      .kind(
        "usual-address-bits", "QEMU gives the guest more physical address bits by default.", Numbers.self),
      .kind(
        "source-address-bits",
        "The guest sees its current host's address bits, and this host has another number.", Numbers.self),
      .kind("unfixed-counter", "The guest has an invariant counter without a fixed frequency."),
      .kind(
        "untold-counter",
        "The guest has an invariant counter, and it is unknown whether its frequency is fixed."),
      .kind("counter-frequency", "The counter's frequency differs.", Counter.self),
      .kind("reenlightenment", "Hyper-V's re-enlightenment without a fixed frequency."),
      .kind("nested-state", "KVM accepts no state of nested guests."),
      .kind("without-kvm", "The host has no KVM.", Emulator.self),
      .kind("machine-type", "QEMU on the host lacks the machine type.", Emulator.self),
      .kind("machine-version", "QEMU on the host is older than the machine type.", Versions.self),
      .kind(
        "removed-machine",
        "QEMU on the host no longer has the machine type; guest is the oldest version that it has.",
        Versions.self),
      .kind("too-many-cpus", "The guest has more virtual CPUs than KVM accepts.", Numbers.self),
      .kind("fewer-leaves", "A guest with its host's CPU loses CPUID leaves on this host.", Identity.self),
      .kind(
        "other-caches", "A guest that sees its host's caches sees other sizes on this host.", Identity.self),
      .kind("machine-alias", "The machine type means something else in every version.", Name.self),
      .kind(
        "machine-features", "The machine type switches features on or off, unlike the CPU model.",
        MachineFeatures.self),
      .kind("older-qemu", "QEMU on the host is older than where the guest runs.", Versions.self),
      .kind("identity", "The CPU's identity differs.", Identity.self),
      .kind("gained", "A guest with the host's CPU gains features here.", Names.self),
      .kind("mixed-cpus", "The host's logical CPUs differ.", MixedCPUs.self),
      .kind("kept", "The host does not provide a feature that the policy keeps.", FeatureLoss.self),
      .kind(
        "kept-untold", "It is unknown whether the host provides a feature that the policy keeps.",
        NamedFeature.self),
      .kind("kept-outside", "The guest does not have a feature that the policy keeps.", NamedFeature.self),
      .kind(
        "unchecked-definition", "Not checked: whether the running guest has what its definition requires."),
      .kind("unchecked-vendor", "Not checked: whether the host's CPU has the guest's vendor.", Name.self),
      .kind("unchecked-state", "Not checked: whether XCR0 accepts the guest's components."),
      .kind("unchecked-layout", "Not checked: whether both XSAVE layouts agree.", Gap.self),
      .kind("unchecked-addresses", "Not checked: physical address bits.", Gap.self),
      .kind("unchecked-counter", "Not checked: the counter's frequency."),
      .kind("unchecked-machine", "Not checked: the machine type.", Name.self),
      .kind("unchecked-leaves", "Not checked: the highest CPUID leaves.", Gap.self),
      .kind("unchecked-cpus", "Not checked: how many virtual CPUs KVM accepts.", Count.self),
      .kind(
        "unchecked-qemu", "Not checked: what depends on the version of the QEMU that starts the guest.",
        QEMUs.self),
      .kind("without-counters", "KVM gives guests no performance counters."),
      .kind("other-counters", "The performance counters differ.", Counters.self),
      .kind("faulting-msrs", "Accesses to unknown MSRs are ignored where the guest runs, and fault here."),
      .kind(
        "missing-enlightenments", "libvirt does not list Hyper-V enlightenments that the guest has.",
        Names.self),
      .kind("unchecked-counters", "Not checked: the performance counters.", Gap.self),
      .kind("unchecked-enlightenments", "Not checked: Hyper-V's enlightenments.", Names.self),
      .kind("obstacle", "Something besides the CPU that stops a move, or changes with it.", Obstacle.self),
      .kind(
        "missing-resources",
        "The host lacks logical CPUs, NUMA nodes or huge pages that the definition names.",
        Resources.self),
      .kind(
        "unchecked-obstacle", "Not checked: whether something besides the CPU stops a move.", Obstacle.self),
      .kind(
        "unchecked-resources", "Not checked: the host's logical CPUs, NUMA nodes or huge pages.",
        Resources.self),
      .kind("unchecked-guest-state", "Not checked: the guest's snapshots, checkpoints and block jobs."),
      .kind("unchecked-devices", "Not checked: everything besides the CPU."),
      .kind(
        "lost-registers", "KVM does not take the values of registers that the guest has.", Registers.self),
      .kind("apic-numbers", "The guest's APIC numbers are higher than KVM takes.", Numbers.self),
      .kind(
        "refused-enlightenments", "KVM lacks Hyper-V enlightenments that the definition switches on.",
        Names.self),
      .kind("lost-interfaces", "KVM lacks interfaces of its own that the guest uses.", Names.self),
      .kind("unchecked-supervisor-state", "Not checked: whether IA32_XSS accepts the guest's components."),
      .kind(
        "unchecked-registers", "Not checked: whether KVM takes the values of the guest's registers.",
        Names.self),
      .kind(
        "unchecked-kernel-addresses", "Not checked: how many physical address bits the host's kernel left."),
      .kind("unchecked-frequency", "Not checked: whether the guest's counter runs as fast.", Gap.self),
      .kind("unchecked-identity", "Not checked: family, model, stepping and microcode.", Gap.self),
      .kind("unchecked-caches", "Not checked: the caches.", Gap.self),
      .kind(
        "unchecked-apic", "Not checked: whether KVM delivers interrupts to APIC numbers above 254.",
        Count.self),
      .kind("unchecked-interfaces", "Not checked: KVM's own interfaces.", Names.self),
      .kind("nova-check", "The result of one of Nova's checks.", NovaResult.self),
      .kind(
        "nova-answer", "Nova's API response to a refused migration.", NovaResponse.self),
      .kind("nova-note", "A remark about Nova.", Remark.self),
    ])
  }
}

extension Finding.Vendors: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two vendors.",
      .field("guest", \Self.guest, "The guest's."),
      .field("host", \Self.host, "The host's."))
  }
}

extension Finding.Refusal: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The features for which libvirt refuses a guest.",
      .field("features", \Self.features, "The missing features by libvirt's names, in order of location."),
      .field("breaksGuest", \Self.breaksGuest, "Whether losing one of them breaks the guest."),
      .field("isAccepted", \Self.isAccepted, "Whether the policy accepts all of them."))
  }
}

extension Finding.Components: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Components of the XSAVE area.",
      .field("components", \Self.components, "Their numbers, ascending."))
  }
}

extension Finding.Moves: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Components whose offsets differ.",
      .field("components", \Self.components, "The components, ascending."))
  }
}

extension Finding.Moves.Move: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A component whose offset differs.",
      .field("number", \Self.number, "Its number."),
      .field("size", \Self.size, "Its size in bytes where the guest runs."),
      .field("offset", \Self.offset, "Its offset in bytes there."),
      .field("sizeHere", \Self.sizeHere, "Bytes here."),
      .field("offsetHere", \Self.offsetHere, "Its offset in bytes here."))
  }
}

extension Finding.Numbers: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two numbers.",
      .field("guest", \Self.guest, "The guest's."),
      .field("host", \Self.host, "The host's."))
  }
}

extension Finding.Counter: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two frequencies.",
      .field("guest", \Self.guest, "The guest's, in hertz."),
      .field("host", \Self.host, "The host's, in hertz."),
      .field(
        "scales", \Self.scales,
        "Whether the host's CPU can scale to the guest's frequency; absent if unknown."),
      .field("isFixed", \Self.isFixed, "Whether the definition fixes the guest's."))
  }
}

extension Finding.Emulator: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A machine type and its emulator.",
      .field("machine", \Self.machine, "The machine type; absent if none is at issue."),
      .field("emulator", \Self.emulator, "The emulator's path; absent if the definition names none."))
  }
}

extension Finding.Versions: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two versions of QEMU.",
      .field("machine", \Self.machine, "The machine type; absent if none is at issue."),
      .field("guest", \Self.guest, "The guest's version."),
      .field("host", \Self.host, "The host's version."))
  }
}

extension Finding.ModeByVersion: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A setting of the definition, and the version of libvirt that refuses it.",
      .field("mode", \Self.mode, "The mode as libvirt writes it."),
      .field("libvirt", \Self.libvirt, "The version of the host's libvirt."))
  }
}

extension Finding.AddressBitsByVersion: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Physical address bits that libvirt judges by its version.",
      .field("guest", \Self.guest, "The definition's."),
      .field("host", \Self.host, "The host's."),
      .field("libvirt", \Self.libvirt, "The version of the host's libvirt; left out if it is unknown."))
  }
}

extension Finding.SpeculationControl: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A bit of SPEC_CTRL that the host lacks.",
      .field("bit", \Self.bit, "The vendors' name of the bit."),
      .field("value", \Self.value, "The register's value with this bit alone."),
      .field("features", \Self.features, "libvirt's names of the guest's features that announce the bit."),
      .field("names", \Self.names, "libvirt's names of all features that announce it."))
  }
}

extension Finding.Count: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object("A number of things.", .field("count", \Self.count, "How many."))
  }
}

extension Finding.QEMUs: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "An emulator and the versions that it can be.",
      .field("emulator", \Self.emulator, "The emulator's path; left out if the definition names none."),
      .field("versions", \Self.versions, "The versions of QEMU on the host, ascending."))
  }
}

extension Finding.Identity: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Numbers that identify a CPU and differ.",
      .field("numbers", \Self.numbers, "The numbers, in the order of Quantity."))
  }
}

extension Finding.Identity.Number: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A number that differs.",
      .field("quantity", \Self.quantity, "The quantity."),
      .field("guest", \Self.guest, "Its value where the guest runs."),
      .field("host", \Self.host, "Here."))
  }
}

extension Layer: SchemaDescribed {}

extension Quantity: SchemaDescribed {}

extension VerdictOutcome: SchemaDescribed {}

extension VerdictAuthority: SchemaDescribed {}

extension VerdictWeight: SchemaDescribed {}
