internal import FleetDocuments
internal import FoundationEssentials

/// The parts of an HTTP address, without user, password, query and fragment.
struct HTTPAddress: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`.
  var scheme: String
  /// Host, and port if it is given.
  var authority: String
  /// The path without a slash at its end; empty for the root.
  var path: String

  /// Reads an address.
  ///
  /// - Throws: `FleetFailure` of kind `badInput` for another scheme, a missing host, and a user or password in it.
  init(_ text: String, _ what: String) throws(FleetFailure) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty
    else { throw FleetFailure(.badInput, "\(what) is no address that begins with https:// or http://") }
    guard parts.user == nil, parts.password == nil else {
      throw FleetFailure(
        .badInput, "\(what) has a user or password in it; write them as options of their own")
    }
    self.scheme = scheme
    authority = host + (parts.port.map { ":\($0)" } ?? "")
    path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
  }

  /// Checks that a text is an address.
  ///
  /// - Throws: As `init(_:_:)`.
  static func check(_ text: String, _ what: String) throws(FleetFailure) { _ = try HTTPAddress(text, what) }

  /// The address.
  var description: String { "\(scheme)://\(authority)\(path)" }

  /// The host, without the brackets of an IPv6 address.
  var host: String {
    let name =
      port == nil ? authority[...] : authority[..<(authority.lastIndex(of: ":") ?? authority.endIndex)]
    return name.hasPrefix("[") ? String(name.dropFirst().prefix { $0 != "]" }) : String(name)
  }

  /// The port; nil for the scheme's own.
  var port: Int? {
    let end = authority.split(separator: "]", omittingEmptySubsequences: false).last ?? ""
    return end.lastIndex(of: ":").flatMap { Int(end[end.index(after: $0)...]) }
  }

  /// The address of a path below it.
  func appending(_ path: String) -> HTTPAddress {
    var address = self
    address.path += path
    return address
  }

  /// The address with another path at the same service: of a link in its answer, the path alone counts.
  func with(path: String) -> HTTPAddress {
    var address = self
    address.path = path
    while address.path.hasSuffix("/") { address.path.removeLast() }
    return address
  }
}

extension String {
  /// The text as one segment of a path, or one value of a query.
  var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
