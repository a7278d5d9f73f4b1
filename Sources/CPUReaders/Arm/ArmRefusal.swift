extension Interpreter {
  /// Why a record of an arm64 machine has no place in a question about x86 CPUs.
  static func armRefusal(_ document: Document) -> ReadError {
    ReadError(
      document: document.name,
      reason:
        "this is a record of an arm64 machine; compare, check and diagnose serve Arm, this question x86 alone"
    )
  }
}
