internal import HostSnapshots

/// A CPU map as a snapshot holds it, with libvirt's elements alone: no comments, and nobody's names on the files.
struct KeptMap {
  /// The archive, packed again; nil if it is no archive of maps.
  let packed: String?

  init(_ part: Snapshot.Part) {
    guard let bytes = try? part.bytes(limit: 64 << 20), let archive = TarArchive(bytes) else {
      packed = nil
      return
    }
    var none = Pseudonyms()
    let kept = archive.files.compactMap { file -> TarArchive.File? in
      let isName = file.name.split(separator: "/").allSatisfy { $0.token != nil && $0 != ".." }
      guard isName, let text = KeptXML(.cpuMap).text(of: String(decoding: file.bytes, as: UTF8.self), &none)
      else { return nil }
      return TarArchive.File(name: file.name, bytes: Array(text.utf8))
    }
    packed =
      kept.isEmpty
      ? nil
      : Snapshot.Part(.cpuMap, source: "", time: "", gzipped: gzip(TarArchive(files: kept).bytes)).content
  }
}
