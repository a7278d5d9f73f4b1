public import CPUReaders

extension DocumentSource {
  /// Asks everything that an argument names: one host, or all hosts of a cloud (`nova:`).
  ///
  /// - Returns: The documents, and why others are missing, a message each.
  /// - Throws: As `host(_:)`, where nothing was given.
  public func asked(
    _ access: HostAccess = HostAccess()
  ) async throws(QuestionError) -> (documents: [Document], missing: [String]) {
    let answer = try await answer(access)
    if answer.documents.isEmpty, let first = answer.missing.first { throw first.error }
    return (answer.documents, answer.missing.map(\.error.message))
  }
}
