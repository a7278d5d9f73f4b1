internal import CPUCompatibility
internal import CPUReaders
internal import FleetDocuments
internal import ReportContract

extension Records {
  /// The guest of a server, and the host that it is on.
  ///
  /// - Parameter captured: nova.conf's settings by section and key, of a capture of the host; nil if there is none.
  /// - Throws: As `AskedCloud.server(_:)`; `usage` where the settings that decide its CPU are unknown.
  func guest(ofServer id: String, captured: [String: String]? = nil) async throws(QuestionError) -> GuestInput
  {
    let cloud = AskedCloud(access: options.access)
    let name = NovaArgument.server(id).text
    let result = await options.access.awaiting(name) {
      do throws(QuestionError) { return .success(try await cloud.server(id)) } catch {
        return .failure(error)
      }
    }
    options.access.progress(nil)
    let (server, answer) = try result.get()
    return try guest(server, in: answer, captured: captured)
  }

  /// A guest, and the host that it runs on: of the records given, else the one that it was captured on or that Nova has it on.
  ///
  /// - Throws: As `guest(of:)` and `source(of:from:)`.
  func guestAndSource(
    of source: DocumentSource, from: [DocumentSource]
  ) async throws(QuestionError) -> (GuestInput, Host?) {
    guard case .argument(let argument) = source,
      case .nova(.server(let id)) = ArgumentForm.parsed(argument).form,
      !from.isEmpty
    else {
      let guest = try await guest(of: source)
      return (guest, try await self.source(of: guest, from: from))
    }
    let given = try await host(from, role: "from")
    var guest = try await guest(ofServer: id, captured: given.cpu.configuration?.nova)
    // What Nova remembers of the host adds to its own records.
    guard let home = guest.home else { return (guest, given) }
    guest.home = nil
    var both = try host(given.records + [home], role: "from")
    both.inputs += given.inputs.filter { $0.format == "not-obtained" }
    return (guest, both)
  }

  /// The guest of a server that was fetched with its host's record.
  func guest(
    _ server: CloudServer, in answer: FetchedDocuments, captured: [String: String]?
  ) throws(QuestionError) -> GuestInput {
    let settings = try NovaGuestSettings(options.access.cloud.guestSettings, captured: captured)
    let guest = try NovaGuest(server, settings)
    var definition = try record(guest.document)
    definition.reading.notes += guest.notes.map { ReadingNote($0) }
    let home = AskedCloud(access: options.access).hosts(in: answer).documents.first { document in
      [server.hypervisor, server.host].contains { $0.map { "nova:\($0)" == document.name } ?? false }
    }
    return GuestInput(
      record: definition, home: try home.map { document throws(QuestionError) in try record(document) },
      hasUnseenHostCPU: settings.leavesCPUToHost, maximumMicroversion: answer.cloud?.maximumMicroversion)
  }
}
