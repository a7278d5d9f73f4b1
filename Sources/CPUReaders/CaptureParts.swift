package import SandboxedWorkers

/// Which parts of a capture a worker reads together with it.
package enum CaptureParts: Sendable {
  /// None; each is asked about when it is needed.
  case none
  /// Those about the host's CPU.
  case host
  /// Those, and the definitions of its guests.
  case withGuests

  /// The most bytes of parts that are read together with a capture; further parts are asked about one by one.
  static let mostBytes = 2 << 20

  /// What a worker is asked to do.
  package var operation: WorkerRequest.Operation {
    switch self {
    case .none: .readAlone
    case .host: .read
    case .withGuests: .readWithGuests
    }
  }

  /// The parts that a request is about; nil for one that is not about a record.
  package init?(_ operation: WorkerRequest.Operation) {
    switch operation {
    case .readAlone: self = .none
    case .read: self = .host
    case .readWithGuests: self = .withGuests
    case .about, .xml, .yaml, .unpack, .unpackPart: return nil
    }
  }
}
