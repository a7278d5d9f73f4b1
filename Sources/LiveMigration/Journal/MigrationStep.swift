/// The action that a journal line announces or reports; the cases are in chronological order.
public enum MigrationStep: String, Sendable, Hashable, Codable, CaseIterable {
  /// The migration is planned; nothing is touched.
  case planned
  /// The limit of the downtime is about to be set.
  case limit
  /// libvirt is about to move the guest.
  case start
  /// The guest's memory is being copied.
  case copying
  /// The guest is about to continue at the target before all of its memory is there.
  case postCopy = "post-copy"
  /// The copy is about to be cancelled.
  case abort
  /// libvirt's call has returned.
  case returned
  /// Another process resumes the migration after the first one died.
  case resume
  /// libvirt is about to be asked to take up a post-copy that broke.
  case recover
  /// The target's guest is about to be destroyed, or the source's guest resumed.
  case rollback
  /// The source's remains are about to be destroyed, or the target's guest resumed.
  case finish
  /// Both ends are about to be verified.
  case verify
  /// The guest is at the named place, and nothing is left to do.
  case settled
}
