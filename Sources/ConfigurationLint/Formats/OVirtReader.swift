/// Reads oVirt's ServerCPUList: `LEVEL:NAME:flags,flags:CPU:architecture` with semicolons between, plain, in SQL or as engine-config
/// prints it (`ServerCPUList: … version: 4.7`).
///
/// Hosts must have the flags, and guests get the CPU, which is libvirt's model with features added and removed.
///
/// - SeeAlso: ovirt-engine packaging/dbscripts/upgrade/pre_upgrade/0000_config.sql; CpuFlagsManagerHandler.java; EngineConfigLogic.java,
///   printAllValuesForKey.
enum OVirtReader {
  static func read(_ text: SourceText) -> ParsedConfiguration {
    var configuration = ParsedConfiguration()
    let isSQL = String(decoding: text.bytes, as: UTF8.self).contains("'")
    for list in isSQL ? sqlLists(text) : plainLists(text) {
      for entry in list.split(on: ";").map(\.trimmed) where !entry.isEmpty {
        read(entry, text, &configuration)
      }
    }
    return configuration
  }

  /// Whether a line begins with an entry: a number, a name and three more fields.
  static func looksLikeEntry(_ line: PlacedText) -> Bool {
    let entry = line.split(on: ";")[0]
    let fields = entry.split(on: ":")
    return fields.count == 5 && Int(fields[0].trimmed.string) != nil
  }

  private static func read(
    _ entry: PlacedText, _ text: SourceText, _ configuration: inout ParsedConfiguration
  ) {
    let position = text.position(of: entry.start)
    let fields = entry.split(on: ":").map(\.trimmed)
    // Lists up to oVirt 3.3 have no architecture.
    guard fields.count == 5 || fields.count == 4, Int(fields[0].string) != nil else {
      configuration.fault(
        "syntax", position,
        "an entry has five fields (level, name, flags, CPU, architecture), not \(fields.count)"
      )
      return
    }
    // Names of other processors are unknown here.
    guard fields.count == 4 || fields[4].string == "x86_64" else { return }
    var host = ConfiguredCPU(.host, at: position)
    host.purpose = .hostRequirement
    for flag in fields[2].split(on: ",").map(\.trimmed) where !flag.isEmpty {
      let word = Word(text: flag.string, position: text.position(of: flag.start))
      if word.text.hasPrefix("model_") {
        let name = flag.dropping(6)
        host.models.append(Word(text: name.string, position: text.position(of: name.start)))
      } else {
        host.wishes.append(ConfiguredCPU.Wish(name: word, isOn: true))
      }
    }
    configuration.cpus.append(host)
    var guest = QEMUReader.cpu(fields[3], text, &configuration, dialect: .libvirt)
    guest.mode = .custom
    configuration.cpus.append(guest)
  }

  /// What engine-config printed, a list a line; all other lines are one list.
  private static func plainLists(_ text: SourceText) -> [PlacedText] {
    var lists = [PlacedText([], at: 0)]
    for line in text.lines {
      let words = line.trimmed
      if words.bytes.first == UInt8(ascii: "#") || words.bytes.starts(with: Array("--".utf8)) { continue }
      if let list = printedList(words) {
        lists.append(list)
      } else {
        lists[0].append(line)
        lists[0].append(UInt8(ascii: "\n"), at: line.start)
      }
    }
    return lists
  }

  /// The list of a line that engine-config printed: what is between the key and the version.
  private static func printedList(_ line: PlacedText) -> PlacedText? {
    let key = Array("ServerCPUList:".utf8)
    guard line.bytes.starts(with: key) else { return nil }
    let list = line.dropping(key.count)
    let version = Array(" version: ".utf8)
    let last = list.bytes.indices.last { list.bytes[$0...].starts(with: version) }
    return list[0..<(last ?? list.bytes.count)]
  }

  /// The second argument of each call of a function whose first is `'ServerCPUList'`.
  private static func sqlLists(_ text: SourceText) -> [PlacedText] {
    var lists: [PlacedText] = []
    var arguments: [PlacedText] = [PlacedText([], at: 0)]
    let bytes = text.bytes
    let quote = UInt8(ascii: "'")
    var place = 0
    func close() {
      if arguments.count > 1, arguments[0].string == "ServerCPUList" { lists.append(arguments[1]) }
      arguments = [PlacedText([], at: place)]
    }
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "-") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "-"):
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"):
        close()
        place += 1
      case UInt8(ascii: ","):
        arguments.append(PlacedText([], at: place))
        place += 1
      case quote:
        place += 1
        while place < bytes.count {
          if bytes[place] == quote {
            guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
            place += 1
          }
          arguments[arguments.count - 1].append(bytes[place], at: place)
          place += 1
        }
        place += 1
      default: place += 1
      }
    }
    close()
    return lists
  }
}
