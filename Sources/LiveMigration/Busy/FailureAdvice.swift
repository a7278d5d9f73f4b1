internal import LibvirtClient

/// What to do about what libvirt says of an option that an end could not do after all.
///
/// - SeeAlso: QEMU 7.2.0 migration/migration.c, migrate_caps_check; crypto/tlscredsx509.c, qcrypto_tls_creds_get_path and
///   migration/tls.c; libvirt 9.0.0 src/qemu/postcopy-migration.sysctl.
enum FailureAdvice {
  /// A sentence; nil where the reason speaks for itself.
  static func about(_ reason: String, _ plan: MigrationPlan) -> String? {
    if plan.flags.contains(.postCopy), reason.contains("Postcopy is not supported") {
      return
        "post-copy needs userfaultfd at the target: there, sysctl vm.unprivileged_userfaultfd=1 lets QEMU use it"
    }
    guard plan.flags.contains(.tls) else { return nil }
    if reason.contains("Unable to access credentials") {
      return
        "QEMU's certificates are not there: the source needs ca-cert.pem, client-cert.pem, client-key.pem, the target ca-cert.pem, "
        + "server-cert.pem, server-key.pem, in the folder that migrate_tls_x509_cert_dir in its /etc/libvirt/qemu.conf names"
    }
    if reason.contains("certificate") || reason.contains("TLS") {
      return
        "the target's certificate must name the host in the migration's URI; else give its name with --tls-destination"
    }
    return nil
  }
}
