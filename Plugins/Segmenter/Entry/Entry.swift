import LecternKit
import Segmenter

@c(lectern_plugin_digest)
public func pluginDigest() -> UnsafePointer<CChar> { LecternInterface.digest }

@c(lectern_plugin_version)
public func pluginVersion() -> Int32 { LecternInterface.version }

@c(lectern_plugin_entry)
public func pluginEntry() -> UnsafeMutableRawPointer {
  LecternInterface.entry(SegmenterAnalyzer.self)
}
