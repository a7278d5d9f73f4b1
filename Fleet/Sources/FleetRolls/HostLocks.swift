internal import FileAccess
internal import FleetPlans
internal import MartletQuestions

/// Locks on the hosts of a roll, so that no other roll changes one of them at the same time, whatever its plan is.
///
/// They last as long as the value; a killed process releases them.
final class HostLocks: @unchecked Sendable {
  private let files: [JournalFile]

  /// Locks hosts; the folder of the journals must exist.
  ///
  /// - Throws: `temporary` for a host that another roll changes; `cannotWrite`.
  init(_ hosts: [RollPlan.Host], folder: String) throws(QuestionError) {
    var files: [JournalFile] = []
    for host in hosts {
      // A host has the same UUID in every plan; names of hosts can have any characters.
      let path = "\(folder)/\(sha256(Array((host.uuid ?? host.name).utf8)).prefix(32)).lock"
      do throws(JournalFile.Failure) { files.append(try JournalFile(path)) } catch {
        switch error {
        case .unusable(let error): throw QuestionError(.cannotWrite, "\(path): \(error.message)")
        case .locked:
          throw QuestionError(.temporary, "another roll is changing \(host.name) (\(path) is locked)")
        }
      }
    }
    self.files = files
  }
}
