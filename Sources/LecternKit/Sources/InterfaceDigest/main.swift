// interface-digest OUTPUT SOURCE…: writes a Swift file that holds a digest of the sources and of the
// Swift runtime this tool was built with. Two builds with the same digest agree on every layout.
import Foundation
import StableHash

var hash = StableHash()
for path in CommandLine.arguments.dropFirst(2).sorted() {
  hash.combine(URL(fileURLWithPath: path).lastPathComponent)
  hash.combine([UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[...])
}
// The compiler is known by the standard library that came with it.
let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
if let line = maps.split(separator: "\n").first(where: { $0.hasSuffix("/libswiftCore.so") }),
  let slash = line.firstIndex(of: "/")
{
  hash.combine([UInt8](try Data(contentsOf: URL(fileURLWithPath: String(line[slash...]))))[...])
}
// The name is new with each digest: an incremental build writes the module anew only where a
// declaration has changed, not where a body has.
let source = """
  public enum InterfaceStamp_\(hash.description) {}

  @_alwaysEmitIntoClient
  @usableFromInline
  var interfaceDigest: StaticString { "\(hash.description)" }

  """
try source.write(toFile: CommandLine.arguments[1], atomically: true, encoding: .utf8)
