package import Foundation
internal import Glibc

/// An address to which Martlet sends secrets: `https`, or `http` to this machine.
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address without a slash at its end; it has no user, no password and no fragment.
  package var url: URL
  /// The host in small letters, without the brackets of an IPv6 address.
  package var host: String

  /// Why a text is no such address.
  package struct Fault: Error, Sendable, Hashable {
    /// What is wrong and what to write, without the address itself.
    package var reason: String
  }

  /// Reads an address.
  ///
  /// - Throws: `Fault` for another scheme, for plain `http` to another machine, and for a user, password or fragment in it.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= 2048, let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https", let name = parts.host
    else { throw Fault(reason: "expected an address such as https://martlet.example.org") }
    let host = (name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name).lowercased()
    guard !host.isEmpty else { throw Fault(reason: "the address names no host") }
    guard parts.user == nil, parts.password == nil, parts.fragment == nil else {
      throw Fault(reason: "the address must have no user, password or fragment")
    }
    guard parts.port.map({ (1...65_535).contains($0) }) ?? true else {
      throw Fault(reason: "the port is from 1 to 65535")
    }
    guard scheme == "https" || Self.isLoopback(host) else {
      throw Fault(
        reason: "plain http would show the secret to everybody on the way; use https (http is for loopback)")
    }
    var trimmed = text
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let url = URL(string: trimmed) else { throw Fault(reason: "this is no address") }
    self.url = url
    self.host = host
  }

  /// Whether a host's name or address is this machine's by every resolver: `localhost`, 127.0.0.0/8, `::1`.
  ///
  /// - SeeAlso: RFC 6761 section 6.3 for `localhost`.
  package static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" { return true }
    var four = in_addr()
    if unsafe inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, host, &six) == 1 else { return false }
    return unsafe withUnsafeBytes(of: &six) { bytes in
      unsafe bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }
  }

  /// The address.
  package var description: String { url.absoluteString }

  /// Scheme, host and port.
  package var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(url.scheme?.lowercased() ?? "https")://\(name)" + (url.port.map { ":\($0)" } ?? "")
  }
}

extension String {
  /// The text as one segment of a path, or one value of a query: all but unreserved characters in percent-encoding (RFC 3986 section 2.3).
  package var percentEncoded: String {
    addingPercentEncoding(
      withAllowedCharacters: CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"))
      ?? ""
  }
}
