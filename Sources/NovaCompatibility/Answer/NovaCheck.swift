public import LibvirtCPU

/// One of Nova's checks with its result and error.
public struct NovaCheck: Sendable, Hashable {
  /// The kind of check.
  public var kind: Kind
  /// The CPU comparison that Nova requests from libvirt; nil if none.
  public var comparison: Comparison?
  /// The result.
  public var outcome: Outcome
  /// The exception it raises; nil unless it refuses.
  public var refusal: Refusal?
  /// The place in Nova's source: file and function.
  public var citation: String

  /// The checks in the order in which a migration meets them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// nova-compute on the destination, at its start.
    case startup
    /// nova-api: it supports the requested microversion.
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

  /// The result of a check.
  public enum Outcome: Sendable, Hashable {
    /// It lets the migration continue.
    case passes
    /// It ends the migration, or prevents nova-compute from starting.
    case refuses
    /// Nova skips it; the reason, one sentence without a full stop.
    case skipped(String)
    /// Its result is unknown; the reason, one sentence without a full stop.
    case undetermined(String)
  }

  /// Nova's comparison request to libvirt, and the answer.
  public struct Comparison: Sendable, Hashable {
    /// The CPU under comparison.
    public var subject: Subject
    /// The other side of the comparison.
    public var function: Function
    /// The CPU that Nova passes to libvirt.
    public var cpu: CPUDefinition
    /// libvirt's answer; nil if unknown or an error.
    public var answer: CPUComparison?
    /// libvirt's error; nil if there is none.
    public var error: LibvirtError?
  }

  /// The CPU under comparison.
  public enum Subject: String, Sendable, Hashable {
    /// The complete physical CPU of the source host, regardless of the guest.
    case sourceHost = "source-host"
    /// The model and flags that Nova stored for the guest.
    case guest
    /// A model of nova.conf.
    case configuredModel = "configured-model"
    /// The host's model and flags of nova.conf.
    case configuredFlags = "configured-flags"
  }

  /// The libvirt function that compares.
  public enum Function: String, Sendable, Hashable {
    /// Compares with the physical CPU.
    case compareCPU = "virConnectCompareCPU"
    /// Compares with what KVM and QEMU give guests.
    case compareHypervisorCPU = "virConnectCompareHypervisorCPU"
  }

  /// An exception that Nova raises.
  public struct Refusal: Sendable, Hashable {
    /// The exception's class.
    public var exception: String
    /// The exception's exact message.
    public var message: String
  }
}
