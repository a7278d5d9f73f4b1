import Foundation
import MartletQuestions
import PlacementPlanning
import PlanChecker
import Testing

@testable import FleetPlans

/// Drains of guests with huge pages and bound memory: proven, and as cheap as CBC finds them, which lays each part into cells.
@Suite struct CellPeerTests {
  /// A cell of a host: MiB outside huge pages, and pages by their size in KiB.
  struct Cell: Encodable {
    var memory: Int
    var pages: [String: Int]
  }

  struct Guest: Encodable {
    var host: Int
    var parts: [GuestMemory.Part]
  }

  /// A fleet whose first host is emptied.
  struct Fleet: Encodable {
    var hosts: [[Cell]]
    var guests: [Guest]

    /// Hosts of two or three cells, with guests that fill most of them.
    init(seed: UInt64) {
      var random = Xorshift(seed)
      let count = random.number(3...5)
      let cells = random.number(2...3)
      hosts = (0..<count).map { _ in
        (0..<cells).map { _ in Cell(memory: 32 << 10, pages: ["1048576": 16, "2048": 4096]) }
      }
      guests = []
      for host in 0..<count {
        // What is left of each cell: GiB outside huge pages, and in pages of each size.
        var left = (0..<cells).map { _ in
          [random.number(10...32), random.number(4...16), random.number(2...8)]
        }
        for _ in 0..<60 {
          let (pool, size) = (random.number(0...2), [1, 2, 4, 8][random.number(0...3)])
          let page: Int? = [nil, 1_048_576, 2048][pool]
          var nodes = (0..<cells).filter { _ in random.number(0...1) == 0 }
          if nodes.isEmpty || nodes.count == cells { nodes = [random.number(0...cells - 1)] }
          let isBound = random.number(0...3) > 0
          let open = isBound ? nodes : Array(0..<cells)
          // Laid down somewhere at the start, so that every host holds what it has.
          guard let cell = open.first(where: { left[$0][pool] >= size }) else { continue }
          left[cell][pool] -= size
          let part = GuestMemory.Part(size: size << 20, page: page, nodes: isBound ? nodes : nil)
          guests.append(Guest(host: host, parts: [part]))
        }
        // A guest of two cells, each bound to one of the host's.
        if left[0][1] >= 2, left[1][1] >= 2 {
          guests.append(
            Guest(
              host: host,
              parts: (0..<2).map { GuestMemory.Part(size: 2 << 20, page: 1_048_576, nodes: [$0]) }))
        }
      }
    }

    /// The fleet as a problem of placement, in the columns that plans have.
    func problem() throws -> PlacementProblem {
      let memory = guests.map { GuestMemory(parts: $0.parts) }
      let columns = try MemoryColumn.all(of: memory, hasPools: true)
      func room(_ host: [Cell], _ column: MemoryColumn) -> Int {
        host.indices.filter { column.nodes?.contains($0) ?? true }.reduce(0) { sum, cell in
          sum + (column.page.map { host[cell].pages["\($0)"] ?? 0 } ?? host[cell].memory)
        }
      }
      return PlacementProblem(
        resources: ["memory"] + columns.map(\.name),
        hosts: hosts.map { host in .init(kind: 0, capacity: [nil] + columns.map { room(host, $0) }) },
        guests: zip(guests, memory).map { guest, memory in
          .init(
            kind: 0, host: guest.host,
            demand: [memory.parts.reduce(0) { $0 + $1.size } / 1024] + columns.map { $0.demand(memory) })
        }, isAllowed: [[true]], leaving: [0])
    }
  }

  /// Numbers of a seed (Vigna, "xorshift64*").
  struct Xorshift {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func number(_ range: ClosedRange<Int>) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return range.lowerBound + Int((state &* 2_685_821_657_736_338_717) >> 33) % range.count
    }
  }

  @Test func cbcFindsTheSameCosts() throws {
    guard try run(["sh", "-c", "command -v cbc"]).status == 0 else { return }
    let fleets = (UInt64(1)...40).map { Fleet(seed: $0) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("fleets.json")
    try JSONEncoder().encode(fleets).write(to: input)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Peer/solve_cells.py"
    let said = try run(["sh", "-c", "exec python3 '\(script)' <'\(input.path)'"])
    let lines = said.output.split(separator: "\n").map(String.init)
    try #require(lines.count == fleets.count, "\(said)")
    var (equal, infeasible, repacked) = (0, 0, 0)
    for (place, (fleet, line)) in zip(fleets, lines).enumerated() {
      let problem = try fleet.problem()
      try #require(problem.flaw == nil)
      let plan = planEvacuation(of: problem)
      if let proof = plan.proof { try PlacementProofCheck.check(proof, of: problem) }
      if plan.isInfeasible { #expect(line == "infeasible", "\(place): \(line)") }
      if line == "infeasible" {
        #expect(plan.cost == nil, "\(place)")
        infeasible += plan.isInfeasible ? 1 : 0
        continue
      }
      let words = line.split(separator: " ").compactMap { Int($0) }
      try #require(words.count == 2, "\(line)")
      let cost = PlacementCost(moves: words[0], memory: words[1])
      #expect(plan.bound <= cost, "\(place)")
      guard let own = plan.cost else { continue }
      #expect(try PlacementReplay(plan.moves, of: problem).cost == own)
      #expect(cost <= own)
      if plan.isOptimal {
        #expect(own == cost, "\(place)")
        equal += 1
        if own.moves > fleet.guests.count(where: { $0.host == 0 }) { repacked += 1 }
      }
    }
    #expect(equal + infeasible >= 30 && equal > 10 && repacked > 2, "\(equal), \(infeasible), \(repacked)")
  }

  /// Sets of nodes that overlap: their union is a column; what is disjoint adds up without one.
  @Test func columnsAreTheUnionsOfOverlappingBindings() throws {
    func columns(_ sets: [[Int]], page: Int? = nil) throws -> [[Int]?] {
      let memory = sets.map { GuestMemory(parts: [.init(size: 1024, page: page, nodes: $0)]) }
      return try MemoryColumn.all(of: memory, hasPools: false).map(\.nodes)
    }
    #expect(try columns([]) == [])
    #expect(try columns([[0], [1]]) == [[0], [1]])
    #expect(try columns([[0, 1], [1, 2], [3]]) == [[0, 1], [0, 1, 2], [1, 2], [3]])
    #expect(try columns([[1]], page: 2048) == [nil, nil, [1]])
    #expect(throws: QuestionError.self) { try columns((0..<10).map { [$0, 10] }) }
  }
}
