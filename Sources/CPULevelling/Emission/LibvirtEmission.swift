extension EmittedWords {
  /// A `<cpu>`; with `check='partial'` libvirt compares it with the hypervisor's offer before the guest starts.
  ///
  /// - SeeAlso: libvirt docs/formatdomain.rst, CPU model and topology (maxphysaddr: 8.7.0).
  func libvirt() -> String {
    var text =
      "<cpu mode='custom' match='exact' check='partial'>\n  <model fallback='forbid'>\(model)</model>\n"
    if let bits = addressBits { text += "  <maxphysaddr mode='emulate' bits='\(bits)'/>\n" }
    text += required.map { "  <feature policy='require' name='\($0)'/>\n" }.joined()
    text += disabled.map { "  <feature policy='disable' name='\($0)'/>\n" }.joined()
    return text + "</cpu>\n"
  }

  /// A `<cpu>` in the template's RAW, which OpenNebula adds to the domain.
  ///
  /// - SeeAlso: OpenNebula src/vmm/LibVirtDriverKVM.cc, deployment_description_kvm (RAW; CPU_MODEL writes a model and no features).
  func opennebula() -> String {
    "RAW = [\n  TYPE = \"kvm\",\n  DATA = \"\(libvirt().dropLast())\" ]\n"
  }

  /// oVirt's custom CPU type: libvirt's model, then features with signs.
  ///
  /// - SeeAlso: ovirt-engine .../builder/vminfo/LibvirtVmXmlBuilder.java, writeCpu and writeCpuFlags.
  func ovirt() -> String {
    ([model] + required.map { "+" + $0 } + disabled.map { "-" + $0 }).joined(separator: ",") + "\n"
  }
}
