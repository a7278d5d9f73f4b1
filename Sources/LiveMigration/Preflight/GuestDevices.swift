internal import XMLReading

extension PreflightExamination {
  /// What a definition's devices say of moving them: what is bound to the host, and what the target must have too.
  ///
  /// Whether a path is the same storage at both ends no daemon tells; libvirt refuses writable files on file systems that
  /// are not shared.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsSafe, qemuMigrationSrcIsAllowedHostdev.
  func devices(_ definition: String) -> [Preflight.Reason] {
    var reasons: [Preflight.Reason] = []
    do throws(XMLError) {
      let cursor = try XMLCursor(Array(definition.utf8))
      try cursor.forEachChild { section throws(XMLError) in
        guard section.name == "devices" else { return }
        try section.forEachChild { device throws(XMLError) in
          switch device.name {
          case "hostdev": reasons += try hostDevice(device)
          case "disk": reasons += try disk(device)
          default: break
          }
        }
      }
    } catch {
      reasons.append(
        .init("guest.definition", .unknown, "Martlet cannot read the guest's definition: \(error.reason)."))
    }
    return reasons
  }

  /// A device of the host's; libvirt lets USB's move, and what a network team does without meanwhile.
  private func hostDevice(_ cursor: XMLCursor) throws(XMLError) -> [Preflight.Reason] {
    let type = cursor.attribute("type") ?? "hostdev"
    var isTransient = false
    try cursor.forEachChild { child throws(XMLError) in
      if child.name == "teaming", child.attribute("type") == "transient" { isTransient = true }
    }
    guard type != "usb", !isTransient else { return [] }
    return [
      .init(
        "guest.host-device", .warns,
        "The guest uses a host device (\(type)), which libvirt 9.0 refuses to move; detach it first.")
    ]
  }

  private func disk(_ cursor: XMLCursor) throws(XMLError) -> [Preflight.Reason] {
    let type = cursor.attribute("type") ?? "file"
    var path: String?
    var isReadOnly = false
    try cursor.forEachChild { child throws(XMLError) in
      switch child.name {
      case "source": path = child.attribute("file") ?? child.attribute("dev") ?? child.attribute("dir")
      case "readonly": isReadOnly = true
      default: break
      }
    }
    guard let path, type != "network" else { return [] }
    let kind = isReadOnly ? "read" : "written"
    return [
      .init(
        "storage.path", .note,
        "\(path) is \(kind) by the guest and must be the same at both ends; Martlet cannot check this.")
    ]
  }
}
