public import Reports
internal import Wording

extension ModelReport {
  /// The model as text: who knows it, its features, and which hosts can run it.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph("\(layout.paint(name, .bold))  a CPU model\(vendor.map { " of \($0)" } ?? "")")
    if let libvirt {
      let others = libvirt.lacking
      layout.field(
        "libvirt",
        "has it from \(libvirt.since) on, of the maps that Martlet read (\(listed(libvirt.versions)))"
          + (others.isEmpty
            ? "; all have it." : "; \(listed(others)) lack\(others.count == 1 ? "s" : "") it."))
    } else {
      layout.field("libvirt", "has no model of this name in the maps that Martlet read; libvirt refuses it.")
    }
    if let qemu {
      let other = qemu.name == name ? "" : "calls it \(qemu.name); "
      layout.field(
        "QEMU",
        other
          + "has it from \(qemu.since) on, of the releases that Martlet read (\(listed(qemu.releases))).")
      if qemu.versions.count > 1 { layout.field("versions", qemu.versions.joined(separator: " ")) }
      layout.field("CPUID", "up to leaf \(hexadecimal(qemu.level)) and \(hexadecimal(qemu.extendedLevel))")
    } else {
      layout.field("QEMU", "has no model of this name in the releases that were read.")
    }
    if !hosts.isEmpty {
      layout.heading("Hosts")
      for host in hosts {
        let tint: TextLayout.Tint =
          switch host.outcome {
          case .runs: .green
          case .lacks: .red
          case .undetermined: .yellow
          }
        layout.paragraph(
          "\(layout.paint(host.name, .bold)): \(sentence(on: host, layout, tint))", indent: 2, lead: "  ")
        for reason in host.reasons { layout.paragraph(reason, indent: 4) }
      }
    }
    layout.heading("\(features.count) features")
    layout.paragraph(features.joined(separator: " "), indent: 2, lead: "  ")
    if !onlyInQEMU.isEmpty {
      layout.field("QEMU adds", onlyInQEMU.joined(separator: " ") + ", which libvirt's model lacks")
    }
    if !onlyInLibvirt.isEmpty {
      layout.field("QEMU lacks", onlyInLibvirt.joined(separator: " ") + ", which libvirt's model has")
    }
    return layout.text
  }

  private func sentence(on host: Host, _ layout: TextLayout, _ tint: TextLayout.Tint) -> String {
    switch host.outcome {
    case .runs: layout.paint("runs it", tint)
    case .lacks: layout.paint("lacks", tint) + " " + host.missing.joined(separator: " ")
    case .undetermined:
      layout.paint("undetermined", tint)
        + (host.undetermined.isEmpty
          ? "" : ": its record does not report \(listed(host.undetermined, limit: TextLimits.names))")
    }
  }
}

/// A leaf's number as the manuals write it.
private func hexadecimal(_ leaf: UInt32) -> String {
  let digits = String(leaf, radix: 16, uppercase: true)
  return (digits.count < 2 ? "0" : "") + digits + "H"
}
