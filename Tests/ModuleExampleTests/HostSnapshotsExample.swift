// Written from Documentation/modules/HostSnapshots.md by ModulePageTests; edit the page.
import HostSnapshots

func exampleHostSnapshots() async throws {
  let packed = gzip(Array("cpu 0".utf8))
  print(gunzip(packed, limit: 1 << 20)?.count ?? 0)
}
