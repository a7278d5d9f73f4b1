internal import ArmCPU
public import CPUCompatibility
public import CPUReaders
internal import HostSnapshots
public import LibvirtCPU
public import ReportContract
internal import S390Compatibility

/// Reads records of hosts and guests, picks the CPU that is meant, understands it through a CPU map, and folds the records of one
/// host into one.
public struct Records: Sendable {
  /// How records are read.
  public let options: RecordOptions
  /// The CPU map for what brings none of its own.
  public let map: CPUMap
  /// Whether records of arm64 and s390x hosts are taken too; what asks must then look for them.
  public var servesArm = false
  /// What understands records, by that map.
  public let interpreter: Interpreter

  /// What reads records by `options`.
  ///
  /// - Throws: `badInput` for a map that libvirt would not load.
  public init(_ options: RecordOptions = RecordOptions()) throws(QuestionError) {
    self.options = options
    map = try options.map.map()
    var interpreter = Interpreter(map: MapProjection(map, catalog: options.catalog), catalog: options.catalog)
    interpreter.usesOwnMaps = options.map.usesOwnMaps
    self.interpreter = interpreter
  }

  /// How a report names the map.
  public var yardstick: Yardstick { interpreter.map.yardstick }

  /// A document that was read, and the one CPU of it that is meant.
  public struct Record: Sendable {
    /// The text and the name that it was read under.
    public var document: Document
    /// What it says.
    public var reading: Reading
    /// The CPU that the document describes.
    public var cpu: RecordedCPU

    /// How a report names the document.
    ///
    /// - Parameter role: What it was given as: `from`, `to`, `guest`.
    public func input(role: String) -> InputReport { document.input(role: role, reading) }
  }

  /// A host, and the records that it was read from.
  public struct Host: Sendable {
    /// The interpreted host.
    public var cpu: HostCPU
    /// One record for each host, in the document's order.
    public var records: [Record]
    /// How a report names them.
    public var inputs: [InputReport]

    /// The word by which commands name it: of the first record, the document and which host of it is meant.
    package var argument: String {
      guard let document = records.first?.document else { return inputs.first?.name ?? cpu.name }
      let place = document.name == "standard input" ? "-" : document.name
      return place + (document.selector.map { "#" + $0 } ?? "")
    }

    /// What libvirt and Nova know of it as definitions.
    ///
    /// - Throws: `badInput` for a part of a snapshot that cannot be read.
    public func definitions() throws(QuestionError) -> HostDefinitions {
      do throws(ReadError) {
        let definitions = try HostDefinitions(records.map { ($0.cpu, $0.document) })
        try requireWorkers(for: records.first?.document)
        return definitions
      } catch {
        throw QuestionError(error)
      }
    }
  }

  /// Reads a document, and picks the CPU that is meant.
  ///
  /// - Throws: `badInput` for a document of no known format, a damaged one, and one of several hosts where none is picked.
  public func record(_ document: Document) throws(QuestionError) -> Record {
    do throws(ReadError) {
      let reading = try Reader.read(document, format: options.inputFormat)
      return Record(document: document, reading: reading, cpu: try reading.selecting(document))
    } catch {
      throw QuestionError(error)
    }
  }

  /// Folds records of one host into one.
  ///
  /// - Parameters:
  ///   - role: What they were given as, for the report.
  ///   - interpret: How a record is understood; by default as a host's.
  /// - Throws: `badInput` for a guest's definition.
  public func host(
    _ records: [Record], role: String,
    interpreting interpret: ((RecordedCPU, Document) throws(ReadError) -> HostCPU)? = nil
  ) throws(QuestionError) -> Host {
    var hosts: [HostCPU] = []
    do throws(ReadError) {
      for record in records {
        if servesArm,
          let architecture = record.cpu.arm?.architecture
            ?? record.cpu.s390.map({ $0.architecture ?? "s390x" })
        {
          hosts.append(
            HostCPU(
              name: record.cpu.hostName ?? record.document.hostName, architecture: architecture, vendor: nil,
              modelName: nil, observations: []))
        } else if let interpret {
          hosts.append(try interpret(record.cpu, record.document))
        } else {
          hosts.append(try interpreter.host(record.cpu, in: record.document))
        }
        try requireWorkers(for: record.document)
      }
    } catch {
      throw QuestionError(error)
    }
    return Host(cpu: HostCPU.folding(hosts), records: records, inputs: records.map { $0.input(role: role) })
  }

  /// A guest, understood by its definition and by the host that it runs on.
  ///
  /// - Throws: `badInput` for a record that is no guest's definition.
  public func guest(_ record: Record, from source: Host?) throws(QuestionError) -> GuestCPU {
    do throws(ReadError) {
      let captures = (source?.records ?? []).compactMap { record -> Snapshot? in
        if case .snapshot(let snapshot) = record.cpu { snapshot } else { nil }
      }
      let guest = try interpreter.guest(
        record.cpu, in: record.document, from: source?.cpu, capturedIn: captures)
      try requireWorkers(for: record.document)
      return guest
    } catch {
      throw QuestionError(error)
    }
  }
}
