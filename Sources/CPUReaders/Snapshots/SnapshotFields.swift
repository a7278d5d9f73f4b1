internal import HostSnapshots
internal import SandboxedWorkers

// A worker's answer holds a capture as one text of fields: lists of objects cross more slowly.
extension Snapshot {
  /// The fields: schema, version, method, time, redaction; identity; parts; what is missing.
  ///
  /// Lists begin with their number; what can be absent is empty or begins with `=`.
  var fields: String {
    var writer = FieldWriter()
    for field in [schema, martlet, method.rawValue, captured, isRedacted ? "1" : "0"] { writer.write(field) }
    writer.write(identity.hostName)
    writer.write(identity.hostUUID)
    writer.write(identity.machineID)
    writer.write(identity.bootID)
    writer.write(identity.booted)
    writer.write(identity.container)
    writer.write(identity.started)
    writer.write(parts.count)
    for part in parts {
      for field in [part.kind, part.source, part.time, part.encoding, part.content] { writer.write(field) }
      writer.write(part.about == nil ? 0 : 1)
      writer.write(part.about ?? [:])
    }
    writer.write(missing.count)
    for part in missing {
      for field in [part.kind, part.source, part.reason] { writer.write(field) }
      writer.write(part.hasNone.map { $0 ? "1" : "0" })
    }
    return writer.text
  }

  /// Reads the fields; nil for what no worker writes.
  init?(fields text: String) {
    var reader = FieldReader(text)
    guard let schema = reader.next(), let martlet = reader.next(),
      let method = reader.next().flatMap({ Method(rawValue: $0) }), let captured = reader.next(),
      let isRedacted = reader.number(upTo: 1), let hostName = reader.optional(),
      let hostUUID = reader.optional(), let machineID = reader.optional(), let bootID = reader.optional(),
      let booted = reader.optional(), let container = reader.optional(), let started = reader.dictionary(),
      let partCount = reader.number()
    else { return nil }
    self.init(martlet: martlet, method: method, captured: captured)
    self.schema = schema
    self.isRedacted = isRedacted == 1
    (identity.hostName, identity.hostUUID, identity.machineID) = (hostName, hostUUID, machineID)
    (identity.bootID, identity.booted, identity.container) = (bootID, booted, container)
    identity.started = started
    for _ in 0..<partCount {
      guard let kind = reader.next(), let source = reader.next(), let time = reader.next(),
        let encoding = reader.next(), let content = reader.next(), let hasAbout = reader.number(upTo: 1),
        let about = reader.dictionary()
      else { return nil }
      var part = Part(.file, source: source, time: time, text: content)
      (part.kind, part.encoding) = (kind, encoding)
      part.about = hasAbout == 1 ? about : nil
      parts.append(part)
    }
    guard let missingCount = reader.number() else { return nil }
    for _ in 0..<missingCount {
      guard let kind = reader.next(), let source = reader.next(), let reason = reader.next(),
        let hasNone = reader.optional()
      else { return nil }
      var part = Missing(.file, source: source, reason: reason, hasNone: hasNone.map { $0 == "1" })
      part.kind = kind
      missing.append(part)
    }
    guard reader.isAtEnd else { return nil }
  }
}

extension FieldWriter {
  /// Adds a text that can be absent.
  fileprivate mutating func write(_ text: String?) { write(text.map { "=" + $0 } ?? "") }

  /// Adds pairs by their keys.
  fileprivate mutating func write(_ pairs: [String: String]) {
    write(pairs.count)
    for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
      write(key)
      write(value)
    }
  }
}

extension FieldReader {
  /// The next field as a text that can be absent; nil for neither.
  fileprivate mutating func optional() -> String?? {
    guard let field = next() else { return nil }
    if field.isEmpty { return .some(nil) }
    return field.first == "=" ? .some(String(field.dropFirst())) : nil
  }

  /// The next fields as pairs; nil for fields that are none.
  fileprivate mutating func dictionary() -> [String: String]? {
    guard let count = number() else { return nil }
    var pairs: [String: String] = [:]
    for _ in 0..<count {
      guard let key = next(), let value = next() else { return nil }
      pairs[key] = value
    }
    return pairs
  }
}
