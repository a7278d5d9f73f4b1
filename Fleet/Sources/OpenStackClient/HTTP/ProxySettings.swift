internal import FleetDocuments
internal import FoundationEssentials
internal import Glibc

/// The proxies that the environment names, and which addresses go around them.
///
/// - SeeAlso: requests 2.34 src/requests/utils.py, get_environ_proxies, should_bypass_proxies and select_proxy, by which keystoneauth1
///   5.18 sends; Python 3.11 Lib/urllib/request.py, getproxies_environment and proxy_bypass_environment.
struct ProxySettings: Sendable, Hashable {
  /// An HTTP proxy; its description holds no password.
  struct Proxy: Sendable, Hashable, CustomStringConvertible {
    /// The name or address.
    var host: String
    /// The port; 80 where none is given.
    var port: Int
    /// The user; nil for a proxy that asks for none.
    var user: String?
    /// The user's password.
    var password: String?

    /// `proxy.example.org:3128`.
    var description: String { "\(host):\(port)" }
  }

  /// Addresses by scheme: `http`, `https`, `all`.
  private let addresses: [String: String]
  /// What requests goes around: names' ends, addresses, networks.
  private let exceptions: [String]
  /// What urllib goes around: names with all below them, or `*`.
  private let names: [String]

  /// Reads the variables `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; the spelling in small letters wins.
  init(_ environment: [String: String]) {
    var found: [String: String] = [:]
    for name in environment.keys.sorted() where name.lowercased().hasSuffix("_proxy") {
      let scheme = name.lowercased().dropLast("_proxy".count)
      if let value = environment[name], !value.isEmpty { found[String(scheme)] = value }
    }
    // A CGI program's HTTP_PROXY is a header that its client sent.
    if environment["REQUEST_METHOD"] != nil { found["http"] = nil }
    for scheme in ["http", "https", "all", "no"] {
      guard let value = environment["\(scheme)_proxy"] else { continue }
      found[scheme] = value.isEmpty ? nil : value
    }
    func nonempty(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    exceptions = (nonempty("no_proxy") ?? nonempty("NO_PROXY") ?? "")
      .filter { $0 != " " }.split(separator: ",").map(String.init)
    let list = found["no"] ?? ""
    names =
      list == "*"
      ? ["*"]
      : list.split(separator: ",").map { entry in
        String(
          entry.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed().drop { $0 == "." }
        )
        .lowercased()
      }.filter { !$0.isEmpty }
    found["no"] = nil
    addresses = found
  }

  /// The proxy through which an address is reached; nil for a direct connection.
  ///
  /// - Throws: `FleetFailure` of kind `badInput` for a proxy that Martlet cannot use; it does not show the value, which can hold a password.
  func proxy(for address: HTTPAddress) throws(FleetFailure) -> Proxy? {
    guard let text = addresses[address.scheme] ?? addresses["all"], !isException(address) else { return nil }
    let variable = addresses[address.scheme] == nil ? "ALL_PROXY" : "\(address.scheme.uppercased())_PROXY"
    let full = text.contains("://") ? text : "http://" + text
    guard let parts = URLComponents(string: full), let scheme = parts.scheme?.lowercased() else {
      throw FleetFailure(.badInput, "\(variable) is no address of a proxy")
    }
    guard scheme == "http" else {
      throw FleetFailure(
        .badInput,
        "\(variable) names a proxy of the kind \(scheme.oneLine(limit: 20)); Martlet uses proxies that begin with http://, or none: add the host to NO_PROXY"
      )
    }
    guard let host = parts.host, !host.isEmpty else {
      throw FleetFailure(.badInput, "\(variable) is no address of a proxy")
    }
    return Proxy(
      host: host, port: parts.port ?? 80, user: parts.user.flatMap { $0.isEmpty ? nil : $0 },
      password: parts.password)
  }

  private func isException(_ address: HTTPAddress) -> Bool {
    let host = address.host.lowercased()
    if let number = Self.number(host) {
      for entry in exceptions {
        if let network = Network(entry) {
          if network.contains(number) { return true }
        } else if entry == host {
          return true
        }
      }
    } else {
      let whole = host + (address.port.map { ":\($0)" } ?? "")
      let isNamed = exceptions.contains { entry in
        let name = String(entry.drop { $0 == "." })
        return [host, whole].contains { $0 == name || $0.hasSuffix("." + name) }
      }
      if isNamed { return true }
    }
    return names.contains { $0 == "*" || host == $0 || host.hasSuffix("." + $0) }
  }

  /// An IPv4 address as a number, in any notation that inet_aton(3) takes; nil for a name.
  private static func number(_ text: String) -> UInt32? {
    var address: UInt32 = 0
    let isRead = unsafe withUnsafeMutableBytes(of: &address) { bytes in
      unsafe inet_aton(text, bytes.assumingMemoryBound(to: in_addr.self).baseAddress) != 0
    }
    return isRead ? UInt32(bigEndian: address) : nil
  }

  /// A network such as `10.0.0.0/8`.
  private struct Network {
    private let base: UInt32
    private let mask: UInt32

    /// Reads a network; nil for anything else.
    init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let bits = Int(parts[1]), (1...32).contains(bits),
        let base = ProxySettings.number(String(parts[0]))
      else { return nil }
      self.base = base
      mask = UInt32.max << UInt32(32 - bits)
    }

    /// Whether it holds an address.
    func contains(_ number: UInt32) -> Bool { number & mask == base & mask }
  }
}
