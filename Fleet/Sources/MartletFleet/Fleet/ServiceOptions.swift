import ArgumentParser
import FleetQuestions
import Foundation
import MartletQuestions
import RemoteFleet
import ReportContract

/// The options that name a service in place of a store.
struct ServiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask this martlet serve in place of a store; by default MARTLET_SERVICE, if no store is named.",
      valueName: "url"))
  var service: String?
  @Option(
    help: ArgumentHelp(
      "The file with the token, which others cannot read; by default MARTLET_TOKEN.", valueName: "file"))
  var tokenFile: String?
  @Option(
    help: ArgumentHelp(
      "The authorities that sign the service's certificate, in PEM; by default the system's.",
      valueName: "file"))
  var caFile: String?

  /// Whether no option is given.
  var isEmpty: Bool { service == nil && tokenFile == nil && caFile == nil }
}

/// What `POST plans` takes.
struct RemotePlanRequest: Encodable {
  var kind: String
  var max, minHosts, timeLimit, batch: Int?
  var keepTogether, change: String?
  var `for`, hosts: [String]?
  var repack: Bool?
}

extension StoreOptions {
  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The service's address, unless a store is asked: one that is named goes before the environment.
  private var serviceAddress: String? {
    service.service ?? (store == nil ? Self.variable("MARTLET_SERVICE") : nil)
  }

  /// Whether a service is asked in place of a store.
  var isOfService: Bool { serviceAddress != nil }

  /// Refuses a service for what only a store can do.
  ///
  /// - Throws: `usage`, with the verb's name.
  func refuseService() throws(QuestionError) {
    guard isOfService || !service.isEmpty else { return }
    let way =
      service.isEmpty
      ? "MARTLET_SERVICE is set: name the store by --store"
      : "leave out --service, --token-file and --ca-file"
    throw QuestionError(
      .usage, "service: \(MartletFleetProgram.verb) needs the store itself, and asks no service; \(way)",
      at: .parameter("service"))
  }

  /// The answer of the service if one is named, else of the store.
  ///
  /// - Parameters:
  ///   - options: Options that a service does not take, and whether each is given.
  ///   - isWhole: Whether the parts of a service's answer fit together, where what prints it counts on that.
  ///   - local: Asks the store.
  func answer<Answer: Report>(
    _ question: RemoteQuestion, refusing options: [(name: String, isGiven: Bool)] = [],
    isWhole: (Answer) -> Bool = { _ in true }, _ local: (OpenFleet) throws -> Answer
  ) async throws -> Answer {
    guard let remote = try remote(refusing: options) else { return try local(try open()) }
    return try await ending(remote, isWhole) { remote throws(QuestionError) in
      try await remote.answer(question)
    }
  }

  /// The plan that the service makes if one is named, else one of the store.
  func plan<Plan: Report>(
    _ request: RemotePlanRequest, refusing options: [(name: String, isGiven: Bool)] = [],
    isWhole: (Plan) -> Bool = { _ in true }, _ local: (OpenFleet) throws -> Plan
  ) async throws -> Plan {
    guard let remote = try remote(refusing: options) else { return try local(try open()) }
    let body = Array(try JSONEncoder().encode(request))
    return try await ending(remote, isWhole) { remote throws(QuestionError) in try await remote.plan(body) }
  }

  private func ending<Answer>(
    _ remote: RemoteFleet, _ isWhole: (Answer) -> Bool,
    _ ask: (RemoteFleet) async throws(QuestionError) -> Answer
  ) async throws(QuestionError) -> Answer {
    do throws(QuestionError) {
      let answer = try await ask(remote)
      guard isWhole(answer) else {
        throw QuestionError(.badInput, "the service's answer does not fit together; is it a martlet serve?")
      }
      await remote.shutDown()
      return answer
    } catch {
      await remote.shutDown()
      throw error
    }
  }

  /// The service that is asked; nil for a store.
  private func remote(
    refusing options: [(name: String, isGiven: Bool)]
  ) throws(QuestionError) -> RemoteFleet? {
    guard let address = serviceAddress else {
      guard service.isEmpty else {
        throw QuestionError(
          .usage, "service: --token-file and --ca-file go with a service", at: .parameter("service"))
      }
      return nil
    }
    guard store == nil else {
      throw QuestionError(.usage, "service: give either --service or --store", at: .parameter("service"))
    }
    guard map == nil else {
      throw QuestionError(
        .usage, "cpu-map: a service judges by the maps of its hosts; leave out --cpu-map",
        at: .parameter("cpu-map"))
    }
    if let option = options.first(where: \.isGiven) {
      throw QuestionError(
        .usage, "service: \(MartletFleetProgram.verb) asks a service without \(option.name)",
        at: .parameter("service"))
    }
    let token = try service.tokenFile.map { path throws(QuestionError) in try RemoteFleet.token(inFile: path)
    }
    return try RemoteFleet(
      address, token: token ?? Self.variable("MARTLET_TOKEN"), authorities: service.caFile)
  }
}
