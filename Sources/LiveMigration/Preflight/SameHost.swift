internal import LibvirtClient
internal import XMLReading

extension PreflightExamination {
  /// Why libvirt would take the target for the source itself; nil if it would not.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_migration_cookie.c, qemuMigrationCookieXMLParse (the host's UUID);
  ///   src/libvirt-domain.c, virDomainMigrateCheckNotLocal (the URI).
  func sameHost(_ source: MigrationHost, _ target: MigrationHost, peer: String?) -> Preflight.Reason? {
    let reason: (String) -> Preflight.Reason = { .init("target.host", .blocks, $0) }
    let (from, to) = (identity(of: source), identity(of: target))
    guard source.uri != target.uri else {
      return reason("--from and --to are the same host, \(source.uri).")
    }
    if let uuid = from.uuid, uuid == to.uuid {
      guard let a = from.name, let b = to.name, a != b else {
        return reason(
          "\(target.uri) is the host that the guest runs on (its UUID is \(uuid)); libvirt does not move a guest to its own host."
        )
      }
      return reason(
        "\(a) and \(b) have the same host UUID (\(uuid)), because some firmware gives every machine the same one, and libvirt treats them as one host. "
          + "Set another host_uuid in \(b)'s /etc/libvirt/libvirtd.conf (or virtqemud.conf), and restart the daemon."
      )
    }
    let way = peer ?? target.uri
    guard way != source.uri else {
      return reason("--peer-uri \(way) is the source itself.")
    }
    guard Self.isLocal(way) else { return nil }
    return reason(
      "To the source's libvirt, \(way) means itself; give a URI that reaches the target from the source (--peer-uri)."
    )
  }

  /// Whether libvirt takes a URI for the machine that asks: it names no host or localhost, and no socket of its own.
  static func isLocal(_ uri: String) -> Bool {
    guard let start = uri.firstRange(of: "://") else { return false }
    let (scheme, rest) = (uri[..<start.lowerBound], uri[start.upperBound...])
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let server = authority.split(separator: "@").last ?? ""
    guard server.isEmpty else { return server.hasPrefix("localhost") }
    let query = rest.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    let namesSocket = query.split(separator: "&").contains { $0.hasPrefix("socket=") }
    return !(scheme.hasSuffix("+unix") && namesSocket)
  }

  /// The UUID and the name by which a host goes.
  private func identity(of host: MigrationHost) -> (uuid: String?, name: String?) {
    let name = try? host.hostName()
    guard let text = try? host.capabilities() else { return (nil, name) }
    var uuid: String?
    try? { () throws(XMLError) in
      let cursor = try XMLCursor(Array(text.utf8))
      try cursor.forEachChild { part throws(XMLError) in
        guard part.name == "host" else { return }
        try part.forEachChild { child throws(XMLError) in
          if child.name == "uuid" { uuid = try child.text().lowercased() }
        }
      }
    }()
    return (uuid, name)
  }
}
