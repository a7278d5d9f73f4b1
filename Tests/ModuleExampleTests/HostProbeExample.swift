// Written from Documentation/modules/HostProbe.md by ModulePageTests; edit the page.
import HostProbe
import HostSnapshots

func exampleHostProbe() async throws {
  var probe = Probe(martlet: "1.0.0", root: "/nonexistent")
  probe.readMachine()
  print(probe.snapshot.parts.count)
}
