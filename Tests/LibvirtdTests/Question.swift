/// A command of virsh's about one file, and what it should answer.
struct Question {
  var command: [String]
  /// The number of the file.
  var file: Int
  /// What the file holds.
  var input: String
  var ours: Answer
}
