import Foundation
import Glibc

/// Certificates of one authority for two hosts on loopback, made by openssl for the tests of a suite.
struct MigrationCertificates {
  static let isMade = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  /// The name in the target's certificate, besides its address.
  static let targetName = "target.martlet.test"

  private let folder: String

  /// Makes the authority, and a certificate for each end in a folder of its own.
  init(_ folder: String) throws {
    self.folder = folder
    let configuration = """
      [req]
      distinguished_name = name
      prompt = no
      [name]
      CN = martlet's tests
      [authority]
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign
      [server]
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature, keyEncipherment
      extendedKeyUsage = serverAuth
      subjectAltName = IP:127.0.0.1, DNS:\(Self.targetName)
      [client]
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature, keyEncipherment
      extendedKeyUsage = clientAuth
      """
    let authority = folder + "/authority"
    try FileManager.default.createDirectory(atPath: authority, withIntermediateDirectories: true)
    let settings = authority + "/openssl.cnf"
    try configuration.write(toFile: settings, atomically: false, encoding: .utf8)
    func make(_ extensions: String, _ files: String, _ more: [String]) throws {
      let ended = try Command(
        [
          "/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-config",
          settings, "-extensions", extensions, "-keyout", files + "-key.pem", "-out", files + "-cert.pem",
        ] + more, environment: ["PATH": "/usr/bin:/bin"]
      ).wait()
      guard ended.status == 0 else { throw Unmade(description: "\(ended)") }
    }
    try make("authority", authority + "/ca", [])
    for end in ["server", "client"] {
      let path = "\(folder)/\(end)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: authority + "/ca-cert.pem", toPath: path + "/ca-cert.pem")
      try make(
        end, "\(path)/\(end)", ["-CA", authority + "/ca-cert.pem", "-CAkey", authority + "/ca-key.pem"])
      if getuid() == 0 {
        _ = try Command(["/usr/bin/chown", "-R", "nobody:nogroup", path], environment: [:]).wait()
      }
    }
  }

  /// The lines of a qemu.conf by which an end takes the certificate of a `server` or a `client`.
  func settings(_ end: String) -> [String] { ["migrate_tls_x509_cert_dir = \"\(folder)/\(end)\""] }
}
