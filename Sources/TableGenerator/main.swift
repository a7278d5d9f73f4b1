import Glibc
import LibvirtCPU

var text = ""
while let line = readLine(strippingNewline: false) { text += line }
print(try cpuMapTableSource(from: text), terminator: "")
