/// What an argument that begins with `nova:` names in an OpenStack cloud.
enum NovaArgument: Sendable, Hashable {
  /// `nova:`: all hypervisors.
  case all
  /// `nova:node1`: the hypervisor or compute host of that name.
  case host(String)
  /// `nova:server=UUID`: a server.
  case server(String)

  /// Reads an argument; nil for one that does not begin with `nova:`.
  init?(_ text: Substring) {
    guard text.hasPrefix("nova:") else { return nil }
    var name = text.dropFirst("nova:".count)
    // One of several, as in a listing: nova:#node1.
    if name.hasPrefix("#") { name = name.dropFirst() }
    if name.hasPrefix("server=") {
      self = .server(String(name.dropFirst("server=".count)))
    } else {
      self = name.isEmpty ? .all : .host(String(name))
    }
  }

  /// The argument.
  var text: String {
    switch self {
    case .all: "nova:"
    case .host(let name): "nova:\(name)"
    case .server(let id): "nova:server=\(id)"
    }
  }
}
