internal import FleetPlans
public import OpenStackClient
public import ReportContract

/// How a server is bound to a pool.
public struct ServerBinding: Sendable, Codable, Hashable {
  /// The server's UUID.
  public var id: String
  /// The user's name for it.
  public var name: String
  /// Its compute host; absent for one that has none.
  public var host: String?
  /// The pool of its host; absent for a host of no pool.
  public var pool: String?
  /// Nova's state, such as `ACTIVE`.
  public var status: String
  /// What Nova does with it now, such as `migrating`; absent for nothing.
  public var task: String?
  /// How it is bound.
  public var binding: Binding
  /// Why, where the binding is unknown or another one; a sentence without a full stop.
  public var reason: String?
  /// What binds it: `flavor`, or `image` for a property of its image; absent if nothing does.
  public var by: Source?
  /// The name of its flavor.
  public var flavor: String?
  /// The id of its image; absent for a server that boots from a volume.
  public var image: String?
  /// The commands that bind it; empty if nothing is to do, or if it is busy.
  public var commands: [String] = []

  /// How a server is bound.
  public enum Binding: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// It requires the trait of its host's pool.
    case bound
    /// It requires no pool's trait.
    case unbound
    /// It requires the trait of another pool than its host's.
    case elsewhere
    /// No record shows whether it requires one.
    case unknown
  }

  /// What binds a server.
  public enum Source: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// The flavor's extra specs, as they were when the server was made or resized.
    case flavor
    /// A property of the server's image, as Nova stores it with the server.
    case image
  }

  /// Whether Nova does something with the server, so that it is to be left alone for now.
  public var isBusy: Bool {
    task != nil
      || [
        "BUILD", "MIGRATING", "REBUILD", "RESIZE", "VERIFY_RESIZE", "REVERT_RESIZE", "REBOOT", "HARD_REBOOT",
      ]
      .contains(status)
  }
}

/// What `nova-manage image_property show` printed of servers, which no API shows.
///
/// - SeeAlso: nova nova/cmd/manage.py, ImagePropertyCommands.show (from 25.0.0 on; `trait:` from 32.0.0 on).
public struct PropertyAnswers: Sendable {
  /// For each server, whether it has the property; nil for an answer that says neither.
  private var answers: [String: Bool?] = [:]

  /// The value that a property has, for each server that has it.
  private var values: [String: String] = [:]

  /// No answers.
  public init() {}

  /// Reads lines of a server's UUID, a blank, and what nova-manage printed.
  public init(_ text: String) { add(text) }

  /// Adds later answers, which replace earlier ones.
  mutating func add(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let id = parts.first, id.utf8.count == 36 else { continue }
      let answer = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      let has: Bool? =
        answer.hasPrefix("required") && answer.drop { $0 != " " }.allSatisfy { $0 == " " }
        ? true
        : answer.hasPrefix("Image property trait:") && answer.contains("not found for instance \(id)")
          ? false : nil
      let server = String(id).lowercased()
      answers[server] = .some(has)
      values[server] =
        has == false || !answer.allSatisfy(Self.isWord) || answer.isEmpty ? nil : String(answer)
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "_-".contains(character))
  }

  /// The value that the property of a server has; nil for none, and for one that is no word.
  func value(of server: String) -> String? { values[server.lowercased()] }

  /// Whether a server has the property of its host's pool; nil if no answer says.
  subscript(server: String) -> Bool? { answers[server.lowercased()] ?? nil }
}

extension IntendedPools {
  /// How all servers on hosts of pools are bound, and those elsewhere that a pool's trait binds.
  public func bindings(in facts: PoolFacts, _ answers: PropertyAnswers) -> [ServerBinding] {
    let advice = BindingAdvice(facts, steps)
    return facts.servers.compactMap { server in
      let pool = server.host.flatMap { self.pool(ofHost: $0) }
      var found = ServerBinding(
        id: server.id, name: server.name, host: server.host, pool: pool?.plan.name, status: server.status,
        task: server.task, binding: .unknown, flavor: server.flavor, image: server.image)
      let required = (server.extraSpecs ?? [:]).filter {
        $0.key.hasPrefix("trait:" + PoolNames.prefix) && $0.value == "required"
      }.keys.sorted()
      guard let pool else {
        guard let other = required.first else {
          // Hidden hosts could be any pool's; a server without a host is on none.
          guard server.host == nil, Self.needsHost(server.status) else { return nil }
          found.reason = "Nova's API does not show its host"
          return found
        }
        found.binding = .elsewhere
        found.by = .flavor
        found.reason = "its flavor has \(other), and its host is in no pool that has this trait"
        return found
      }
      if required.contains(pool.names.key) {
        found.binding = .bound
        found.by = .flavor
        if let other = required.first(where: { $0 != pool.names.key }) {
          found.binding = .elsewhere
          found.reason = "its flavor has \(other) too, and no host has both traits"
        }
      } else if let other = required.first {
        found.binding = .elsewhere
        found.by = .flavor
        found.reason = "its flavor has \(other)"
      } else if answers[server.id] == true {
        found.binding = .bound
        found.by = .image
      } else if server.extraSpecs == nil {
        found.reason = "Nova's API hides the extra specs of its flavor"
      } else if answers[server.id] == false {
        found.binding = .unbound
      } else {
        found.reason = "Nova's API does not show the traits that its image requires"
      }
      if found.binding != .bound { found.commands = advice.commands(for: found, pool) }
      return found
    }
  }

  /// Whether a server in that state is on a host.
  private static func needsHost(_ status: String) -> Bool {
    !["SHELVED_OFFLOADED", "BUILD", "ERROR", "DELETED", "SOFT_DELETED"].contains(status)
  }
}
