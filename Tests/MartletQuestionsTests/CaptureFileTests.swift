import MartletQuestions
import Testing

@Suite struct CaptureFileTests {
  @Test(arguments: [
    (["node1", "root@node2", "ssh://node3"], ["node1", "node2", "node3"]),
    (["root@node1", "admin@node1", "ssh://node1"], ["node1", "node1-2", "node1-3"]),
    (["a", "a-2", "a"], ["a", "a-2", "a-3"]),
    (["[::1]:22", "../x"], ["___1__22", ".._x"]),
  ])
  func twoTargetsNeverShareAFile(targets: [String], names: [String]) {
    #expect(RemoteCaptureQuestion.fileNames(of: targets) == names)
  }
}
