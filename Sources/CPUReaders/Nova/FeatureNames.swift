internal import CPUCatalog
internal import X86CPU

/// libvirt's name of a feature, if the catalogue knows `name` in some dialect and it means one feature.
func libvirtName(of name: String) -> String? {
  let found = ReaderCatalog.names.features(called: name)
  return found.count == 1 ? found[0].name : nil
}

extension NovaCPUInfo {
  /// Adds a feature under libvirt's name; adds a note for renamed and unknown ones.
  mutating func addFeature(_ name: String, at place: (line: Int, column: Int)?, notes: inout [ReadingNote]) {
    let known = libvirtName(of: name)
    if let known, known != name {
      notes.append(
        ReadingNote(
          "Martlet reads \(name) as \(known), libvirt's name for it", line: place?.line, column: place?.column
        ))
    }
    if known == nil {
      notes.append(
        ReadingNote(
          "the catalogue does not know \(name); kept as it is", line: place?.line,
          column: place?.column))
    }
    names.append(known ?? name)
  }
}
