import PlanChecker
import PoolPlanning
import Testing

@Suite struct PoolProofTests {
  private func example(_ seed: UInt64) throws -> (question: PoolQuestion, proof: PoolProof) {
    var samples = PoolSamples(seed: seed)
    let question = samples.question(kinds: 8, columns: 12, units: 4, slips: 3, minimumHosts: 2)
    let curve = try #require(PoolCurve(of: question, pools: 3))
    let point = try #require(curve.points.last)
    try #require(point.isOptimal && point.split.cost > 0)
    return (question, point.proof)
  }

  private func failure(_ proof: PoolProof, _ question: PoolQuestion) -> PoolProofCheck.Failure? {
    do throws(PoolProofCheck.Failure) {
      try PoolProofCheck.check(proof, of: question)
      return nil
    } catch { return error }
  }

  /// What an optimal split costs cannot be exceeded by a bound.
  @Test(arguments: 1...12)
  func aHigherBoundIsRefused(seed: UInt64) throws {
    var (question, proof) = try example(seed)
    proof.bound += 1
    #expect(failure(proof, question) == .open)
  }

  @Test(arguments: 1...12)
  func morePoolsAreNotProven(seed: UInt64) throws {
    var (question, proof) = try example(seed)
    var more = PoolSamples(seed: seed)
    _ = more.number(0...1)
    proof.pools += 2
    let curve = try #require(PoolCurve(of: question, pools: proof.pools))
    let cost = try #require(curve.points.last).split.cost
    if cost < proof.bound { #expect(failure(proof, question) == .open) }
    question.minimumHosts = 1
    proof.pools -= 2
    let free = try #require(PoolCurve(of: question, pools: proof.pools)?.points.last).split.cost
    if free < proof.bound { #expect(failure(proof, question) == .open) }
  }

  @Test func missingStepsAndCasesAreRefused() throws {
    var (question, proof) = try example(3)
    let whole = proof
    proof.root.steps = []
    proof.root.split = nil
    #expect(failure(proof, question) == .open)
    proof = whole
    proof.root.steps = proof.root.steps.map { $0.map { _ in 0 } }
    #expect(failure(proof, question) != nil)
    proof = whole
    proof.root.steps[0].removeLast()
    #expect(failure(proof, question) == .shape)
    proof = whole
    proof.root = .init(steps: [], split: .init(level: [99], with: whole.root, without: whole.root))
    #expect(failure(proof, question) == .level([99]))
    proof = whole
    question.kinds[0].weight += 50
    question.losses = question.losses.map { _ in 0 }
    #expect(failure(proof, question) == .open)
  }

  @Test(arguments: [
    PoolQuestion(losses: [-1], kinds: []),
    PoolQuestion(losses: [1], kinds: [.init(columns: [1])]),
    PoolQuestion(losses: [1, 1], kinds: [.init(columns: [1, 0])]),
    PoolQuestion(losses: [1], kinds: [.init(columns: [0], units: 0)]),
    PoolQuestion(losses: [1], kinds: [.init(columns: [0])], minimumHosts: 0),
    PoolQuestion(losses: [.max], kinds: [.init(columns: [0], weight: 4)]),
  ])
  func aQuestionWithoutMeaningIsRefused(question: PoolQuestion) {
    let proof = PoolProof(pools: 1, bound: 0, root: .init(steps: [[0]]))
    guard case .question? = failure(proof, question) else {
      Issue.record("accepted: \(question)")
      return
    }
  }
}
