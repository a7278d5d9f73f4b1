/// How libvirt is to move a guest.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, virDomainMigrateFlags.
public struct MigrationFlags: OptionSet, Sendable, Hashable, Codable {
  /// libvirt's bits.
  public let rawValue: UInt32

  /// The flags of those bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The guest runs while it is copied.
  public static let live = Self(rawValue: 1 << 0)
  /// The source's daemon talks to the target's, and goes on if the client is lost.
  public static let peerToPeer = Self(rawValue: 1 << 1)
  /// The guest's memory goes through the daemons' connection.
  public static let tunnelled = Self(rawValue: 1 << 2)
  /// The target keeps the definition.
  public static let persistTarget = Self(rawValue: 1 << 3)
  /// The source gives the definition up.
  public static let undefineSource = Self(rawValue: 1 << 4)
  /// An I/O error of the guest's disks ends the migration.
  public static let abortOnError = Self(rawValue: 1 << 12)
  /// QEMU slows the guest's CPUs until less is written than is sent.
  public static let autoConverge = Self(rawValue: 1 << 13)
  /// The guest may continue at the target before all of its memory is there; the switch is a separate call.
  public static let postCopy = Self(rawValue: 1 << 15)
  /// The guest's memory is encrypted by QEMU.
  public static let tls = Self(rawValue: 1 << 16)
  /// The guest's memory goes through several connections.
  public static let parallel = Self(rawValue: 1 << 17)
  /// A migration whose post-copy broke is taken up; since libvirt 8.5.0.
  public static let postCopyResume = Self(rawValue: 1 << 19)
}
