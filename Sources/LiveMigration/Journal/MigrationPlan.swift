internal import HostSnapshots
public import LibvirtClient
internal import Remedies
internal import Wording

/// A migration's plan and the guest's state before it: enough for another process to settle the migration.
public struct MigrationPlan: Sendable, Hashable, Codable {
  /// The migration's identifier.
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
  /// The limit in MiB/s; nil for libvirt's own limit.
  public var bandwidth: UInt64?
  /// The longest pause in milliseconds; nil for QEMU's own limit.
  public var maxDowntime: UInt64?
  /// The previous limit; nil if none is set.
  public var previousDowntime: UInt64?
  /// Where QEMU sends the guest's memory; nil for the target's proposal.
  public var migrationURI: String?
  /// Whether the source keeps a persistent definition.
  public var isPersistent: Bool
  /// The definition that the guest ran with.
  public var definition: String
  /// The CPU on QEMU's command line; nil if it cannot be read.
  public var arguments: String?
  /// Whether it started although the guest belongs to a manager; nil for no, as in journals of older versions.
  public var isUnmanaged: Bool?
  /// What helps a busy guest arrive, as it was asked for; nil for nothing, as in journals of older versions.
  public var busy: BusyGuestOptions?
  /// The features whose loss is accepted and expected; nil for none, as in journals of older versions.
  public var waived: [String]?
  /// CPUID in the guest before the move; nil where nobody asked for it, as in journals of older versions.
  public var readings: GuestReadings?

  /// The command that resumes the migration from its journal in `folder`, with what that needs and further `options`.
  func resumption(folder: String, _ options: [String] = []) -> String {
    let isStandard = (try? MigrationBatch.standardFolder()) == folder
    let needed = (isStandard ? [] : ["--journal", folder]) + (runsPrograms ? ["--allow-uri"] : [])
    return GuestCommands(guest).martlet(["migrate", "--resume"], options + needed).text
  }

  /// Refuses URIs that are not safe to open: a journal is a file, and somebody else may have written it.
  ///
  /// - Throws: `LibvirtFailure` of kind `refused`, with the URI.
  func checkURIs(allowsPrograms: Bool) throws(LibvirtFailure) {
    for uri in [from, to] + (peer.map { [$0] } ?? []) {
      do throws(LibvirtFailure) {
        _ = try LibvirtURI(uri, allowsPrograms: allowsPrograms)
      } catch {
        throw LibvirtFailure(reason: "\(uri): \(error.reason)", kind: .refused)
      }
    }
  }

  /// Whether one of its URIs is safe to open only for a user who allows it to have a program run.
  var runsPrograms: Bool { (try? checkURIs(allowsPrograms: false)) == nil }

  /// What libvirt takes for it in addition to the flags.
  var parameters: [MigrationParameter] {
    var list: [MigrationParameter] = []
    if let bandwidth { list.append(.size("bandwidth", bandwidth)) }
    if let migrationURI { list.append(.text("migrate_uri", migrationURI)) }
    return list + (busy?.parameters ?? [])
  }
}

/// Options for moving guests.
public struct MigrationOptions: Sendable {
  /// The limit in MiB/s; nil for libvirt's own limit.
  public var bandwidth: UInt64?
  /// The longest pause of a guest in milliseconds; nil for QEMU's own limit.
  public var maxDowntime: UInt64?
  /// Where QEMU sends the memory; nil for the target's proposal.
  public var migrationURI: String?
  /// The target's URI as the source's daemon reaches it; nil for the same.
  public var peer: String?
  /// Whether the memory goes through the daemons' connection.
  public var isTunnelled = false
  /// Whether to move a guest although it belongs to a manager.
  public var isUnmanaged = false
  /// What helps busy guests arrive.
  public var busy = BusyGuestOptions()
  /// Whether CPUID in the guest after the move is compared with what it was.
  public var verifiesGuest = false

  /// Creates options that leave everything to libvirt.
  public init() {}
}

extension MigrationPlan {
  /// Creates a plan for a guest with the running `definition`.
  ///
  /// - Throws: `LibvirtFailure` if the source does not answer.
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
