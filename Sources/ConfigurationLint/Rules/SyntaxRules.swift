/// Rules on what the readers could not make sense of.
enum SyntaxRules {
  static let all: [LintRule] = [
    .ofReaders(
      "syntax", .error, "A line, an entry or a flag does not follow its format",
      citation:
        "oslo.config oslo_config/iniparser.py; proxmox CPUConfig.pm, cpu_fmt; ovirt-engine 0000_config.sql; qemu 10.0 target/i386/cpu.c, x86_cpu_parse_featurestr; xen 4.17 libxl_cpuid.c; firecracker docs/cpu_templates/schema.json"
    ),
    .ofReaders(
      "key-unknown", .error, "The format has no such setting",
      citation:
        "proxmox qemu-server CPUConfig.pm, cpu_fmt; incus doc/howto/cluster_groups.md; cloud-hypervisor docs/cpu.md; firecracker docs/cpu_templates/schema.json"
    ),
    .ofReaders(
      "key-twice", .warning, "A setting or section appears twice, and one of them has no effect",
      citation:
        "oslo.config oslo_config/cfg.py, _Namespace; PVE::SectionConfig; OpenNebula src/vmm/LibVirtDriverKVM.cc"
    ),
    .ofReaders(
      "value-invalid", .error, "The setting does not accept the value",
      citation:
        "proxmox qemu-server CPUConfig.pm, cpu_fmt; libvirt docs/formatdomain.rst, CPU model and topology; nova nova/conf/libvirt.py; xen 4.17 libxl_cpuid.c; cloud-hypervisor docs/cpu.md; firecracker docs/cpu_templates/schema.json"
    ),
    .ofReaders(
      "policy-unknown", .error, "A feature's policy is not one of libvirt's",
      citation: "libvirt docs/formatdomain.rst, CPU model and topology; kubevirt api core/v1, CPUFeature"),
    LintRule(
      "not-judged", .undetermined, "A template or variable fills in the value later",
      citation: "oslo.config docs, option interpolation; helm.sh/docs, templates"
    ) { configuration, _ in
      configuration.cpus.flatMap { cpu in
        (cpu.models + cpu.wishes.map(\.name)).filter { isPlaceholder($0.text) }.map {
          LintRule.Draft(
            position: $0.position, name: $0.text,
            message: "a template or variable fills in \($0.text) later: check the result")
        }
      }
    },
  ]
}
