/// A URI of libvirt's that is safe to open: its transport and parameters run no program of the URI's choosing.
///
/// A URI may come from a list, a log or a journal that somebody else wrote, and libvirt runs what some of its parameters name.
///
/// - SeeAlso: libvirt 9.0.0 docs/uri.rst, "ext transport", "command parameter", "netcat parameter", "proxy parameter".
package struct LibvirtURI: Sendable, Hashable {
  /// The URI as it was written.
  package let text: String

  /// Hypervisors whose libvirt drivers are used for x86 hosts and guests, and libvirt's own driver for tests.
  ///
  /// - SeeAlso: libvirt 9.0.0 docs/drivers.rst.
  private static let drivers: Set<String> = ["qemu", "xen", "ch", "test"]

  /// Ways to a daemon that run no program but ssh.
  ///
  /// - SeeAlso: libvirt 9.0.0 docs/uri.rst, "Transport configuration".
  private static let transports: Set<String> = ["unix", "tcp", "tls", "ssh", "libssh", "libssh2"]

  /// Parameters that name no program.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/remote/remote_driver.c, doRemoteOpen (EXTRACT_URI_ARG_STR, EXTRACT_URI_ARG_BOOL).
  private static let parameters: Set<String> = [
    "name", "tls_priority", "mode", "socket", "auth", "authfile", "sshauth", "keyfile", "pkipath",
    "known_hosts",
    "known_hosts_verify", "no_verify", "no_sanity", "no_tty",
  ]

  /// Whether an argument has the form of a URI that libvirt is asked by: `DRIVER://` or `DRIVER+TRANSPORT://`.
  package static func isURI(_ argument: String) -> Bool {
    guard let mark = argument.firstRange(of: "://") else { return false }
    let scheme = argument[..<mark.lowerBound]
    return scheme.first?.isLetter == true
      && scheme.utf8.allSatisfy { byte in
        (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }

  /// A URI that may be opened.
  ///
  /// - Parameter allowsPrograms: Whether transports and parameters pass that run programs: `+ext`, `command=`, `netcat=`, `proxy=`.
  /// - Throws: `LibvirtFailure` of kind `refused` for a driver, transport or parameter that is not listed, and for a host or user that
  ///   begins with `-`, which ssh would take for an option.
  package init(_ text: String, allowsPrograms: Bool = false) throws(LibvirtFailure) {
    self.text = text
    func refused(_ reason: String) -> LibvirtFailure { LibvirtFailure(reason: reason, kind: .refused) }
    guard Self.isURI(text), let mark = text.firstRange(of: "://") else {
      throw refused("this is not a URI; expected one such as qemu:///system or qemu+ssh://node2/system")
    }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f }) else {
      throw refused("a URI holds no blanks and no control characters")
    }
    let scheme = text[..<mark.lowerBound].split(
      separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    guard Self.drivers.contains(String(scheme[0])) else {
      throw refused(
        "Martlet asks no libvirt driver called \(scheme[0]) (it asks \(Self.drivers.sorted().joined(separator: ", ")))"
      )
    }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    for part in authority.split(separator: "@", omittingEmptySubsequences: false) {
      guard Self.decoded(part).first != "-" else {
        throw refused("ssh would treat a host or user that begins with - as an option")
      }
    }
    guard !allowsPrograms else { return }
    if scheme.count == 2, !Self.transports.contains(String(scheme[1])) {
      throw refused(
        scheme[1] == "ext"
          ? "the transport ext runs a program that the URI names; allow it with --allow-uri"
          : "there is no transport \(scheme[1]) (\(Self.transports.sorted().joined(separator: ", ")))")
    }
    guard let question = rest.firstIndex(of: "?") else { return }
    let query = rest[rest.index(after: question)...].prefix { $0 != "#" }
    // libvirt takes ; between parameters too (src/util/viruri.c, virURIParseParams).
    for pair in query.split(whereSeparator: { $0 == "&" || $0 == ";" }) {
      let name = Self.decoded(pair.prefix { $0 != "=" })
      guard Self.parameters.contains(name) else {
        throw refused(
          ["command", "netcat", "proxy"].contains(name)
            ? "the parameter \(name) has a program run; allow it with --allow-uri"
            : "Martlet knows no parameter \(name) of libvirt's URIs; allow it with --allow-uri")
      }
      // The URI that the daemon at the other end opens.
      if name == "name", let equals = pair.firstIndex(of: "="), pair.index(after: equals) != pair.endIndex {
        _ = try LibvirtURI(Self.decoded(pair[pair.index(after: equals)...]))
      }
    }
  }

  /// The text with `%XX` replaced by the byte that it stands for.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
