public import XMLReading

/// An error that libvirt would raise, in its words.
public struct LibvirtError: Error, Sendable, Hashable {
  /// libvirt's classes of errors, by its numbers.
  public enum Code: Int, Sendable, Hashable {
    /// VIR_ERR_INTERNAL_ERROR.
    case internalError = 1
    /// VIR_ERR_NO_SUPPORT.
    case notSupported = 3
    /// VIR_ERR_INVALID_ARG.
    case invalidArgument = 8
    /// VIR_ERR_OPERATION_FAILED.
    case operationFailed = 9
    /// VIR_ERR_XML_ERROR.
    case xmlError = 27
    /// VIR_ERR_XML_DETAIL: the parser's own words.
    case xmlDetail = 35
    /// VIR_ERR_SYSTEM_ERROR.
    case systemError = 38
    /// VIR_ERR_OPERATION_INVALID.
    case operationInvalid = 55
    /// VIR_ERR_CONFIG_UNSUPPORTED.
    case unsupportedConfiguration = 67
    /// VIR_ERR_MIGRATE_UNSAFE.
    case unsafeMigration = 81
    /// VIR_ERR_OPERATION_UNSUPPORTED.
    case operationUnsupported = 84
    /// VIR_ERR_CPU_INCOMPATIBLE.
    case incompatibleCPU = 91
  }

  /// The class of the error.
  public var code: Code

  /// The detail, without the prefix that the class adds.
  public var detail: String

  /// The file being read; nil if there was none.
  public var file: String?

  /// The line in the file or document, from 1; nil if unknown.
  public var line: Int?

  /// Creates an error of the given class.
  public init(_ code: Code, _ detail: String, file: String? = nil, line: Int? = nil) {
    self.code = code
    self.detail = detail
    self.file = file
    self.line = line
  }

  /// Wraps an error about a document that is not well-formed or exceeds limits.
  public init(_ error: XMLError, file: String? = nil) {
    self.init(.xmlDetail, error.reason, file: file, line: error.line)
  }

  /// The message as libvirt prints it, `internal error: Unknown CPU model X`, without the file.
  public var message: String {
    switch code {
    case .internalError: "internal error: \(detail)"
    case .notSupported: "this function is not supported by the connection driver: \(detail)"
    case .invalidArgument: "invalid argument: \(detail)"
    case .operationFailed: "operation failed: \(detail)"
    case .xmlError: "XML error: \(detail)"
    case .xmlDetail, .systemError: detail
    case .operationInvalid: "Requested operation is not valid: \(detail)"
    case .unsupportedConfiguration: "unsupported configuration: \(detail)"
    case .unsafeMigration: "Unsafe migration: \(detail)"
    case .operationUnsupported: "Operation not supported: \(detail)"
    case .incompatibleCPU: "the CPU is incompatible with host CPU: \(detail)"
    }
  }
}

extension LibvirtError: CustomStringConvertible {
  /// The message, preceded by the file and line if known.
  public var description: String {
    switch (file, line) {
    case (let file?, let line?): "\(file):\(line): \(message)"
    case (let file?, nil): "\(file): \(message)"
    case (nil, let line?): "line \(line): \(message)"
    case (nil, nil): message
    }
  }
}
