public import LibvirtCPU

/// One thing that Nova checks, what came of it, and what it says.
public struct NovaCheck: Sendable, Hashable {
  /// Which check it is.
  public var kind: Kind
  /// The comparison of CPUs that libvirt is asked for; nil where none is.
  public var comparison: Comparison?
  /// What came of it.
  public var outcome: Outcome
  /// What it raises; nil unless it refuses.
  public var refusal: Refusal?
  /// Where Nova's source does so: file and function.
  public var citation: String

  /// Which check it is, in the order in which a migration meets them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// nova-compute on the destination, when it starts.
    case startup
    /// nova-api: it has the microversion that is asked for.
    case apiVersion = "api-version"
    /// nova-conductor: the same type of hypervisor on both hosts.
    case hypervisorType = "hypervisor-type"
    /// nova-conductor: the destination's hypervisor is not older.
    case hypervisorVersion = "hypervisor-version"
    /// nova-compute on the destination: its host can provide the CPU.
    case destinationCPU = "destination-cpu"

    /// The service that checks.
    public var service: String {
      switch self {
      case .startup, .destinationCPU: "nova-compute"
      case .apiVersion: "nova-api"
      case .hypervisorType, .hypervisorVersion: "nova-conductor"
      }
    }
  }

  /// What came of a check.
  public enum Outcome: Sendable, Hashable {
    /// It lets the migration go on.
    case passes
    /// It ends the migration, or keeps nova-compute from starting.
    case refuses
    /// It is not made; why, one sentence without a full stop.
    case skipped(String)
    /// What it would say is not known; why, one sentence without a full stop.
    case undetermined(String)
  }

  /// What libvirt is asked, and what it answers.
  public struct Comparison: Sendable, Hashable {
    /// Which CPU is compared.
    public var subject: Subject
    /// With what it is compared.
    public var function: Function
    /// What is handed to libvirt.
    public var cpu: CPUDefinition
    /// libvirt's answer; nil if it is not known or an error.
    public var answer: CPUComparison?
    /// libvirt's error; nil if there is none.
    public var error: LibvirtError?
  }

  /// Which CPU is compared.
  public enum Subject: String, Sendable, Hashable {
    /// The whole physical CPU of the source host, whatever the guest has of it.
    case sourceHost = "source-host"
    /// The model and flags that Nova remembers of the guest.
    case guest
    /// A model of nova.conf.
    case configuredModel = "configured-model"
    /// The host's model and flags of nova.conf.
    case configuredFlags = "configured-flags"
  }

  /// libvirt's function.
  public enum Function: String, Sendable, Hashable {
    /// Compares with the physical CPU.
    case compareCPU = "virConnectCompareCPU"
    /// Compares with what KVM and QEMU give guests.
    case compareHypervisorCPU = "virConnectCompareHypervisorCPU"
  }

  /// An exception of Nova's.
  public struct Refusal: Sendable, Hashable {
    /// The exception's class.
    public var exception: String
    /// The exception's message, to the letter.
    public var message: String
  }
}
