import Testing
import X86CPU

@Suite struct LogicalCPUListTests {
  @Test(arguments: [
    ([], ""), ([3], "3"), ([0, 1, 2, 3, 8], "0-3,8"), ([8, 1, 0, 1], "0-1,8"), ([0, 2, 4], "0,2,4"),
  ])
  func listsAreWrittenAsTheKernelDoes(numbers: [Int], text: String) {
    #expect(LogicalCPUList(numbers).description == text)
    #expect(LogicalCPUList(parsing: text) == LogicalCPUList(numbers))
  }

  @Test func whatIsNoListIsPassedOver() {
    #expect(LogicalCPUList(parsing: "0-1\n").numbers == [0, 1])
    #expect(LogicalCPUList(parsing: "x,3-1,-4,2-,0-99999999,1-2-3,7").numbers == [7])
  }
}
