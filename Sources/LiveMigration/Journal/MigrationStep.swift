/// What a journal's line says is about to be done, or has come to be; in the order in which they occur.
public enum MigrationStep: String, Sendable, Hashable, Codable, CaseIterable {
  /// The migration is planned; nothing is touched.
  case planned
  /// The limit of the downtime is about to be set.
  case limit
  /// libvirt is about to be asked to move the guest.
  case start
  /// The guest's memory is being copied.
  case copying
  /// The guest is about to continue at the target before all of its memory is there.
  case postCopy = "post-copy"
  /// The copy is about to be called off.
  case abort
  /// libvirt's call has returned.
  case returned
  /// Another process takes the migration up, after the first was lost.
  case resume
  /// libvirt is about to be asked to take up a post-copy that broke.
  case recover
  /// What the target has is about to be ended, or the source's guest let go on.
  case rollback
  /// What the source has left is about to be ended, or the target's guest let go on.
  case finish
  /// Both ends are about to be looked at.
  case verify
  /// The guest is where the line says, and nothing is left to be done.
  case settled
}
