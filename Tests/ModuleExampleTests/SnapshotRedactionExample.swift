// Written from Documentation/modules/SnapshotRedaction.md by ModulePageTests; edit the page.
import HostSnapshots
import SnapshotRedaction

func exampleSnapshotRedaction() async throws {
  var snapshot = Snapshot(martlet: "1.0", method: .probe, captured: "2026-11-28T12:00:00Z")
  snapshot.identity.hostName = "compute-7.example.org"
  print(snapshot.redacted().identity.hostName ?? "")
}
