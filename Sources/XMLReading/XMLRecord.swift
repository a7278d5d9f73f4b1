internal import SandboxedWorkers

/// What a worker found in a document: its elements and texts in order, with positions, and the error that ended it.
///
/// The parent reads it as it would read the document, so that expat parses nothing there.
package struct XMLRecord: Codable, Sendable {
  /// Fields: `S`, name, namespace or nothing, count, names and values; `E`; `T`, depth, text; `P`, line, column; `X`, reason, line, column.
  var events: String

  /// Reads a document in this process, as far as it can be read.
  ///
  /// - Parameter deepest: The deepest nesting of elements.
  package init(_ bytes: [UInt8], deepest: Int) {
    do throws(XMLError) {
      self = try XMLEvents(bytes, deepest: deepest).record()
    } catch {
      var writer = XMLRecordWriter()
      writer.write(error)
      self = writer.record
    }
  }

  init(events: String) { self.events = events }
}

/// Writes a record.
struct XMLRecordWriter {
  private var fields = FieldWriter()

  var record: XMLRecord { XMLRecord(events: fields.text) }

  mutating func write(texts: [(depth: Int, bytes: [UInt8])]) {
    for text in texts {
      fields.write("T")
      fields.write(text.depth)
      fields.write(String(decoding: text.bytes, as: UTF8.self))
    }
  }

  mutating func write(_ events: [XMLEvent], line: Int, column: Int) {
    // A place first: it is that of all events that were found at once.
    fields.write("P")
    fields.write(line)
    fields.write(column)
    for event in events {
      guard case .start(let start) = event else {
        fields.write("E")
        continue
      }
      fields.write("S")
      fields.write(start.name)
      fields.write(start.namespace.map { "=" + $0 } ?? "")
      fields.write(start.attributes.count)
      for attribute in start.attributes {
        fields.write(attribute.name)
        fields.write(attribute.value)
      }
    }
  }

  mutating func write(_ error: XMLError) {
    fields.write("X")
    fields.write(error.reason)
    fields.write(error.line ?? 0)
    fields.write(error.column ?? 0)
  }
}
