/// Which software runs on a host, and how fresh its memory is; this decides which commands fit, and whether the host is fit
/// to be judged.
///
/// Nil is *unknown*; an empty list is known to be empty.
public struct HostSetup: Sendable, Hashable {
  /// The system's description of itself, by the keys of os-release(5), such as `ID`, `ID_LIKE` and `VERSION_ID`.
  public var osRelease: [String: String]?
  /// systemd's units of libvirt, Nova and their containers, by their names.
  public var units: [String: Unit]?
  /// Those of the paths that Martlet looks for which exist, such as `/etc/kernel/proxmox-boot-uuids`.
  public var paths: Set<String>?
  /// The versions of installed packages of libvirt, QEMU, Nova, microcode and kernels, by the packages' names.
  public var packages: [String: String]?
  /// The files of the CPU map that differ from their package's; nil if nobody compared them.
  public var editedMapFiles: [String]?
  /// The releases of the kernels whose modules are installed.
  public var kernels: [String]?
  /// What libvirt keeps on disk of each QEMU; nil if the folder could not be read.
  public var caches: [CapabilityCache]?
  /// When programs changed on disk, in seconds since 1970, by their paths.
  public var changes: [String: Int] = [:]
  /// The revisions of microcode that the logical CPUs run, with the CPUs of each, lowest CPU first; empty if none was read.
  public var microcode: [Microcode] = []
  /// The revision that the installed microcode files hold for this CPU; nil if they were not read or hold none.
  public var installedMicrocode: UInt64?

  /// A unit of systemd's.
  public struct Unit: Sendable, Hashable {
    /// Whether it starts at boot; nil if that is unknown.
    public var isEnabled: Bool?
    /// Whether its program runs; nil if that is unknown.
    public var isRunning: Bool?

    /// A unit.
    public init(isEnabled: Bool?, isRunning: Bool?) {
      self.isEnabled = isEnabled
      self.isRunning = isRunning
    }
  }

  /// What libvirt wrote down of one QEMU.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/qemu/qemu_capabilities.c, virQEMUCapsFormatCache.
  public struct CapabilityCache: Sendable, Hashable {
    /// QEMU's path.
    public var emulator: String
    /// When that QEMU had changed last, in seconds since 1970 (`qemuctime`).
    public var emulatorChanged: Int?
    /// The microcode of the host then (`microcodeVersion`).
    public var microcode: UInt64?
    /// The kernel of the host then, as `uname` prints its release and version (`kernelVersion`).
    public var kernel: String?
    /// When the file was written, in seconds since 1970.
    public var written: Int?

    /// A cache with a known QEMU alone.
    public init(emulator: String) { self.emulator = emulator }
  }

  /// A revision of microcode, and who runs it.
  public struct Microcode: Sendable, Hashable {
    /// The number that the kernel shows in /proc/cpuinfo.
    public var revision: UInt64
    /// The logical CPUs.
    public var cpus: [Int]

    /// A revision on some logical CPUs.
    public init(revision: UInt64, cpus: [Int]) {
      self.revision = revision
      self.cpus = cpus
    }
  }

  /// A setup about which nothing is known yet.
  public init() {}

  /// Whether a unit's program runs; nil if that is unknown.
  public func isRunning(_ unit: String) -> Bool? { units.map { $0[unit]?.isRunning ?? false } }

  /// Whether a unit starts at boot, or is started by its socket; nil if that is unknown.
  public func isEnabled(_ unit: String) -> Bool? { units.map { $0[unit]?.isEnabled ?? false } }
}
