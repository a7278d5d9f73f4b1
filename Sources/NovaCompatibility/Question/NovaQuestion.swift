public import LibvirtCPU

/// A guest that shall move from one host to another by Nova, and what is known of all of them.
///
/// Nil is *not known* everywhere; it never stands for a default.
public struct NovaQuestion: Sendable {
  /// The release that all services run.
  public var release: NovaRelease
  /// What asks for the migration.
  public var request: Request
  /// nova.conf of the host where the guest was started; decides what Nova remembers of the guest's CPU.
  public var sourceConfiguration: NovaConfiguration?
  /// nova.conf of the destination.
  public var destinationConfiguration: NovaConfiguration?
  /// nova.conf of nova-conductor.
  public var conductorConfiguration: NovaConfiguration?
  /// The host that the guest is on.
  public var source: Host
  /// The host that it shall go to.
  public var destination: Host
  /// The guest's `<cpu>`; nil if it is not known.
  public var guest: CPUDefinition?
  /// The destination's CPU map, by which its libvirt judges.
  public var map: CPUMap
  /// The source's CPU map, by which its Nova wrote features out; the destination's if nil.
  public var sourceMap: CPUMap?

  /// A question of which only release, hosts and map are given.
  public init(
    release: NovaRelease, source: Host, destination: Host, map: CPUMap, request: Request = Request()
  ) {
    self.release = release
    self.source = source
    self.destination = destination
    self.map = map
    self.request = request
  }

  /// Says that all hosts have the same nova.conf.
  public mutating func setConfiguration(_ configuration: NovaConfiguration) {
    sourceConfiguration = configuration
    destinationConfiguration = configuration
    conductorConfiguration = configuration
  }

  /// A host as Nova knows it.
  public struct Host: Sendable {
    /// The host's name in Nova.
    public var name: String
    /// The physical CPU: `<cpu>` in `<host>` of libvirt's capabilities, which Nova keeps as `cpu_info`.
    public var cpu: CPUDefinition?
    /// What the hypervisor gives: `host-model` of libvirt's domain capabilities.
    public var hypervisorCPU: CPUDefinition?
    /// The hypervisor's type in Nova, which libvirt names: `QEMU`, for KVM too.
    public var hypervisorType = "QEMU"
    /// QEMU's version as Nova writes it: 7002022 is 7.2.22.
    public var hypervisorVersion: Int?

    /// A host of which nothing but the name is known.
    public init(_ name: String) { self.name = name }

    /// The number of a version such as `7.2.22`; nil for anything else.
    ///
    /// - SeeAlso: libvirt include/libvirt/libvirt-host.h, virConnectGetVersion.
    public static func hypervisorVersion(_ text: some StringProtocol) -> Int? {
      let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
      guard (2...3).contains(numbers.count),
        !numbers.contains(where: { $0.map { $0 < 0 || $0 > 999 } ?? true })
      else { return nil }
      return numbers.reduce(0) { $0 * 1000 + ($1 ?? 0) } * (numbers.count == 2 ? 1000 : 1)
    }
  }

  /// The call of the API that asks for a live migration.
  public struct Request: Sendable, Hashable {
    /// The microversion; the least if the client asks for none.
    public var microversion: NovaMicroversion
    /// Whether the call names the destination; otherwise the scheduler chooses it.
    public var namesHost: Bool
    /// Whether it says `force`, which microversions from 2.30 to 2.67 have.
    public var isForced: Bool

    /// A call that names its destination, of the least microversion.
    public init(
      microversion: NovaMicroversion = .minimum, namesHost: Bool = true, isForced: Bool = false
    ) {
      self.microversion = microversion
      self.namesHost = namesHost
      self.isForced = isForced
    }

    /// Whether the call is answered before anything is checked (2.34 on).
    ///
    /// - SeeAlso: nova nova/api/openstack/compute/migrate_server.py, _migrate_live.
    public var isAsynchronous: Bool { microversion >= NovaMicroversion(2, 34) }

    /// Whether the scheduler is asked, even about a host that the call names (2.30 on, unless it is forced).
    ///
    /// - SeeAlso: nova nova/compute/api.py, API.live_migrate; nova/conductor/tasks/live_migrate.py, _execute.
    public var goesByScheduler: Bool {
      guard namesHost else { return true }
      return microversion >= NovaMicroversion(2, 30) && !hasForce
    }

    /// Whether `force` is said and there is such a thing.
    var hasForce: Bool {
      isForced && (NovaMicroversion(2, 30)...NovaMicroversion(2, 67)).contains(microversion)
    }
  }
}
