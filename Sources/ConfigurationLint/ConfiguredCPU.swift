internal import CPUCompatibility

/// A word of a configuration with its position.
struct Word: Sendable, Hashable {
  var text: String
  var position: SourcePosition
}

/// The naming scheme of a configuration.
enum NameDialect: Sendable {
  /// libvirt's, which its CPU map lists.
  case libvirt
  /// QEMU's CPU models and properties.
  case qemu
  /// What oVirt's agent finds on a host: libvirt's names and the kernel's.
  case host
}

/// One CPU that a configuration requests.
struct ConfiguredCPU: Sendable {
  /// The purpose of the CPU.
  enum Purpose: Sendable {
    /// Guests get it.
    case guest
    /// Hosts must have it.
    case hostRequirement
    /// Models are only listed.
    case list
  }

  /// How the CPU is chosen.
  enum Mode: Sendable {
    case custom
    case hostModel
    case hostPassthrough
    case maximum
  }

  /// A requested or refused feature.
  struct Wish: Sendable {
    /// How the name is written.
    enum Form: Sendable {
      /// A bare name.
      case plain
      /// `+name` or `-name`.
      case signed
      /// `name=on` or `name=off`.
      case assigned
    }

    var name: Word
    /// Whether the guest gets it; nil for optional features.
    var isOn: Bool?
    var form = Form.plain
    /// The result of looking up the name.
    var verdict: Vocabulary.Verdict?
  }

  var purpose = Purpose.guest
  var dialect: NameDialect
  /// The position of the CPU.
  var position: SourcePosition
  var mode = Mode.custom
  /// Where the document sets the mode; nil if it does not.
  var modePosition: SourcePosition?
  var models: [Word] = []
  var wishes: [Wish] = []
  /// False if the guest is not run by KVM.
  var usesKVM = true
  /// The machine types that guests with this CPU get; empty if the document names none.
  var machines: [Word] = []
  /// Whether the guest's TSC frequency is fixed.
  var hasFixedTSC = false
  /// The position that allows unmigratable features.
  var unmigratable: SourcePosition?
  /// The position that gives the guest the host's number of address bits.
  var hostAddressBits: SourcePosition?
  /// The position that switches the features that QEMU calls deprecated.
  var deprecatedFeatures: SourcePosition?
  /// Whether the system refuses a repeated feature.
  var refusesRepetition = false

  init(_ dialect: NameDialect, at position: SourcePosition) {
    self.dialect = dialect
    self.position = position
  }
}

/// A configuration as its reader understood it.
struct ParsedConfiguration: Sendable {
  /// A problem that the reader itself found, for the rule with that identifier.
  struct Fault: Sendable {
    var rule: String
    var position: SourcePosition
    var name: String?
    var message: String
  }

  /// Something besides the CPU that can stop a guest from moving.
  struct Obstacle: Sendable {
    var obstacle: GuestObstacle
    /// What in the definition it is.
    var subjects: [String]
    var position: SourcePosition
  }

  var cpus: [ConfiguredCPU] = []
  var obstacles: [Obstacle] = []
  var faults: [Fault] = []
  /// Settings of nova.conf that rules look at.
  var nova: NovaSettings?
  /// The models that KubeVirt is configured to use and to avoid.
  var kubeVirt: KubeVirtSettings?

  mutating func fault(_ rule: String, _ position: SourcePosition, name: String? = nil, _ message: String) {
    faults.append(Fault(rule: rule, position: position, name: name, message: message))
  }
}

/// Whether a template or variable fills in the value before use.
func isPlaceholder(_ text: String) -> Bool {
  text.contains("{{") || text.contains("${") || text.contains("%(") || text.contains("<%")
    || text.utf8.first == UInt8(ascii: "$")
}
