internal import CPUReaders
internal import ReportContract
internal import SandboxedWorkers

extension Records {
  /// What came of the arguments: documents, and what could not be read.
  struct Documents: Sendable {
    /// The documents that there are, in order of the arguments, with the folder that each was found in.
    var found: [(document: Document, folder: Int?)] = []
    /// Hosts and daemons that did not answer, in order of the arguments.
    var unasked: [(name: String, error: QuestionError)] = []
    /// How a report names lists and folders.
    var groups: [InputReport]

    /// How a report names a host or daemon that did not answer.
    static func input(_ name: String, _ error: QuestionError, role: String) -> InputReport {
      let reason =
        error.message.hasPrefix(name + ": ") ? String(error.message.dropFirst(name.count + 2)) : error.message
      return InputReport(
        role: role, name: name, format: "not-obtained", sha256: nil,
        notes: ["could not be \(error.kind == .badInput ? "read" : "asked"): \(reason)"])
    }
  }

  /// Reads what arguments name: files in their order, hosts and daemons several at a time.
  ///
  /// - Throws: As `ExpandedArguments.init(_:role:)`; `noInput`, `noPermission`, `badInput` for files that cannot be read; `usage` for
  ///   URIs that are not safe to open. If nothing at all is there, what the first host or daemon failed for; `interrupted` if the user
  ///   ended the asking before any answer.
  func documents(_ sources: [DocumentSource], role: String) async throws(QuestionError) -> Documents {
    let arguments = try ExpandedArguments(sources, role: role)
    let asked = await answers(of: arguments.members.map(\.source).filter(\.isAsked))
    var documents = Documents(groups: arguments.groups)
    var found: [(document: Document, folder: Int?)] = []
    var next = 0
    for member in arguments.members {
      guard member.source.isAsked else {
        documents.found.append((try member.source.document(), member.folder))
        continue
      }
      let answer = asked[next]
      next += 1
      switch answer {
      case .success(let answer):
        documents.found += answer.documents.map { ($0, nil) }
        documents.unasked += answer.missing
      case .failure(let error):
        // What is asked in vain is part of the answer; what must not be asked, or is not there, ends the question.
        guard [.unavailable, .noPermission, .temporary, .interrupted].contains(error.kind) else {
          throw error
        }
        documents.unasked.append((member.source.documentName, error))
      }
    }
    for (document, folder) in await read(documents.found) {
      guard let failure = document.workerFailure else {
        found.append((document, folder))
        continue
      }
      // One input fails, as a host does that gives no answer.
      documents.unasked.append(
        (
          document.name,
          QuestionError(
            .badInput, "\(document.name): \(failure)",
            at: .document(name: document.name, line: nil, column: nil))
        ))
    }
    documents.found = found
    if documents.found.isEmpty, let first = documents.unasked.first {
      throw documents.unasked.first { $0.error.kind == .interrupted }?.error ?? first.error
    }
    return documents
  }

  /// Lets workers read documents, as many at a time as there are workers; does nothing where this process reads by itself.
  private func read(
    _ documents: [(document: Document, folder: Int?)]
  ) async -> [(document: Document, folder: Int?)] {
    guard let workers = WorkerPolicy.workers else { return documents }
    let format = options.inputFormat
    return await withTaskGroup(of: [(Int, Document)].self) { group in
      let share = min(workers.size, documents.count)
      for first in 0..<share {
        group.addTask {
          stride(from: first, to: documents.count, by: share).map { index in
            var document = documents[index].document
            document.readByWorker(as: format)
            return (index, document)
          }
        }
      }
      var results = documents
      for await part in group {
        for (index, document) in part { results[index].document = document }
      }
      return results
    }
  }

  /// Asks hosts and daemons, at most `access.simultaneous` at a time; the answers are in their order.
  private func answers(of sources: [DocumentSource]) async -> [Result<AskedAnswer, QuestionError>] {
    guard !sources.isEmpty else { return [] }
    let access = options.access
    defer { access.progress(nil) }
    return await withTaskGroup(of: (Int, Result<AskedAnswer, QuestionError>).self) { group in
      var results: [Int: Result<AskedAnswer, QuestionError>] = [:]
      var next = 0
      while results.count < sources.count {
        if next < sources.count, next - results.count < max(1, access.simultaneous) {
          let (index, source) = (next, sources[next])
          group.addTask {
            let answer = await access.awaiting(source.documentName) {
              do throws(QuestionError) {
                return .success(try await source.answer(access))
              } catch {
                return .failure(error)
              }
            }
            return (index, answer)
          }
          next += 1
        } else if let (index, result) = await group.next() {
          results[index] = result
          if sources.count > 1 { access.progress("\(results.count) of \(sources.count) have answered") }
        }
      }
      return sources.indices.compactMap { results[$0] }
    }
  }
}
