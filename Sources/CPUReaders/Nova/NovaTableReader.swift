extension Reader {
  /// `nova hypervisor-show` and `openstack hypervisor show` as they are pasted into mails and articles.
  ///
  /// Nothing is relied on but the bars of the first line of a row and the brackets of the list: rows may be
  /// wrapped in the middle of a word, quotation marks missing, borders and other rows there or not.
  static let novaTable = Reader(
    format: "nova-table", title: "nova hypervisor-show or openstack hypervisor show, as printed",
    recognises: { preview in
      let hasRow = preview.hasLine { line in
        line.skipBlanks()
        guard line.take("|") else { return false }
        line.skipBlanks()
        return line.take("cpu_info")
      }
      return hasRow ? .certain : nil
    },
    read: { document throws(ReadError) in
      let table = PastedTable(String(decoding: document.bytes, as: UTF8.self))
      var reading = Reading(format: "nova-table", cpus: [], notes: table.notes)
      for rows in table.hosts where rows.contains(where: { $0.key.hasPrefix("cpu_info") }) {
        reading.cpus.append(
          .nova(try NovaCPUInfo(rows: rows, document: document.name, notes: &reading.notes)))
      }
      guard !reading.cpus.isEmpty else {
        throw ReadError(
          document: document.name,
          reason: "this has no row cpu_info; expected a line that begins with | cpu_info |", line: 1,
          column: 1)
      }
      return reading
    })
}

extension NovaCPUInfo {
  /// Reads the rows of one host.
  fileprivate init(
    rows: [(key: String, value: PastedText)], document: String, notes: inout [ReadingNote]
  ) throws(ReadError) {
    self.init()
    func text(_ key: String) -> String? {
      guard let value = rows.first(where: { $0.key == key })?.value.plain else { return nil }
      let trimmed = Substring(value).trimmed
      return trimmed.isEmpty || trimmed == "None" || trimmed == "-" ? nil : String(trimmed)
    }
    hostName = text("hypervisor_hostname")
    hypervisorVersion = text("hypervisor_version").flatMap { Int($0) }

    let list: (characters: ArraySlice<PastedCharacter>, isClosed: Bool)?
    let place: PastedCharacter?
    if let row = rows.first(where: { $0.key == "cpu_info" }) {
      place = row.value.characters.first
      guard text("cpu_info") != nil else {
        throw ReadError(
          document: document,
          reason: "the cpu_info is empty, because Nova omits it from microversion 2.88 on; ask with "
            + "--os-compute-api-version 2.87", line: place?.line, column: place?.column)
      }
      let value = PastedValue(row.value)
      architecture = value.word(of: "arch")
      model = value.word(of: "model")
      vendor = value.word(of: "vendor")
      for key in ["cells", "sockets", "cores", "threads"] { topology[key] = value.number(of: key) }
      physicalAddressBits = value.number(of: "bits")
      list = value.list(of: "features")
    } else {
      architecture = text("cpu_info_arch")
      model = text("cpu_info_model")
      vendor = text("cpu_info_vendor")
      for key in ["cells", "sockets", "cores", "threads"] {
        topology[key] = text("cpu_info_topology_\(key)").flatMap { Int($0) }
      }
      physicalAddressBits = text("cpu_info_maxphysaddr_bits").flatMap { Int($0) }
      let row = rows.first { $0.key == "cpu_info_features" }
      place = rows.first { $0.key.hasPrefix("cpu_info") }?.value.characters.first
      list = row.flatMap { PastedValue($0.value).list(of: nil) }
    }
    guard let list else {
      throw ReadError(
        document: document, reason: "the cpu_info has no list of features in brackets", line: place?.line,
        column: place?.column)
    }
    if let architecture, !OtherArchitecture.isX86(architecture) {
      throw ReadError(
        document: document,
        reason: OtherArchitecture.refusal(of: "the cpu_info", architecture),
        line: place?.line, column: place?.column)
    }
    take(list, notes: &notes)
  }

  private mutating func take(
    _ list: (characters: ArraySlice<PastedCharacter>, isClosed: Bool), notes: inout [ReadingNote]
  ) {
    let features = PastedFeatureList(list.characters)
    notes += features.notes
    for name in features.names { addFeature(name.text, at: (name.line, name.column), notes: &notes) }
    isTruncated = features.hasEllipsis || !list.isClosed
    if isTruncated {
      let last = list.characters.last
      notes.append(
        ReadingNote(
          features.hasEllipsis
            ? "the list of features contains an ellipsis, so features missing from it may still exist"
            : "the list of features has no end, so features missing from it may still exist",
          line: last?.line, column: last?.column))
    }
  }
}
