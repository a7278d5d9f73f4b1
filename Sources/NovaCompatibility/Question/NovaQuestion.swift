public import LibvirtCPU

/// A guest's planned move through Nova, with the known facts about guest and hosts.
///
/// Nil always means *unknown*; it never means a default.
public struct NovaQuestion: Sendable {
  /// The Nova release of all services.
  public var release: NovaRelease
  /// The API request.
  public var request: Request
  /// nova.conf of the host where the guest started; decides what Nova stores about the guest's CPU.
  public var sourceConfiguration: NovaConfiguration?
  /// nova.conf of the destination.
  public var destinationConfiguration: NovaConfiguration?
  /// nova.conf of nova-conductor.
  public var conductorConfiguration: NovaConfiguration?
  /// The host that the guest runs on.
  public var source: Host
  /// The host it should move to.
  public var destination: Host
  /// The guest's `<cpu>`; nil if unknown.
  public var guest: CPUDefinition?
  /// The CPU map of the destination's libvirt.
  public var map: CPUMap
  /// The CPU map that the source's Nova expanded features with; the destination's if nil.
  public var sourceMap: CPUMap?

  /// Creates a question from release, hosts and map.
  public init(
    release: NovaRelease, source: Host, destination: Host, map: CPUMap, request: Request = Request()
  ) {
    self.release = release
    self.source = source
    self.destination = destination
    self.map = map
    self.request = request
  }

  /// Sets the same nova.conf for all hosts.
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
    /// What the hypervisor offers: `host-model` of libvirt's domain capabilities.
    public var hypervisorCPU: CPUDefinition?
    /// The hypervisor's type in Nova, which libvirt names: `QEMU`, for KVM too.
    public var hypervisorType = "QEMU"
    /// QEMU's version in Nova's notation: 7002022 is 7.2.22.
    public var hypervisorVersion: Int?

    /// Creates a host with only a name.
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

  /// The API call that requests a live migration.
  public struct Request: Sendable, Hashable {
    /// The microversion; the minimum if the client requests none.
    public var microversion: NovaMicroversion
    /// Whether the call names the destination; otherwise the scheduler chooses it.
    public var namesHost: Bool
    /// Whether it sets `force`, which exists in microversions 2.30 to 2.67.
    public var isForced: Bool

    /// A call that names its destination, with the minimum microversion.
    public init(
      microversion: NovaMicroversion = .minimum, namesHost: Bool = true, isForced: Bool = false
    ) {
      self.microversion = microversion
      self.namesHost = namesHost
      self.isForced = isForced
    }

    /// Whether the API answers before any check (2.34 on).
    ///
    /// - SeeAlso: nova nova/api/openstack/compute/migrate_server.py, _migrate_live.
    public var isAsynchronous: Bool { microversion >= NovaMicroversion(2, 34) }

    /// Whether the scheduler decides, even about a named host (2.30 on, unless forced).
    ///
    /// - SeeAlso: nova nova/compute/api.py, API.live_migrate; nova/conductor/tasks/live_migrate.py, _execute.
    public var goesByScheduler: Bool {
      guard namesHost else { return true }
      return microversion >= NovaMicroversion(2, 30) && !hasForce
    }

    /// Whether `force` is set and the microversion has it.
    var hasForce: Bool {
      isForced && (NovaMicroversion(2, 30)...NovaMicroversion(2, 67)).contains(microversion)
    }
  }
}
