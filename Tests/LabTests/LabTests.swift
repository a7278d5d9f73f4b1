import Foundation
import TestSupport
import Testing

/// Cases from start to end on emulated hosts: records, answer, the refusal itself, the remedy, the move.
@Suite(.serialized, .enabled(if: wantedLab != nil, "./test --lab")) struct LabTests {
  /// The article's: the older host has MONITOR, the newer one not; the guest has never had it.
  @Test func theArticlesCase() throws {
    let lab = try LabSession(["alpha=SandyBridge,+monitor", "beta=Broadwell,-monitor"])
    let records = try lab.capture()
    let diagnosis = try martlet([
      "diagnose", "--from", "\(records)/alpha.json", "--to", "\(records)/beta.json",
    ])
    #expect(diagnosis.status == 1, "\(diagnosis)")
    #expect(
      diagnosis.words.contains("Ordinary KVM guests lose nothing on beta, which lacks only monitor"),
      "\(diagnosis)")
    #expect(diagnosis.words.contains("Guests never see it"))

    // libvirt itself: what Nova before 27 asks it.
    let comparison =
      "virsh capabilities | sed -n '/<cpu>/,/<.cpu>/p' >/root/cpu.xml && scp -q /root/cpu.xml beta:/root/alpha.xml && ssh beta virsh cpu-compare --error /root/alpha.xml"
    let refusal = try lab.on("alpha", comparison)
    #expect(refusal.status != 0)
    #expect(refusal.errors.contains("Host CPU does not provide required features: monitor"), "\(refusal)")
    // The same messages, explained.
    let log = lab.folder + "/refusal.log"
    try refusal.errors.write(toFile: log, atomically: true, encoding: .utf8)
    let explained = try martlet([
      "explain", "--log", log, "--from", "\(records)/alpha.json", "--to", "\(records)/beta.json",
    ])
    #expect(explained.status == 0 && explained.words.contains("beta lacks it"), "\(explained)")

    // The article's remedy, carried out as Martlet prints it: both hosts get a map without the name.
    let map = lab.folder + "/map"
    for host in ["alpha", "beta"] {
      try lab.copy("\(host):/usr/share/libvirt/cpu_map", to: "\(map)-\(host)")
      let patched = try martlet([
        "patch-map", "\(map)-\(host)", "--drop", "monitor", "-o", "\(map)-\(host)-edited",
      ])
      #expect(patched.status == 0 && patched.words.contains("systemctl try-restart libvirtd"), "\(patched)")
      try lab.copy("\(map)-\(host)-edited", to: "\(host):/root/edited")
      let installed = try lab.on(
        host,
        "cp /root/edited/*.xml /usr/share/libvirt/cpu_map/ && systemctl restart libvirtd && virsh cpu-models x86_64 >/dev/null"
      )
      #expect(installed.status == 0, "\(installed)")
    }
    let accepted = try lab.on("alpha", comparison)
    #expect(accepted.status == 0 && accepted.output.contains("superset"), "\(accepted)")
    // libvirt does not know the name any more, so that it cannot be asked with what was said before.
    let unknown = try lab.on(
      "beta",
      "echo '<cpu><model>SandyBridge</model><feature name=\"monitor\"/></cpu>' >/root/m.xml; virsh cpu-compare --error /root/m.xml"
    )
    #expect(unknown.errors.contains("Unknown CPU feature monitor"), "\(unknown)")

    // The guest has no MONITOR: it runs on both, and moves.
    try lab.start("web", on: "alpha", "qemu")
    let dumped = try lab.on("alpha", "virsh dumpxml web")
    let definition = lab.folder + "/web.xml"
    try dumped.output.write(toFile: definition, atomically: true, encoding: .utf8)
    let checked = try martlet([
      "check", definition, "--from", "\(records)/alpha.json", "--on", "\(records)/beta.json",
    ])
    #expect(checked.status == 0, "\(checked)")
    let moved = try lab.migrate("web", from: "alpha", to: "beta")
    #expect(moved.status == 0, "\(moved)")
    #expect(try lab.running("alpha").isEmpty && lab.running("beta") == ["web"])
    try lab.waitForTime(of: "web", on: "beta")
  }

  /// KVM guests: refused for what the other host cannot give, mended, moved; then Martlet and the network fail in mid-copy.
  @Test func guestsWithKVM() throws {
    let lab = try LabSession([
      "gamma=EPYC,+svm,+npt,+nrip-save,+monitor", "delta=EPYC,+svm,+npt,+nrip-save,-monitor,-avx2,-bmi2",
    ])
    let records = try lab.capture()
    // It asks for MONITOR: libvirt starts it where the host has that, though KVM gives it to no guest.
    let guest =
      "kvm \"<cpu mode='host-model' check='partial'><feature policy='require' name='monitor'/></cpu>\""
    try lab.start("db", on: "gamma", guest)
    let elsewhere = try lab.on(
      "delta",
      "lab-guest other \(guest) >/root/other.xml && virsh define /root/other.xml && virsh start other; virsh undefine other"
    )
    #expect(
      elsewhere.errors.contains("Host CPU does not provide required features: monitor"), "\(elsewhere)")

    // Martlet refuses before anything is started, for the reason for which libvirt does.
    let blocked = try lab.migrate("db", from: "gamma", to: "delta")
    #expect(blocked.status == 1, "\(blocked)")
    #expect(blocked.words.contains("avx2") && blocked.words.contains("bmi2"), "\(blocked)")
    // These two alone: topoext, which libvirt's comparison names too, QEMU gives on any host.
    #expect(blocked.words.components(separatedBy: "[cpu.missing]").count == 3, "\(blocked)")
    let refusal = try lab.on("gamma", "virsh migrate --live --p2p db qemu+tcp://delta/system")
    #expect(
      refusal.errors.contains("guest CPU doesn't match specification: missing features: avx2,bmi2"),
      "\(refusal)")
    #expect(try lab.running("gamma") == ["db"] && lab.running("delta").isEmpty)

    // The remedy, carried out: edited in libvirt, a power cycle, and it moves.
    let fixed = try martlet([
      "fix", "db", "--connect", try lab.uri("gamma"), "--from", "\(records)/gamma.json", "--on",
      "\(records)/delta.json", "--allow-drop", "avx2", "--allow-drop", "bmi2", "--apply", "--allow-uri",
    ])
    #expect(fixed.status == 0 && fixed.words.contains("without monitor, avx2 and bmi2"), "\(fixed)")
    _ = try lab.on("gamma", "virsh destroy db && virsh start db")
    try lab.waitForBeat(of: "db", on: "gamma")
    let definition = try lab.on("gamma", "virsh dumpxml --inactive db").output
    for name in ["monitor", "avx2", "bmi2"] {
      #expect(definition.contains("<feature policy='disable' name='\(name)'/>"), "\(definition)")
    }
    let moved = try lab.migrate("db", from: "gamma", to: "delta")
    #expect(moved.status == 0, "\(moved)")
    #expect(try lab.running("gamma").isEmpty && lab.running("delta") == ["db"])
    try lab.waitForBeat(of: "db", on: "delta")

    // Martlet killed in mid-copy, on the way back.
    let killed = try Running(
      martletPath,
      try lab.migration("db", from: "delta", to: "gamma", ["--bandwidth", "3"]))
    try waitForCopy(of: "db", on: "delta", lab)
    killed.kill()
    _ = killed.wait()
    let resumed = try martlet(["migrate", "--resume", "--journal", lab.folder + "/journal", "--allow-uri"])
    #expect([0, 75].contains(resumed.status), "\(resumed)")
    let places = [try lab.running("gamma"), try lab.running("delta")].flatMap(\.self)
    #expect(places == ["db"], "\(places) \(resumed)")
    let here = try lab.running("delta") == ["db"] ? ("delta", "gamma") : ("gamma", "delta")
    try lab.waitForBeat(of: "db", on: here.0)

    // The hosts' network cut in mid-copy, and restored.
    let cut = try Running(
      martletPath,
      try lab.migration("db", from: here.0, to: here.1, ["--bandwidth", "3", "--timeout", "240"]))
    try waitForCopy(of: "db", on: here.0, lab)
    _ = try lab.on(here.0, "ip link set eth1 down; sleep 30; ip link set eth1 up")
    let ended = cut.wait()
    #expect([0, 75].contains(ended.status), "\(ended)")
    _ = try martlet(["migrate", "--resume", "--journal", lab.folder + "/journal", "--allow-uri"])
    let after = [try lab.running("gamma"), try lab.running("delta")].flatMap(\.self)
    #expect(after == ["db"], "\(after) \(ended)")
    try lab.waitForBeat(of: "db", on: try lab.running("gamma") == ["db"] ? "gamma" : "delta")
  }

  /// A recorded host is emulated as near as QEMU comes, and called by the same name by libvirt there.
  @Test(.enabled(if: wantedLab == "full", "./test --lab=full")) func replayedRecords() throws {
    let first = try LabSession(["alpha=SandyBridge,+monitor", "beta=Broadwell,-monitor"])
    let records = try first.capture()
    let folder = first.folder + "-replayed"
    let up = try martlet([
      "lab", "replay", "\(records)/alpha.json", "\(records)/beta.json", "--state", folder,
    ])
    defer { _ = try? martlet(["lab", "down", "--state", folder]) }
    try #require(up.status == 0, "\(up)")
    for host in ["alpha", "beta"] {
      let question =
        "virsh capabilities | sed -n '/<cpu>/,/<topology/p' | grep -e '<model' -e '<feature' | sort"
      let replayed = try martlet(["lab", "ssh", "--state", folder, host, question])
      #expect(try first.on(host, question).output == replayed.output)
    }
  }

  /// Waits until QEMU on the source copies.
  private func waitForCopy(of guest: String, on host: String, _ lab: LabSession) throws {
    let waited = try lab.on(
      host,
      "for i in $(seq 300); do virsh domjobinfo \(guest) | grep -q 'Memory processed: *[1-9]' && exit 0; sleep 0.3; done; exit 1"
    )
    try #require(waited.status == 0, "\(guest) is not copied: \(waited)")
  }
}
