import Testing

/// One document of each format, written for these tests.
struct Fixture: Sendable, CustomTestStringConvertible {
  let format: String
  let text: String

  var testDescription: String { format }
  var bytes: [UInt8] { Array(text.utf8) }

  static let all =
    [novaJSON, novaTable, capabilities, domainCapabilities, domain, cpu, snapshot] + dumps + linux

  static let novaJSON = Fixture(
    format: "nova-json",
    text: #"""
      {"hypervisor": {"id": 7, "hypervisor_hostname": "rack3-u12", "hypervisor_version": 7002000,
        "cpu_info": "{\"arch\": \"x86_64\", \"model\": \"IvyBridge\", \"vendor\": \"Intel\",
         \"topology\": {\"cells\": 2, \"sockets\": 1, \"cores\": 10, \"threads\": 2},
         \"features\": [\"vme\", \"ds\", \"acpi\", \"monitor\", \"pdpe1gb\", \"invtsc\"]}"}}
      """#.replacing("\n   ", with: ""))

  static let novaTable = Fixture(
    format: "nova-table",
    text: """
      +---------------------+------------------------------------+
      | Field               | Value                              |
      +---------------------+------------------------------------+
      | cpu_info            | {"arch": "x86_64", "model":        |
      |                     | "IvyBridge", "vendor": "Intel",    |
      |                     | "topology": {"cells": 2,           |
      |                     | "sockets": 1, "cores": 10,         |
      |                     | "threads": 2}, "features": ["vme", |
      |                     | "ds", "acpi", "monitor",           |
      |                     | "pdpe1gb", "invtsc", "tsc-         |
      |                     | deadline"]}                        |
      | hypervisor_hostname | rack3-u12                          |
      | running_vms         | 3                                  |
      +---------------------+------------------------------------+

      """)

  static let capabilities = Fixture(
    format: "libvirt-capabilities",
    text: """
      <capabilities>
        <host>
          <uuid>5f3a1c1e-0000-4000-8000-000000000001</uuid>
          <cpu>
            <arch>x86_64</arch>
            <model>IvyBridge</model>
            <vendor>Intel</vendor>
            <microcode version='1068'/>
            <topology sockets='1' dies='1' cores='10' threads='2'/>
            <feature name='ds'/>
            <feature name='monitor'/>
            <pages unit='KiB' size='4'/>
          </cpu>
          <power_management/>
        </host>
        <guest>
          <os_type>hvm</os_type>
        </guest>
      </capabilities>

      """)

  static let domainCapabilities = Fixture(
    format: "libvirt-domcapabilities",
    text: """
      <domainCapabilities>
        <path>/usr/bin/qemu-system-x86_64</path>
        <domain>kvm</domain>
        <machine>pc-i440fx-7.2</machine>
        <arch>x86_64</arch>
        <cpu>
          <mode name='host-passthrough' supported='yes'/>
          <mode name='host-model' supported='yes'>
            <model fallback='forbid'>IvyBridge</model>
            <vendor>Intel</vendor>
            <feature policy='require' name='hypervisor'/>
            <feature policy='disable' name='vme'/>
          </mode>
          <mode name='custom' supported='yes'>
            <model usable='yes'>IvyBridge</model>
          </mode>
        </cpu>
      </domainCapabilities>

      """)

  static let domain = Fixture(
    format: "libvirt-domain",
    text: """
      <?xml version='1.0'?>
      <!-- a guest -->
      <domain type='kvm'>
        <name>web1</name>
        <cpu mode='custom' match='exact' check='full'>
          <model fallback='forbid'>SandyBridge</model>
          <feature policy='require' name='aes'/>
          <feature policy='forbid' name='rtm'/>
        </cpu>
      </domain>

      """)

  static let cpu = Fixture(
    format: "libvirt-cpu",
    text: """
      <cpu match='exact'>
        <model>SandyBridge</model>
        <feature policy='require' name='smep'/>
      </cpu>

      """)
}
