public import CPUCompatibility
public import ReportContract

/// What a CPU is and has; encoded as JSON it is the contract `martlet.profile/1.2`.
public struct HostProfile: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("profile", 1, 2)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The CPU map whose models are compared, in words.
  public var cpuMap: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// The host's name, or the document's if the host has none.
  public var name: String
  /// Vendor, name, signature and microarchitecture.
  public var identity: Identity
  /// The x86-64 level.
  public var level: Level
  /// Models of the map, the nearest first.
  public var models: [Model]
  /// The model that libvirt would choose from the registers; nil without registers.
  public var libvirtModel: String?
  /// The observation points of the records, from the silicon up.
  public var points: [Point]
  /// Every feature of the catalogue, in order of location.
  public var features: [Feature]
  /// What the CPU has, by group.
  public var featureLists: [FeatureList]
  /// Differences between the lowest point and those above it.
  public var differences: [PointDifference]
  /// Names in the records that the catalogue does not list.
  public var uncatalogued: [String]
  /// Quantities that CPUID reports beside feature bits.
  public var quantities: [Number]
  /// The quantities other than those of the identity, each once.
  public var numbers: [NumberList]
  /// Components of the XSAVE area.
  public var xsaveComponents: [XSave]
  /// Which guests that the host cannot read it starts; empty where no record tells.
  public var confidential: [Confidential]
  /// SEV's numbers; nil where no record gives them.
  public var sev: SEVNumbers?
  /// The distinct CPUs of a dump.
  public var cpus: [Distinct]
  /// Features that CPUID has but guests do not get; empty if no record covers a point above the kernel.
  public var lostToGuests: [LostToGuests]
  /// Observations that an operator should look at.
  public var surprises: [Surprise]
  /// Contradictions between the documents.
  public var contradictions: [String]

  /// The identity of a CPU.
  public struct Identity: Sendable, Codable {
    /// libvirt's name of the vendor.
    public var vendor: String?
    /// The machine's name as the kernel reports it; nil if no record has it.
    public var architecture: String?
    /// The processor's own name.
    public var brand: String?
    /// Family, model and stepping.
    public var signature: Signature?
    /// The microcode's revision.
    public var microcode: UInt32?
    /// The microarchitecture, and the part's code name; several on a hybrid CPU.
    public var microarchitectures: [Microarchitecture]
    /// The model that the record names.
    public var recordedModel: String?
  }

  /// Family, model and stepping by the vendor's rule.
  public struct Signature: Sendable, Codable {
    /// CPUID's family, with the extended family added.
    public var family: UInt32
    /// CPUID's model, with the extended model.
    public var model: UInt32
    /// CPUID's stepping, bits 3:0 of leaf 1's EAX.
    public var stepping: UInt32
  }

  /// The design of the CPU, by family, model and stepping.
  public struct Microarchitecture: Sendable, Codable, Hashable {
    /// Its name, such as `Sunny Cove`.
    public var name: String
    /// The part's code name, such as `Ice Lake-SP`.
    public var codename: String?
    /// The source of the fact: a manual's section, or a file and function.
    public var citation: String
  }

  /// An x86-64 level.
  public struct Level: Sendable, Codable {
    /// The highest level proved, 1 to 4; 0 if not even the first is.
    public var level: Int
    /// The features that it lacks for the next level.
    public var missing: [String]
    /// Features of the next level that no record reports.
    public var undetermined: [String]
  }

  /// A model of the map.
  public struct Model: Sendable, Codable {
    /// The model's name.
    public var name: String
    /// How many features the model has.
    public var count: Int
    /// The model's features that the CPU lacks.
    public var missing: [String]
    /// The model's features that no record reports.
    public var undetermined: [String]
    /// The number of features that the CPU and the map have beyond the model.
    public var beyond: Int
    /// Whether the map gives the model to CPUs of this signature.
    public var hasSignature: Bool
  }

  /// An observation point that the records cover.
  public struct Point: Sendable, Codable {
    /// The point's identifier.
    public var point: String
    /// The point's name for readers.
    public var title: String
    /// The names of the files that show it.
    public var document: String
    /// The number of features seen.
    public var present: Int
    /// The number of features seen to be absent.
    public var absent: Int
    /// The number of features on which documents contradict each other.
    public var conflicting: Int
    /// Whether the documents list all features or some.
    public var listing: String
  }

  /// A feature and what each point shows of it.
  public struct Feature: Sendable, Codable {
    /// The feature's name in libvirt.
    public var name: String
    /// The feature's location in the manuals' notation.
    public var location: String
    /// The group that it is listed in.
    public var group: String
    /// `present`, `absent`, `conflict` or `undetermined` at the lowest point that knows it.
    public var state: String
    /// The state at each point that knows it, by the point's identifier.
    public var points: [String: String]
  }

  /// A number with its unit.
  public struct Number: Sendable, Codable {
    /// The quantity's identifier.
    public var quantity: String
    /// The number.
    public var value: UInt64
    /// What it counts.
    public var unit: String
    /// The number in the usual form for readers.
    public var text: String
    /// The point's identifier.
    public var point: String
    /// Whether it describes the host itself, not what guests get.
    public var isOfHost: Bool
    /// The name of the file that shows it.
    public var document: String
    /// Whether it stands for the CPU: it describes the host, or no record has the host's own.
    public var isChosen: Bool
  }

  /// A component of the XSAVE area.
  public struct XSave: Sendable, Codable {
    /// The component's number.
    public var number: Int
    /// The component's name; nil if the manuals reserve it.
    public var name: String?
    /// Bytes; nil where the record does not hold the component's subleaf.
    public var size: Int?
    /// Offset in the standard form in bytes; 0 for supervisor components; nil where the record does not give it.
    public var offset: Int?
    /// Whether IA32_XSS enables it.
    public var isSupervisor: Bool
  }

  /// Logical CPUs that answer alike.
  public struct Distinct: Sendable, Codable {
    /// Their numbers.
    public var logicalCPUs: [Int]
    /// Their microarchitecture, if known.
    public var microarchitecture: String?
    /// Features that they have and some other CPU of the dump lacks.
    public var ownFeatures: [String]
  }

  /// Whether the host starts a kind of confidential guest.
  public struct Confidential: Sendable, Codable {
    /// The kind of guest.
    public var guest: ConfidentialGuest
    /// Whether the host starts such guests; nil if no record tells.
    public var isOffered: Bool?
    /// The sources that offer them, in words.
    public var offeredBy: [String]
    /// The sources that refuse, in words.
    public var refusedBy: [String]
  }

  /// The numbers that SEV guests depend on; nil for one that no record gives, or two give differently.
  public struct SEVNumbers: Sendable, Codable {
    /// The place of the encryption bit in page tables.
    public var encryptionBit: UInt64?
    /// By how many physical address bits SEV guests have fewer.
    public var reducedAddressBits: UInt64?
    /// The most SEV guests at a time.
    public var mostGuests: UInt64?
    /// The most SEV-ES guests at a time.
    public var mostESGuests: UInt64?
  }

  /// An observation that an operator should look at.
  public struct Surprise: Sendable, Codable {
    /// A stable identifier.
    public var id: String
    /// One or two sentences.
    public var text: String
    /// The source of the rule; empty where it follows from the documents alone.
    public var citation: String
  }
}
