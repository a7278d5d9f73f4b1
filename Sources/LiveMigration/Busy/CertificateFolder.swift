internal import FileAccess
internal import Glibc

/// The folder from which an end's QEMU takes its certificates for a migration.
struct CertificateFolder: Equatable {
  /// An end of a migration.
  enum Role: String { case source, target }

  /// The folders that libvirt takes, the first of those that are there.
  var candidates: [String]

  /// The folder that a qemu.conf names, or libvirt's own.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu.conf.in, migrate_tls_x509_cert_dir, default_tls_x509_cert_dir;
  ///   src/qemu/qemu_conf.c, SET_TLS_X509_CERT_DEFAULT (/etc/pki/libvirt-migrate before the default), virQEMUDriverConfigNew
  ///   (/etc/pki/qemu).
  init(configuration: String) {
    var settings: [Substring: Substring] = [:]
    for line in configuration.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingPrefix(while: \.isWhitespace) }
      guard parts.count == 2, !parts[0].hasPrefix("#") else { continue }
      let name = parts[0].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      settings[name] = parts[1].hasPrefix("\"") ? parts[1].dropFirst().prefix { $0 != "\"" } : parts[1]
    }
    if let named = settings["migrate_tls_x509_cert_dir"] {
      candidates = [String(named)]
    } else {
      candidates = [
        "/etc/pki/libvirt-migrate", settings["default_tls_x509_cert_dir"].map(String.init) ?? "/etc/pki/qemu",
      ]
    }
  }

  /// The files that QEMU reads at an end: those that it cannot do without, and those of a source that the target asks for
  /// unless its `migrate_tls_x509_verify` is 0.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu.conf.in, default_tls_x509_cert_dir, default_tls_x509_verify.
  static func files(for role: Role) -> (needed: [String], asked: [String]) {
    switch role {
    case .target: (["ca-cert.pem", "server-cert.pem", "server-key.pem"], [])
    case .source: (["ca-cert.pem"], ["client-cert.pem", "client-key.pem"])
    }
  }

  /// Where the daemon at a URI has its qemu.conf, if that is on this machine at its usual place; else nil.
  static func configuration(of uri: String) -> String? {
    guard let start = uri.firstRange(of: ":///"), uri.hasPrefix("qemu"), !uri.contains("?") else {
      return nil
    }
    switch uri[start.upperBound...] {
    case "system": return "/etc/libvirt/qemu.conf"
    case "session": return UserFolder.configuration.path.map { $0 + "/libvirt/qemu.conf" }
    default: return nil
    }
  }

  /// What is known beforehand of the certificates of the end at a URI, by the qemu.conf at `configuration`.
  static func reasons(at uri: String, for role: Role, configuration: String?) -> [Preflight.Reason] {
    let unseen = Preflight.Reason(
      "option.certificates", .note,
      "The certificates of \(uri) cannot be seen from here. libvirt reads them as it begins, before any memory is sent."
    )
    guard let configuration else { return [unseen] }
    var text = ""
    do throws(FileAccessError) {
      text = String(decoding: try WholeFile.read(configuration, limit: 1 << 20), as: UTF8.self)
    } catch {
      // Without a file libvirt goes by its defaults.
      guard error.code == ENOENT else { return [unseen] }
    }
    let folder = CertificateFolder(configuration: text)
    var path = folder.candidates.last ?? ""
    var names: [String] = []
    for candidate in folder.candidates {
      do throws(FileAccessError) {
        names = try Folder.names(in: candidate)
        path = candidate
        break
      } catch {
        guard error.code == ENOENT else { return [unseen] }
      }
    }
    let files = files(for: role)
    let advice =
      "Put the files there, or name another folder as migrate_tls_x509_cert_dir in \(configuration), and restart the daemon."
    let needed = files.needed.filter { !names.contains($0) }
    if !needed.isEmpty {
      return [
        .init(
          "option.certificates", .blocks,
          "--tls: \(path) at the \(role.rawValue) (\(uri)) has no \(needed.joined(separator: ", ")). \(advice)"
        )
      ]
    }
    let asked = files.asked.filter { !names.contains($0) }
    guard !asked.isEmpty else { return [] }
    return [
      .init(
        "option.certificates", .warns,
        "--tls: \(path) at the \(role.rawValue) (\(uri)) has no \(asked.joined(separator: ", ")), which the target asks for unless "
          + "its qemu.conf says migrate_tls_x509_verify = 0. \(advice)")
    ]
  }
}
