import Foundation
import Remedies
import RemedySamples
import TestSupport
import Testing

/// The two hosts on which remedies are carried out, and the operator who pastes the steps on one or the other.
final class RemedyHosts {
  let lab: LabSession
  /// The host on which the next step is pasted.
  var place = "gamma"
  private let records: String
  private let hand = OperatorHand([
    "GUEST": "web", "SOURCE": "gamma", "DESTINATION": "delta", "NAME": "monitor", "SNAPSHOT": "one",
    "USER": "labqemu", "vda": "fda",
  ])

  /// The options of ssh that let many commands go through one connection: to make one takes an emulated host seconds.
  private let connection: [String]

  init(_ lab: LabSession) throws {
    self.lab = lab
    connection = ["-F", lab.folder + "/ssh_config", "-o", "ControlPath=\(lab.folder)/%n.connection"]
    for host in ["gamma", "delta"] {
      let opened = try Running("/usr/bin/ssh", connection + ["-o", "ControlMaster=yes", "-N", "-f", host])
        .wait()
      try #require(opened.status == 0, "\(opened)")
    }
    records = try lab.capture()
    // A boot sector that switches the power button on, waits for it, and switches the machine off: ACPI 6.4, 4.8.3.1 and 4.8.3.2.1.
    let code =
      "ba0206b80001efba0006eda9000174faba0406b80020efebfe"
    for host in ["gamma", "delta"] {
      _ = try on(
        host,
        "cd /var/lib/libvirt/images && perl -e 'print pack(\"H*\", \"\(code)\"), \"\\0\" x \(510 - code.count / 2), \"\\x55\\xaa\", \"\\0\" x (1474560 - 512)' >boot.img && chmod 644 boot.img"
      )
    }
  }

  deinit {
    for host in ["gamma", "delta"] {
      _ = try? Running("/usr/bin/ssh", connection + ["-O", "exit", host]).wait()
    }
  }

  /// Runs a command on a host.
  func run(_ host: String, _ command: String) throws -> Ended {
    try Running("/usr/bin/ssh", connection + [host, command]).wait()
  }

  /// The names of the guests that run on a host.
  private func running(_ host: String) throws -> [String] {
    try run(host, "virsh list --name").output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// What a command on a host prints; a failure is the test's.
  func on(_ host: String, _ command: String) throws -> String {
    let ended = try run(host, command)
    try #require(ended.status == 0, "on \(host): \(command)\n\(ended)")
    return ended.output
  }

  /// A command's output on a host has these words.
  func expect(_ host: String, _ command: String, shows words: String) throws {
    let output = try on(host, command)
    #expect(output.contains(words), "\(command)\n\(output)")
  }

  /// A command's output on a host has none of these words.
  func expect(_ host: String, _ command: String, lacks words: String) throws {
    let output = try on(host, command)
    #expect(!output.contains(words), "\(command)\n\(output)")
  }

  /// A command's output on a host is this text.
  func expect(_ host: String, _ command: String, is text: String) throws {
    let output = try on(host, command)
    #expect(output == text, "\(command)\n\(output)")
  }

  /// Carries a remedy out, and leaves the hosts without the guest, so that the next can follow whatever came of this one.
  func carryOut(_ trial: RemedyTrial) {
    do {
      try goThrough(trial)
    } catch {
      Issue.record("\(trial.kind.rawValue): \(error)")
    }
    for host in ["gamma", "delta"] {
      _ = try? run(host, "virsh destroy web; virsh undefine web --snapshots-metadata; rm -f /root/*.xml")
    }
  }

  /// The steps of a remedy from the first to those of its undoing.
  private func goThrough(_ trial: RemedyTrial) throws {
    let remedy = try #require(trial.remedy)
    place = "gamma"
    if trial.needsGuest { try startGuest(hasDisk: trial.hasDisk) }
    try trial.prepare(self)
    let before = trial.needsGuest ? try on("gamma", "virsh dumpxml --inactive web") : ""
    try take(remedy.actions, of: trial, isSure: false)
    if trial.needsGuest { try waitForCode() }
    try trial.holds(self)
    place = try running("delta").contains("web") ? "delta" : "gamma"
    try take(remedy.checks, of: trial, isSure: true)
    if trial.needsGuest { _ = try run(place, "virsh dumpxml web >/root/web.xml") }
    // A guest that moved is brought back from where it came from or from where it is, as the undoing says.
    place = "gamma"
    try take(remedy.undoActions, of: trial, isSure: true)
    if trial.needsGuest, trial.kind != .dropRecords { try waitForCode() }
    try trial.isUndone(self)
    if trial.needsGuest, trial.kind == .explicitHyperV {
      #expect(try on("gamma", "virsh dumpxml --inactive web") == before, "\(trial.kind)")
    }
  }

  /// - Parameter isSure: Whether a search has to find something: what only looks beforehand may find nothing.
  private func take(_ commands: [Command], of trial: RemedyTrial, isSure: Bool) throws {
    for step in hand.steps(commands) {
      switch step {
      case .paste(let line):
        let ended = try run(line.contains("    # on the destination") ? "delta" : place, line)
        #expect(
          ended.status == 0
            || (!isSure && (line.contains("grep") || line.hasPrefix("dpkg -V") || line.contains("blockjob"))),
          "\(trial.kind): \(line)\n\(ended)")
      case .pasteHere(let line):
        // The hosts have no Martlet: it is asked here, with their records.
        guard line.hasPrefix("martlet check") || line.hasPrefix("martlet explain") else { continue }
        try askMartlet(line, of: trial)
      case .edit(let element, let isWhole, let lines):
        try rewriteDefinition(on: place) {
          OperatorHand.edited($0, element: element, isWhole: isWhole, lines: lines)
        }
      case .configure: break
      case .remark(let sentence):
        try trial.act(self, sentence)
        if let range = sentence.range(of: "on the destination: ") {
          _ = try on("delta", String(sentence[range.upperBound...]))
        } else if sentence.contains("on the destination:") {
          place = "delta"
        }
      }
    }
  }

  private func askMartlet(_ line: String, of trial: RemedyTrial) throws {
    let guest = lab.folder + "/web.xml"
    if line.contains("web.xml") {
      try run(place, "virsh dumpxml web").output.write(toFile: guest, atomically: true, encoding: .utf8)
      guard trial.needsGuest else { return }
    } else {
      _ = try lab.capture()
    }
    let words = line.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init).map { word in
      switch word {
      case "web.xml": guest
      case "this": "\(records)/gamma.json"
      default: word.hasSuffix(".json") ? "\(records)/\(word)" : word
      }
    }
    let answer = try martlet(words)
    // A verdict is an answer; a wrong command is none.
    #expect([0, 1, 2].contains(answer.status) && !answer.output.isEmpty, "\(trial.kind): \(line)\n\(answer)")
  }

  private func startGuest(hasDisk: Bool) throws {
    let disk =
      hasDisk
      ? "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/var/lib/libvirt/images/web.img'/><target dev='vda'/></disk>"
      : ""
    let definition = """
      <domain type='kvm'><name>web</name><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type>
      <boot dev='fd'/></os><features><acpi/></features><cpu mode='custom' match='exact' check='none'>
      <model fallback='forbid'>qemu64</model></cpu><devices><disk type='file' device='floppy'>
      <source file='/var/lib/libvirt/images/boot.img'/><readonly/><target dev='fda'/></disk>\(disk)</devices></domain>
      """
    let file = lab.folder + "/guest.xml"
    try definition.write(toFile: file, atomically: true, encoding: .utf8)
    try lab.copy(file, to: "gamma:/var/lib/libvirt/images/guest.xml")
    if hasDisk {
      for host in ["gamma", "delta"] { _ = try on(host, "truncate -s 8M /var/lib/libvirt/images/web.img") }
    }
    _ = try on("gamma", "virsh define /var/lib/libvirt/images/guest.xml && virsh start web")
    try waitForCode()
  }

  /// Waits until the guest's code runs: its firmware has booted it then.
  private func waitForCode() throws {
    let host = try running("delta").contains("web") ? "delta" : "gamma"
    let waited = try run(
      host,
      "for i in $(seq 60); do virsh qemu-monitor-command web --hmp 'info registers' | grep -q EIP=00007c && exit 0; sleep 0.5; done; exit 1"
    )
    try #require(waited.status == 0, "the boot sector does not run on \(host)")
  }

  /// The guest runs on that host, and nowhere else.
  func runs(on host: String) throws {
    let other = host == "gamma" ? "delta" : "gamma"
    #expect(try running(host) == ["web"] && running(other).isEmpty)
  }

  /// Edits a file of a host's.
  func rewrite(_ path: String, on host: String, _ edit: (String) -> String) throws {
    let file = lab.folder + "/edited"
    try edit(try on(host, "cat \(path)")).write(toFile: file, atomically: true, encoding: .utf8)
    try lab.copy(file, to: "\(host):\(path)")
  }

  /// Edits the guest's definition by `virsh edit`, with an editor that puts the new text in its place.
  func rewriteDefinition(on host: String, _ edit: (String) -> String) throws {
    let file = lab.folder + "/edited"
    let text = try on(host, "virsh dumpxml --inactive --security-info web")
    try edit(text).write(toFile: file, atomically: true, encoding: .utf8)
    try lab.copy(file, to: "\(host):/var/lib/libvirt/images/edited.xml")
    _ = try on(
      host,
      "printf '#!/bin/sh\\ncp /var/lib/libvirt/images/edited.xml \"$1\"\\n' >/usr/local/bin/lab-editor && chmod 755 /usr/local/bin/lab-editor && EDITOR=/usr/local/bin/lab-editor virsh edit web"
    )
  }

  /// Gives gamma's apt a repository with the package in the version that gamma has, from this machine's apt; and no other repository.
  func offerPackage(_ name: String) throws {
    let version = try on("gamma", "dpkg-query -W -f '${Version}' \(name)")
    let folder = lab.folder + "/repository"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let made = try feed(
      ["sh"],
      "cd '\(folder)' && apt-get download -q \(name)=\(version) && dpkg-scanpackages . >Packages 2>/dev/null && chmod -R a+rX ."
    )
    try #require(made.status == 0, "\(made.output)")
    try lab.copy(folder, to: "gamma:/var/lib/repository")
    _ = try on(
      "gamma",
      "mv /etc/apt/sources.list /root/sources.list; echo 'deb [trusted=yes] file:/var/lib/repository ./' >/etc/apt/sources.list.d/lab.list; apt-get update"
    )
  }
}
