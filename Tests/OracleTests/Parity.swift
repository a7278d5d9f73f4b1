import FoundationEssentials
import LibvirtCPU
import Synchronization

/// Counts cases by version and kind, for `Documentation/libvirt-parity.md`.
final class Parity: Sendable {
  static let shared = Parity()

  private struct Key: Hashable, Comparable {
    var version: LibvirtVersion
    var kind: String

    static func < (a: Self, b: Self) -> Bool { (a.version, a.kind) < (b.version, b.kind) }
  }

  private let counts = Mutex<[Key: (equal: Int, differing: Int)]>([:])

  func count(_ version: LibvirtVersion, _ kind: String, isEqual: Bool) {
    add(version, kind, equal: isEqual ? 1 : 0, differing: isEqual ? 0 : 1)
  }

  func add(_ version: LibvirtVersion, _ kind: String, equal: Int, differing: Int) {
    counts.withLock {
      let key = Key(version: version, kind: kind)
      $0[key, default: (0, 0)].equal += equal
      $0[key, default: (0, 0)].differing += differing
    }
  }

  /// The table's rows, sorted.
  var rows: [String] {
    counts.withLock { counts in
      counts.sorted { $0.key < $1.key }.map { key, value in
        "| \(key.version) | \(key.kind) | \(value.equal + value.differing) | \(value.equal) | \(value.differing) |"
      }
    }
  }
}
