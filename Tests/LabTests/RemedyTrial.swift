import Foundation
import Remedies
import RemedySamples
import Testing

/// One remedy in the lab: which of its kind, what has to be there first, what the operator does where a step says it in words, and what
/// is true afterwards.
struct RemedyTrial: Sendable {
  let kind: RemedyKind
  /// A word of the remedy's commands that chooses one of several.
  var choice = ""
  /// Whether the guest runs while it is carried out.
  var needsGuest = true
  /// Whether the guest has a disk.
  var hasDisk = false
  /// Makes on the hosts what the remedy is for.
  var prepare: @Sendable (RemedyHosts) throws -> Void = { _ in }
  /// What is done where a step is a sentence.
  var act: @Sendable (RemedyHosts, String) throws -> Void = { _, _ in }
  /// What is true once it was carried out.
  var holds: @Sendable (RemedyHosts) throws -> Void = { _ in }
  /// What is true once it was undone.
  var isUndone: @Sendable (RemedyHosts) throws -> Void = { _ in }

  /// The remedy as it is printed for the hosts.
  var remedy: Remedy? {
    EveryRemedy.all.first { remedy in
      remedy.kind == kind
        && (choice.isEmpty || remedy.title.contains(choice)
          || remedy.commands.contains { $0.contains(choice) })
        && !remedy.commands.contains { $0.hasPrefix("openstack compute") }
    }?.fitted(to: Platform(system: .debian, daemons: .monolithic))
  }

  static let all: [RemedyTrial] = [
    RemedyTrial(kind: .lookAtGuest), RemedyTrial(kind: .lookAtLog),
    RemedyTrial(
      kind: .collectEvidence,
      holds: { hosts in
        for file in ["destination.xml", "destination-guests.xml"] {
          try hosts.lab.copy("gamma:/root/\(file)", to: hosts.lab.folder + "/" + file)
          let shown = try martlet(["show", hosts.lab.folder + "/" + file])
          #expect(shown.status == 0, "\(shown)")
        }
      }),
    RemedyTrial(
      kind: .explicitHyperV,
      holds: { hosts in
        let arguments = try hosts.on("gamma", "tr '\\0' ' ' </proc/$(cat /run/libvirt/qemu/web.pid)/cmdline")
        #expect(
          arguments.contains("hv-relaxed=on") && arguments.contains("hv-spinlocks=0x1fff"), "\(arguments)")
      },
      isUndone: { hosts in
        try hosts.expect(
          "gamma", "tr '\\0' ' ' </proc/$(cat /run/libvirt/qemu/web.pid)/cmdline", lacks: "hv-")
      }),
    RemedyTrial(
      kind: .openDevice, needsGuest: false,
      prepare: { _ = try $0.on("gamma", "useradd --system labqemu") },
      holds: { try $0.expect("gamma", "id -nG labqemu", shows: "kvm") },
      isUndone: { try $0.expect("gamma", "id -nG labqemu", lacks: "kvm") }),
    staged,
    RemedyTrial(
      kind: .startOnLesserHost, choice: "virsh", holds: { try $0.runs(on: "delta") },
      isUndone: { try $0.runs(on: "gamma") }),
    RemedyTrial(
      kind: .sameVendor, choice: "qemu+ssh", holds: { try $0.runs(on: "delta") },
      isUndone: { try $0.runs(on: "gamma") }),
    RemedyTrial(
      kind: .sameDefinition,
      act: { hosts, _ in
        try hosts.rewrite("/root/guest.xml", on: "gamma") { text in
          text.replacing(
            "<name>web</name>", with: "<name>web</name><description>edited</description>", maxReplacements: 1)
        }
      },
      holds: { hosts in
        try hosts.runs(on: "delta")
        try hosts.expect("delta", "virsh dumpxml web", shows: "<description>edited</description>")
      }, isUndone: { try $0.runs(on: "gamma") }),
    droppedRecords,
    RemedyTrial(
      kind: .copyStorage, hasDisk: true, holds: { try $0.runs(on: "delta") },
      isUndone: { try $0.runs(on: "gamma") }),
    RemedyTrial(
      kind: .refreshLibvirt,
      prepare: {
        _ = try $0.on(
          "gamma",
          "virsh domcapabilities >/dev/null; touch -d 2001-01-01 /var/cache/libvirt/qemu/capabilities/*.xml")
      },
      holds: { hosts in
        let old = try hosts.on(
          "gamma", "find /var/cache/libvirt/qemu/capabilities -name '*.xml' ! -newermt 2002-01-01")
        #expect(old.isEmpty, "\(old)")
        try hosts.runs(on: "gamma")
      }),
    restoredMap, changedParameter,
    RemedyTrial(
      kind: .ownModule, needsGuest: false,
      prepare: { _ = try $0.on("gamma", "modprobe -r kvm_amd kvm") },
      holds: { try $0.expect("gamma", "lsmod", shows: "kvm_amd") }),
    RemedyTrial(
      kind: .nestedParityOnAMD, needsGuest: false,
      prepare: { hosts in
        _ = try hosts.on(
          "gamma",
          "echo options kvm_amd nested=0 >/etc/modprobe.d/lab.conf && modprobe -r kvm_amd && modprobe kvm_amd"
        )
        try hosts.expect("gamma", "cat /sys/module/kvm_amd/parameters/nested", is: "0\n")
      },
      holds: { try $0.expect("gamma", "cat /sys/module/kvm_amd/parameters/nested", is: "1\n") },
      isUndone: { hosts in
        try hosts.expect("gamma", "cat /sys/module/kvm_amd/parameters/nested", is: "0\n")
        _ = try hosts.on("gamma", "rm /etc/modprobe.d/lab.conf; modprobe -r kvm_amd && modprobe kvm_amd")
      }),
  ]

  /// The guest moves with a definition that counts from its next start on.
  private static let staged = RemedyTrial(
    kind: .stage,
    act: { hosts, sentence in
      func edit(_ text: String) -> String {
        OperatorHand.edited(
          text, element: "cpu", isWhole: false, lines: ["<feature policy='disable' name='pni'/>"])
      }
      if sentence.contains("next.xml") {
        try hosts.rewrite("/root/next.xml", on: "gamma", edit)
      } else if sentence.hasPrefix("take the edit out") {
        try hosts.rewriteDefinition(on: "delta") { text in
          text.replacingOccurrences(
            of: "\\s*<feature policy='disable' name='[^']*'/>", with: "", options: .regularExpression)
        }
        hosts.place = "delta"
      }
    },
    holds: { hosts in
      try hosts.runs(on: "delta")
      try hosts.expect("delta", "virsh dumpxml web", shows: "<feature policy='disable' name='pni'/>")
    },
    isUndone: { hosts in
      try hosts.runs(on: "delta")
      try hosts.expect("delta", "virsh dumpxml web", lacks: "<feature policy='disable' name='pni'/>")
    })

  /// A guest with a snapshot's record, which keeps it from moving.
  private static let droppedRecords = RemedyTrial(
    kind: .dropRecords,
    prepare: { hosts in
      let record = """
        <domainsnapshot><name>one</name><state>running</state><creationTime>1700000000</creationTime></domainsnapshot>
        """
      _ = try hosts.on(
        "gamma",
        "{ echo \"\(record)\" | sed 's|</domainsnapshot>||'; virsh dumpxml web --security-info; echo '</domainsnapshot>'; } >/root/record.xml && virsh snapshot-create --redefine web /root/record.xml"
      )
      let refused = try hosts.run("gamma", "virsh migrate --live web qemu+ssh://delta/system")
      #expect(refused.errors.contains("cannot migrate domain with 1 snapshots"), "\(refused)")
    },
    act: { hosts, sentence in
      guard sentence.hasPrefix("on the destination: ") else { return }
      _ = try hosts.on("gamma", "scp -q /root/one.xml delta:/root/one.xml")
    },
    holds: { hosts in
      try hosts.runs(on: "delta")
      try hosts.expect("delta", "virsh snapshot-list web --name", shows: "one")
    },
    isUndone: { hosts in
      try hosts.expect("gamma", "virsh snapshot-list web --name", shows: "one")
      _ = try hosts.on("gamma", "virsh snapshot-delete web one --metadata")
      _ = try hosts.on("delta", "virsh snapshot-delete web one --metadata")
    })

  /// An edited map, and the package with its own, from a repository of one package on the host.
  private static let restoredMap = RemedyTrial(
    kind: .restoreMap, choice: "NAME", needsGuest: false,
    prepare: { hosts in
      try hosts.offerPackage("libvirt0")
      _ = try hosts.on(
        "gamma",
        "sed -i '/feature name=.monitor.>/,/<.feature>/d' /usr/share/libvirt/cpu_map/x86_features.xml")
      try hosts.expect("gamma", "dpkg -V libvirt0 || true", shows: "x86_features.xml")
    },
    holds: { hosts in
      try hosts.expect("gamma", "dpkg -V libvirt0 || true", lacks: "cpu_map")
      try hosts.expect("gamma", "cat /usr/share/libvirt/cpu_map/x86_features.xml", shows: "'monitor'")
    },
    isUndone: { hosts in
      try hosts.expect("gamma", "dpkg -V libvirt0 || true", shows: "x86_features.xml")
      _ = try hosts.on("gamma", "apt-get install -y --reinstall libvirt0")
    })

  /// A parameter that is off, and on with the remedy.
  private static let changedParameter = RemedyTrial(
    kind: .moduleParameter, choice: "Load kvm_amd on the destination with npt=1", needsGuest: false,
    prepare: { hosts in
      _ = try hosts.on(
        "gamma",
        "echo options kvm_amd npt=0 >/etc/modprobe.d/lab.conf && modprobe -r kvm_amd && modprobe kvm_amd")
      try hosts.expect("gamma", "cat /sys/module/kvm_amd/parameters/npt", is: "N\n")
    },
    holds: { hosts in
      try hosts.expect("gamma", "cat /sys/module/kvm_amd/parameters/npt", is: "Y\n")
    },
    isUndone: { hosts in
      try hosts.expect("gamma", "cat /sys/module/kvm_amd/parameters/npt", is: "N\n")
      _ = try hosts.on("gamma", "rm /etc/modprobe.d/lab.conf; modprobe -r kvm_amd && modprobe kvm_amd")
    })
}
