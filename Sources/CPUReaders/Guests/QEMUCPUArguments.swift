internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// The arguments of a QEMU that choose its guest's CPU: `-cpu MODEL,PROPERTY=on,-PROPERTY` and `-machine TYPE`.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, x86_cpu_parse_featurestr: `PROPERTY=VALUE`, a property alone for on, and the old `+PROPERTY` and
///   `-PROPERTY`, which win over the others.
struct QEMUCPUArguments: Sendable, Hashable {
  /// The model's name.
  var model: String
  /// The properties that are set, each with what holds of it.
  var properties: [String: String] = [:]
  /// The machine type; nil if none is given.
  var machine: String?

  /// Reads the lines `-cpu VALUE` and `-machine VALUE` of a snapshot's part; nil where no `-cpu` is among them.
  init?(_ text: String) {
    var value: Substring?
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ", maxSplits: 1)
      guard fields.count == 2 else { continue }
      switch fields[0] {
      case "-cpu": value = fields[1]
      case "-machine", "-M":
        let type = fields[1].split(separator: ",").first.map(String.init)
        machine = type?.hasPrefix("type=") == true ? type.map { String($0.dropFirst(5)) } : type
      default: break
      }
    }
    let words = (value ?? "").split(separator: ",").map(String.init)
    guard let first = words.first else { return nil }
    model = first
    var signs: [String: String] = [:]
    for word in words.dropFirst() {
      if let sign = word.first, sign == "+" || sign == "-" {
        signs[String(word.dropFirst())] = sign == "+" ? "on" : "off"
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      properties[parts[0]] = parts.count > 1 ? parts[1] : "on"
    }
    properties.merge(signs) { _, sign in sign }
  }

  /// What the arguments say of each feature: what they switch, and what a model of QEMU's has by the tables on the machine type.
  ///
  /// What the model does not have by the tables is not said to be absent: QEMU sets some bits itself.
  func evidence(_ catalog: Catalog) -> Evidence {
    var evidence = Evidence()
    let table = QEMUModelTable.standard
    if let record = table.model(named: model) {
      for property in record.properties {
        for feature in catalog.features(calledByQEMU: property) { evidence.present.insert(feature.index) }
      }
      if let change = machine.map({ table.featureChange(of: model, on: $0, catalog) }) {
        evidence.present = evidence.present.subtracting(change.removed).union(change.added)
      }
    }
    for (property, value) in properties {
      guard let isOn = QEMUProperties.isOn(value) else { continue }
      for feature in catalog.features(calledByQEMU: property) {
        if isOn {
          evidence.present.insert(feature.index)
          evidence.absent.remove(feature.index)
        } else {
          evidence.absent.insert(feature.index)
          evidence.present.remove(feature.index)
        }
      }
    }
    return evidence
  }
}
