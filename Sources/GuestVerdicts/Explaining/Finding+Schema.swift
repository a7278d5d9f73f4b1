public import CPUCatalog
public import CPUCompatibility
public import ReportContract

extension Finding: SchemaDescribed {
  /// The form of the JSON: `{kind, …}`.
  public static var jsonSchema: SchemaNode {
    .kinds([
      .kind("unexpanded", "What the guest has is left to a host that is not known.", Mode.self),
      .kind("other-vendor", "The guest's CPU is of another vendor.", Vendors.self),
      .kind("named-vendor", "The definition names another vendor.", Vendors.self),
      .kind("missing", "The guest loses a feature.", FeatureLoss.self),
      .kind("untold", "Whether the guest keeps a feature is not known.", Untold.self),
      .kind("unknown-name", "The guest's definition has a name that nothing here knows.", Name.self),
      .kind("never-had", "What the guest is asked to have and never had.", Names.self),
      .kind(
        "left-out", "What the definition asks for and the host that the guest runs on does not give.",
        Names.self),
      .kind(
        "new-weakness", "The host announces a weakness of which the guest was not told.", NamedFeature.self),
      .kind("missing-for-libvirt", "libvirt finds features missing.", Refusal.self),
      .kind(
        "untold-for-libvirt", "libvirt checks features of which it is not known whether guests keep them.",
        Names.self),
      .kind("forbidden", "The host gives what the definition forbids.", NamedFeature.self),
      .kind(
        "forbidden-untold", "Whether the host gives what the definition forbids is not known.",
        NamedFeature.self),
      .kind("strict", "The host has more than a strict definition names.", Names.self),
      .kind("unknown-to-map", "The map of the host's libvirt lacks a name.", Name.self),
      .kind("unverified", "libvirt does not verify the guest's CPU.", Mode.self),
      .kind(
        "mode-for-libvirt", "The host's libvirt does not know the definition's mode.", ModeByVersion.self),
      .kind(
        "address-bits-for-libvirt",
        "The definition has more physical address bits than the host, and libvirt minds.",
        AddressBitsByVersion.self),
      .kind(
        "address-mode-for-libvirt", "The host's libvirt wants a number of physical address bits.",
        ModeByVersion.self),
      .kind(
        "address-limit-for-libvirt", "The host's libvirt ignores the limit of physical address bits.",
        AddressBitsByVersion.self),
      .kind(
        "speculation-control", "The host's SPEC_CTRL does not take a bit that the guest may have set.",
        SpeculationControl.self),
      .kind("state-components", "XCR0 does not take components that the guest uses.", Components.self),
      .kind("state-layout", "Components lie elsewhere in the XSAVE area.", Moves.self),
      .kind(
        "fixed-address-bits", "The guest was told more physical address bits by its definition.", Numbers.self
      ),
      .kind("usual-address-bits", "QEMU tells the guest more physical address bits by itself.", Numbers.self),
      .kind(
        "source-address-bits",
        "The host that the guest runs on, whose address bits it was told, has another number.", Numbers.self),
      .kind("unfixed-counter", "The guest has an invariant counter without a fixed frequency."),
      .kind(
        "untold-counter",
        "The guest has an invariant counter, and whether its frequency is fixed is not known."),
      .kind("counter-frequency", "The counter's frequency is another one.", Counter.self),
      .kind("reenlightenment", "Hyper-V's re-enlightenment without a fixed frequency."),
      .kind("nested-state", "KVM takes no state of guests' guests."),
      .kind("without-kvm", "The host has no KVM.", Emulator.self),
      .kind("machine-type", "QEMU on the host lacks the machine type.", Emulator.self),
      .kind("machine-version", "QEMU on the host is older than the machine type.", Versions.self),
      .kind(
        "removed-machine",
        "QEMU on the host no longer has the machine type; guest is the oldest version that it has.",
        Versions.self),
      .kind("too-many-cpus", "The guest may have more virtual CPUs than KVM runs.", Numbers.self),
      .kind("fewer-leaves", "A guest with the host's CPU loses CPUID leaves here.", Identity.self),
      .kind("other-caches", "A guest that sees its host's caches finds others here.", Identity.self),
      .kind("machine-alias", "The machine type stands for another with every version.", Name.self),
      .kind("older-qemu", "QEMU on the host is older than where the guest runs.", Versions.self),
      .kind("identity", "The CPU's identity is another one.", Identity.self),
      .kind("gained", "A guest with the host's CPU gains features here.", Names.self),
      .kind("mixed-cpus", "The host's logical CPUs are not alike.", MixedCPUs.self),
      .kind("kept", "The policy's feature is not given.", FeatureLoss.self),
      .kind("kept-untold", "Whether the policy's feature is given is not known.", NamedFeature.self),
      .kind("kept-outside", "The guest does not have the policy's feature.", NamedFeature.self),
      .kind(
        "unchecked-definition", "Not checked: whether the running guest has what its definition asks for."),
      .kind("unchecked-vendor", "Not checked: whether the host's CPU is of the guest's vendor.", Name.self),
      .kind("unchecked-state", "Not checked: whether XCR0 takes the guest's components."),
      .kind("unchecked-layout", "Not checked: whether the XSAVE area is laid out alike.", Gap.self),
      .kind("unchecked-addresses", "Not checked: physical address bits.", Gap.self),
      .kind("unchecked-counter", "Not checked: the counter's frequency."),
      .kind("unchecked-machine", "Not checked: the machine type.", Name.self),
      .kind("unchecked-leaves", "Not checked: the highest CPUID leaves.", Gap.self),
      .kind("unchecked-cpus", "Not checked: how many virtual CPUs KVM runs.", Count.self),
      .kind(
        "unchecked-qemu", "Not checked: what depends on the version of the QEMU that starts the guest.",
        QEMUs.self),
      .kind("nova-check", "What came of one of Nova's checks.", NovaResult.self),
      .kind(
        "nova-answer", "What Nova's API answers to a migration that is refused.", NovaResponse.self),
      .kind("nova-note", "What is good to know of Nova.", Remark.self),
    ])
  }
}

extension Finding.FeatureLoss: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that is lost.",
      .field("feature", \Self.feature, "libvirt's name of it."),
      .field("effect", \Self.effect, "What a running guest meets."),
      .field("layers", \Self.layers, "The layers that may have taken it, from the silicon up."),
      .field("isAccepted", \Self.isAccepted, "Whether the policy accepts the loss."))
  }
}

extension Finding.NamedFeature: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature by its name.",
      .field("feature", \Self.feature, "libvirt's name of it."),
      .field("effect", \Self.effect, "What a running guest that lost it would meet."))
  }
}

extension Finding.Untold: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature of which somebody does not tell.",
      .field("feature", \Self.feature, "libvirt's name of it."),
      .field("effect", \Self.effect, "What a running guest that lost it would meet."),
      .field(
        "isDoubtful", \Self.isDoubtful, "Whether it is the host that the guest runs on which does not tell."))
  }
}

extension Finding.Names: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Names of features, in order of location.",
      .field("features", \Self.features, "libvirt's names."))
  }
}

extension Finding.Name: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A name.",
      .field("name", \Self.name, "The name."))
  }
}

extension Finding.Mode: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The mode of a definition.",
      .field("mode", \Self.mode, "The mode as libvirt writes it."))
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
      "What libvirt refuses a guest for.",
      .field("features", \Self.features, "libvirt's names of what is missing, in order of location."),
      .field("breaksGuest", \Self.breaksGuest, "Whether something of it would break the guest."),
      .field("isAccepted", \Self.isAccepted, "Whether the policy accepts all of it."))
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
      "Components that lie elsewhere.",
      .field("components", \Self.components, "The components, ascending."))
  }
}

extension Finding.Moves.Move: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A component that lies elsewhere.",
      .field("number", \Self.number, "Its number."),
      .field("size", \Self.size, "Bytes where the guest runs."),
      .field("offset", \Self.offset, "Where it begins there."),
      .field("sizeHere", \Self.sizeHere, "Bytes here."),
      .field("offsetHere", \Self.offsetHere, "Where it begins here."))
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
        "scales", \Self.scales, "Whether the host's CPU can run the guest's; left out if that is not known."),
      .field("isFixed", \Self.isFixed, "Whether the definition fixes the guest's."))
  }
}

extension Finding.Emulator: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A machine type and its emulator.",
      .field("machine", \Self.machine, "The machine type; left out where none is at issue."),
      .field("emulator", \Self.emulator, "The emulator's path; left out if the definition names none."))
  }
}

extension Finding.Versions: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two versions of QEMU.",
      .field("machine", \Self.machine, "The machine type; left out where none is at issue."),
      .field("guest", \Self.guest, "The guest's version."),
      .field("host", \Self.host, "The host's version."))
  }
}

extension Finding.ModeByVersion: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A setting of the definition, and the version of libvirt that does not take it.",
      .field("mode", \Self.mode, "The mode as libvirt writes it."),
      .field("libvirt", \Self.libvirt, "The version of the host's libvirt."))
  }
}

extension Finding.AddressBitsByVersion: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Physical address bits that the host's libvirt judges by its version.",
      .field("guest", \Self.guest, "The definition's."),
      .field("host", \Self.host, "The host's."),
      .field("libvirt", \Self.libvirt, "The version of the host's libvirt; left out if it is not known."))
  }
}

extension Finding.SpeculationControl: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A bit of SPEC_CTRL that the host does not take.",
      .field("bit", \Self.bit, "The vendors' name of the bit."),
      .field("value", \Self.value, "The register's value with this bit alone."),
      .field("features", \Self.features, "libvirt's names of what announced the bit to the guest."),
      .field("names", \Self.names, "libvirt's names of all that announces it."))
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
      "An emulator and the versions that it may be.",
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
      .field("quantity", \Self.quantity, "What is numbered."),
      .field("guest", \Self.guest, "Where the guest runs."),
      .field("host", \Self.host, "Here."))
  }
}

extension Finding.MixedCPUs: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Logical CPUs that are not alike.",
      .field("kinds", \Self.kinds, "How many kinds there are."),
      .field("features", \Self.features, "What the guest has and only some of them have."))
  }
}

extension Finding.Gap: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What was missing for a check.",
      .field(
        "isSource", \Self.isSource,
        "Whether it is the host that the guest runs on of which something is not known."))
  }
}

extension LossEffect: SchemaDescribed {}

extension Layer: SchemaDescribed {}

extension Quantity: SchemaDescribed {}

extension VerdictOutcome: SchemaDescribed {}

extension VerdictAuthority: SchemaDescribed {}

extension VerdictWeight: SchemaDescribed {}
