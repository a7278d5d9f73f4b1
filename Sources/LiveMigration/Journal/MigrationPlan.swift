internal import HostSnapshots
public import LibvirtClient
internal import Remedies
internal import Wording

/// A migration's plan and the guest's state before it: enough for another process to settle the migration.
public struct MigrationPlan: Sendable, Hashable, Codable {
  /// The migration's own name.
  public var id: String
  /// The guest's name.
  public var guest: String
  /// The guest's UUID.
  public var uuid: String
  /// The source's URI.
  public var from: String
  /// The target's URI.
  public var to: String
  /// The target's URI as the source's daemon reaches it; nil for the same.
  public var peer: String?
  /// How libvirt is to move it.
  public var flags: MigrationFlags
  /// MiB/s at most; nil for libvirt's limit.
  public var bandwidth: UInt64?
  /// Milliseconds for which the guest may stand still; nil for QEMU's limit.
  public var maxDowntime: UInt64?
  /// The limit that held before; nil if none is set.
  public var previousDowntime: UInt64?
  /// Where QEMU sends the guest's memory; nil for what the target proposes.
  public var migrationURI: String?
  /// Whether the source keeps a definition that outlives the guest.
  public var isPersistent: Bool
  /// The definition that the guest ran with.
  public var definition: String
  /// The CPU that QEMU was started with; nil where it cannot be read.
  public var arguments: String?
  /// Whether it was begun though the guest belongs to a manager; nil for no, as in journals of older versions.
  public var isUnmanaged: Bool?
  /// What helps a busy guest arrive, as it was asked for; nil for nothing, as in journals of older versions.
  public var busy: BusyGuestOptions?

  /// The command that takes the migration up; `options` are more words of it, such as the journals' folder.
  public func resumeCommand(_ options: [String]) -> String {
    GuestCommands(guest).martlet(["migrate", "--resume"], options).text
  }

  /// What libvirt takes for it in addition to the flags.
  var parameters: [MigrationParameter] {
    var list: [MigrationParameter] = []
    if let bandwidth { list.append(.size("bandwidth", bandwidth)) }
    if let migrationURI { list.append(.text("migrate_uri", migrationURI)) }
    return list + (busy?.parameters ?? [])
  }
}

/// How guests are to be moved.
public struct MigrationOptions: Sendable {
  /// MiB/s at most; nil for libvirt's limit.
  public var bandwidth: UInt64?
  /// Milliseconds for which a guest may stand still; nil for QEMU's limit.
  public var maxDowntime: UInt64?
  /// Where QEMU sends the memory; nil for what the target proposes.
  public var migrationURI: String?
  /// The target's URI as the source's daemon reaches it; nil for the same.
  public var peer: String?
  /// Whether the memory goes through the daemons' connection.
  public var isTunnelled = false
  /// Whether a guest is moved though it belongs to a manager.
  public var isUnmanaged = false
  /// What helps busy guests arrive.
  public var busy = BusyGuestOptions()

  /// The options that leave everything to libvirt.
  public init() {}
}

extension MigrationPlan {
  /// A plan for a guest that runs with `definition`.
  ///
  /// - Throws: `LibvirtFailure` if the source cannot be asked.
  public init(
    _ guest: MigrationGuest, definition: String, from source: MigrationHost, to target: MigrationHost,
    options: MigrationOptions
  ) throws(LibvirtFailure) {
    id = "\(currentTimestamp())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
    self.guest = guest.name
    uuid = guest.uuid
    from = source.uri
    to = target.uri
    peer = options.peer
    flags = [.live, .peerToPeer, .abortOnError]
    if options.isTunnelled { flags.insert(.tunnelled) }
    flags.formUnion(options.busy.flags)
    if guest.isPersistent { flags.formUnion([.persistTarget, .undefineSource]) }
    bandwidth = options.bandwidth
    maxDowntime = options.maxDowntime
    previousDowntime = options.maxDowntime == nil ? nil : try source.maxDowntime(guest.uuid)
    migrationURI = options.migrationURI
    isPersistent = guest.isPersistent
    self.definition = definition
    arguments = source.isLocal ? QEMUArguments.cpus(ofGuest: guest.uuid).first : nil
    isUnmanaged = options.isUnmanaged ? true : nil
    busy = options.busy.isEmpty ? nil : options.busy
  }
}
