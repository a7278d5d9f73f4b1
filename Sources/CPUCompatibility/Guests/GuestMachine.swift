/// What a domain's definition says of the virtual machine beside its CPU, as far as it bears on where the guest can run.
///
/// Nil is *not known*: a `<cpu>` by itself tells nothing of all this.
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
  /// The time-stamp counter's frequency that the definition fixes, in hertz.
  public var counterFrequency: UInt64?
  /// Whether Hyper-V's re-enlightenment is offered to the guest.
  public var offersReenlightenment = false
  /// The states of what `<features>` switches, by name: `pmu`, and those of KVM's and Hyper-V's interfaces as `kvm.hidden`, `hyperv.vapic`.
  public var features: [String: String] = [:]
  /// Whose guest it is; nil if no mark of a manager's is found.
  public var ownership: GuestOwnership?
  /// The guest's memory in bytes.
  public var memory: UInt64?

  /// A machine of which nothing is known.
  public init() {}
}
