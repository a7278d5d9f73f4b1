/// A word of a configuration and where it is.
struct Word: Sendable, Hashable {
  var text: String
  var position: SourcePosition
}

/// Whose names a configuration uses.
enum NameDialect: Sendable {
  /// libvirt's, which its CPU map lists.
  case libvirt
  /// QEMU's CPU models and properties.
  case qemu
  /// What oVirt's agent finds on a host: libvirt's names and the kernel's.
  case host
}

/// One CPU that a configuration asks for.
struct ConfiguredCPU: Sendable {
  /// What is done with the CPU.
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

  /// A feature that is asked for or refused.
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
    /// What is known of the name, once it has been looked up.
    var verdict: Vocabulary.Verdict?
  }

  var purpose = Purpose.guest
  var dialect: NameDialect
  /// Where the CPU begins.
  var position: SourcePosition
  var mode = Mode.custom
  /// Where the mode is said.
  var modePosition: SourcePosition?
  var models: [Word] = []
  var wishes: [Wish] = []
  /// False if the guest is not run by KVM.
  var usesKVM = true
  /// Whether the rate of the guest's time stamp counter is fixed.
  var hasFixedTSC = false
  /// Where unmigratable features are let in.
  var unmigratable: SourcePosition?
  /// Where the guest gets the host's number of address bits.
  var hostAddressBits: SourcePosition?
  /// Whether a feature may not be listed twice.
  var refusesRepetition = false

  init(_ dialect: NameDialect, at position: SourcePosition) {
    self.dialect = dialect
    self.position = position
  }
}

/// A configuration as its reader understood it.
struct ParsedConfiguration: Sendable {
  /// Something that the reader itself found wrong, for the rule of that identifier.
  struct Fault: Sendable {
    var rule: String
    var position: SourcePosition
    var name: String?
    var message: String
  }

  var cpus: [ConfiguredCPU] = []
  var faults: [Fault] = []
  /// Settings of nova.conf that rules look at.
  var nova: NovaSettings?
  /// Models that KubeVirt is told to use, and not to use.
  var kubeVirt: KubeVirtSettings?

  mutating func fault(_ rule: String, _ position: SourcePosition, name: String? = nil, _ message: String) {
    faults.append(Fault(rule: rule, position: position, name: name, message: message))
  }
}

/// Whether a value is filled in by something else before it is used: a template, a variable.
func isPlaceholder(_ text: String) -> Bool {
  text.contains("{{") || text.contains("${") || text.contains("%(") || text.contains("<%")
    || text.utf8.first == UInt8(ascii: "$")
}
