/// The parts of a domain definition, besides the CPU, that affect where the guest can run.
///
/// Nil means *unknown*: a bare `<cpu>` has none of this.
public struct GuestMachine: Sendable, Hashable {
  /// The domain's name.
  public var name: String?
  /// The domain's UUID, as written.
  public var uuid: String?
  /// The kind of virtualisation: `kvm`, `qemu`.
  public var type: String?
  /// The guest's architecture.
  public var architecture: String?
  /// The machine type, `pc-q35-7.2`.
  public var machine: String?
  /// The path of the emulator.
  public var emulator: String?
  /// The fixed TSC frequency in hertz.
  public var counterFrequency: UInt64?
  /// Whether Hyper-V's re-enlightenment is offered to the guest.
  public var offersReenlightenment = false
  /// The states that `<features>` sets, by name: `pmu`, and `kvm.hidden` or `hyperv.vapic` for the interfaces of KVM and Hyper-V.
  public var features: [String: String] = [:]
  /// Whether each timer of the definition's `<clock>` is there, by libvirt's names: `kvmclock`, `hypervclock`.
  public var timers: [String: Bool] = [:]
  /// The guest's manager; nil without a manager's mark.
  public var ownership: GuestOwnership?
  /// The virtual CPUs that the guest may have.
  public var cpus: UInt64?
  /// The guest's memory in bytes.
  public var memory: UInt64?
  /// What can stop the guest from moving besides its CPU, each with the devices, files or numbers of it, in the definition's order.
  public var obstacles: [GuestObstacle: [String]] = [:]
  /// How the definition asks for a confidential guest; nil if it does not, or in a way that is unknown.
  public var launch: LaunchSecurity?
  /// The targets of its disks, in the definition's order.
  public var disks: [String] = []
  /// Whether libvirt was asked for the guest's snapshots, checkpoints and block jobs; a definition has none of them.
  public var tellsState = false
  /// The host's logical CPUs that each of the definition's pins names.
  public var pins: [Set<Int>] = []
  /// The host's NUMA nodes that the definition binds the guest's memory to.
  public var boundNodes: Set<Int> = []
  /// The sizes in KiB of the huge pages that the definition asks for; empty for the host's usual size, or none.
  public var hugePageSizes: Set<UInt64> = []
  /// The name of the flavor that Nova started the guest with; nil if the definition has no metadata of Nova's.
  public var flavor: String?
  /// What `obstacles` has, for finding it in constant time.
  private var noted: Set<Noted> = []

  private struct Noted: Hashable {
    var obstacle: GuestObstacle
    var subject: String
  }

  /// Creates an empty machine.
  public init() {}

  /// Notes an obstacle, and what in the definition it is, unless it is noted.
  package mutating func note(_ obstacle: GuestObstacle, _ subject: String) {
    guard noted.insert(Noted(obstacle: obstacle, subject: subject)).inserted else { return }
    obstacles[obstacle, default: []].append(subject)
  }
}
