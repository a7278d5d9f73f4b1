/// Work in a queue that several controllers take from.
public struct Job: Sendable, Hashable, Codable {
  /// Its number in the queue; older jobs have smaller ones.
  public var number: Int
  /// Its name for others, one for each job; nil for none.
  public var name: String?
  /// What is to be done: a word that workers choose by.
  public var kind: String
  /// The details, which the queue does not read.
  public var spec: String
  /// What makes the same request twice one job; nil for none.
  public var key: String?
  /// How far it is.
  public var state: State
  /// How often a worker has claimed it and not given it back.
  public var attempts: Int
  /// How often workers may claim it before it counts as failed.
  public var mostAttempts: Int
  /// The number of its newest claim; 0 before the first.
  public var fence: Int
  /// Who claimed it last; nil before the first.
  public var worker: String?
  /// When the newest claim may be taken over: milliseconds since 1970 by the database's clock; nil while nobody has it.
  public var lease: Int?
  /// Whether somebody wants it to stop.
  public var isStopWished: Bool
  /// How far its worker said it is, which the queue does not read.
  public var progress: String?
  /// What came out, or why it failed; nil before its end.
  public var words: String?
  /// When it was made and when it ended: milliseconds since 1970 by the database's clock.
  public var made: Int, ended: Int?
  /// How many events it has.
  public var events: Int

  /// How far a job is.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case waiting, running, done, failed, stopped

    /// Whether nothing follows.
    public var isEnd: Bool { self != .waiting && self != .running }
  }

  /// How a worker ends a job.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    case done, failed, stopped

    var state: State {
      switch self {
      case .done: .done
      case .failed: .failed
      case .stopped: .stopped
      }
    }
  }

  /// The right to carry out a job, until somebody else claims it.
  public struct Claim: Sendable, Hashable, Codable {
    /// The job's number.
    public var job: Int
    /// The number of this claim; only the newest claim's steps count.
    public var fence: Int

    /// A claim that a queue gave earlier.
    public init(job: Int, fence: Int) {
      self.job = job
      self.fence = fence
    }
  }

  /// A line of a job's journal: what its worker is about to do, or has done.
  public struct Step: Sendable, Hashable, Codable {
    /// Its place, from 0 without gaps.
    public var number: Int
    /// The claim under which it was written.
    public var fence: Int
    /// What it says, which the queue does not read.
    public var text: String
    /// When: milliseconds since 1970 by the database's clock.
    public var time: Int
  }

  /// A guest's move: written before it begins and after it ends, and kept after the job has gone.
  public struct Move: Sendable, Hashable, Codable {
    /// Its number in the database.
    public var number: Int
    /// What it is a part of; several jobs can carry out the same plan one after the other.
    public var plan: String
    /// The guest; no two open moves have the same.
    public var guest: String
    /// The job, and the claim under which it began.
    public var job: Int, fence: Int
    /// What is done, which the queue does not read.
    public var step: String
    /// How it ended; nil while it is open.
    public var outcome: String?
    /// When it began and ended: milliseconds since 1970 by the database's clock.
    public var begun: Int, ended: Int?

    /// The outcome of a move whose job ended without saying how it went.
    public static let lost = "lost"
  }

  /// What the queue did with a job.
  public struct Event: Sendable, Hashable, Codable {
    /// Its place among the job's events, from 1 without gaps.
    public var number: Int
    /// What happened.
    public var kind: Kind
    /// The newest claim then.
    public var fence: Int
    /// The worker that did it; nil for others.
    public var worker: String?
    /// When: milliseconds since 1970 by the database's clock.
    public var time: Int

    /// What may happen to a job.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      case made, claimed, takenOver, givenBack, stopWished, done, failed, stopped
    }
  }
}
