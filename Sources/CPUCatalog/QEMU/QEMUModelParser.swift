/// Reads the table of `Data/qemu` (the format of `Data/README.md`).
struct QEMUModelParser {
  private(set) var releases: [QEMUModelTable.Release] = []
  private(set) var models: [QEMUModelRecord] = []
  private(set) var machineProperties: [QEMUMachineProperty] = []
  private(set) var kvmDefaults: [QEMUMachineProperty] = []
  private(set) var machineTypes: [QEMUMachineTypes] = []
  /// Properties that the oldest release lacks, with the first that has them.
  private(set) var newerProperties: [String: QEMUSeries] = [:]
  private(set) var removedModels: [String: Range<QEMUSeries>] = [:]
  private var removal: Range<QEMUSeries>?
  private var propertiesSince: QEMUSeries?
  private var typesOf: QEMUSeries?
  private var places: [String: Int] = [:]
  private var machine: (upTo: QEMUSeries, since: QEMUSeries)?
  private var number = 0

  mutating func read(_ text: String) throws(CatalogError) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != "#" else { continue }
      let fields = tableFields(of: Array(line.utf8)[...])
      let words = fields[0].split(separator: " ")
      switch (first == " ", words.first) {
      case (false, "release"): try readRelease(words, fields)
      case (false, "properties"):
        propertiesSince = try since([words[0], ""] + words.dropFirst())
        (typesOf, removal) = (nil, nil)
      case (false, "machine-types"):
        typesOf = try since([words[0], "", "since"] + words.dropFirst())
        (propertiesSince, removal) = (nil, nil)
      case (false, "removed"): try readRemoval(words)
      case (false, "model"): try readModel(words)
      case (false, "machine"): try readMachine(words)
      case (true, let key?): try readLine(key, Array(words.dropFirst()))
      default: throw wrong("not a record")
      }
    }
    guard !releases.isEmpty, !models.isEmpty else { throw wrong("no releases, or no models") }
  }

  private mutating func readRelease(_ words: [Substring], _ fields: [String]) throws(CatalogError) {
    guard words.count == 2, fields.count == 3, let series = QEMUSeries(words[1]),
      releases.last.map({ $0.series < series }) ?? true, models.isEmpty
    else { throw wrong("a release needs a series, a version and a source, and must follow older releases") }
    releases.append(QEMUModelTable.Release(series: series, source: fields[1], citation: fields[2]))
  }

  private func since(_ words: [Substring]) throws(CatalogError) -> QEMUSeries {
    guard words.count == 4, words[2] == "since", let series = QEMUSeries(words[3]),
      releases.contains(where: { $0.series == series })
    else { throw wrong("write \(words[0]) NAME since SERIES, with the series of a release above") }
    return series
  }

  private mutating func readModel(_ words: [Substring]) throws(CatalogError) {
    let since = try since(words)
    machine = nil
    (propertiesSince, typesOf, removal) = (nil, nil, nil)
    try enter(String(words[1]), at: models.count)
    models.append(QEMUModelRecord(name: String(words[1]), since: since))
  }

  private mutating func readMachine(_ words: [Substring]) throws(CatalogError) {
    let since = try since(words)
    guard let upTo = QEMUSeries(words[1]), machineProperties.last.map({ $0.upTo > upTo }) ?? true else {
      throw wrong("machine types must be in order from newest to oldest")
    }
    machine = (upTo, since)
  }

  private mutating func readLine(_ key: Substring, _ words: [Substring]) throws(CatalogError) {
    if let propertiesSince {
      for word in [key] + words
      where newerProperties.updateValue(propertiesSince, forKey: String(word)) != nil {
        throw wrong("\(word) appears twice")
      }
      return
    }
    if let removal {
      for word in [key] + words where removedModels.updateValue(removal, forKey: String(word)) != nil {
        throw wrong("\(word) appears twice")
      }
      return
    }
    if let typesOf {
      try readTypes(key, words, of: typesOf)
      return
    }
    if let machine {
      guard words.count >= 2 else { throw wrong("write a model or *, a property and its value") }
      let property = QEMUMachineProperty(
        upTo: machine.upTo, since: machine.since, model: key == "*" || key == "kvm" ? nil : String(key),
        property: String(words[0]), value: words[1...].joined(separator: " "))
      if key == "kvm" {
        guard QEMUProperties.isOn(property.value) != nil else { throw wrong("KVM's defaults are on or off") }
        kvmDefaults.append(property)
      } else {
        machineProperties.append(property)
      }
      return
    }
    let last = models.count - 1
    guard last >= 0 else { throw wrong("a line without a model") }
    switch (key, words.count) {
    case ("level", 2):
      guard let level = UInt32(words[0]), let extended = UInt32(words[1], radix: 16) else {
        throw wrong("level needs the highest leaf and, in hexadecimal, the highest extended leaf")
      }
      models[last].level = level
      models[last].extendedLevel = extended
    case ("alias", 1):
      try enter(String(words[0]), at: last)
      models[last].aliases.append(String(words[0]))
    case ("like", 1):
      guard let place = places[String(words[0])], place < last, models[last].properties.isEmpty else {
        throw wrong("no model \(words[0]) above, or this is not the first line of properties")
      }
      models[last].properties = models[place].properties
    case ("vmx", 4): models[last].assumesVMX = true
    case ("plus", 1...): models[last].properties.formUnion(words.map { String($0) })
    case ("minus", 1...):
      for word in words where models[last].properties.remove(String(word)) == nil {
        throw wrong("\(word) is not among the model's properties")
      }
    default: throw wrong("not a line of a model: \(key)")
    }
  }

  private mutating func readRemoval(_ words: [Substring]) throws(CatalogError) {
    guard words.count == 5, words[3] == "before", let until = QEMUSeries(words[4]) else {
      throw wrong("removed since SERIES before SERIES")
    }
    let since = try since([words[0], ""] + words[1...2])
    guard since < until else { throw wrong("removed before it was there") }
    removal = since..<until
    (propertiesSince, typesOf) = (nil, nil)
  }

  private mutating func readTypes(
    _ family: Substring, _ words: [Substring], of release: QEMUSeries
  ) throws(CatalogError) {
    let deprecated = words.count == 3 && words[1] == "deprecated" ? QEMUSeries(words[2]) : nil
    guard let oldest = words.first.flatMap({ QEMUSeries($0) }), words.count == (deprecated == nil ? 1 : 3),
      oldest <= release, deprecated.map({ oldest <= $0 && $0 <= release }) ?? true,
      !machineTypes.contains(where: { $0.release == release && $0.family == family })
    else { throw wrong("a family, once, its oldest version, and the newest that is deprecated") }
    machineTypes.append(
      QEMUMachineTypes(release: release, family: String(family), oldest: oldest, deprecated: deprecated))
  }

  private mutating func enter(_ name: String, at place: Int) throws(CatalogError) {
    guard places.updateValue(place, forKey: name) == nil else { throw wrong("\(name) appears twice") }
  }

  private func wrong(_ reason: String) -> CatalogError { CatalogError(line: number, reason: reason) }
}
