/// What host and native plugin compare before any Swift call passes between them.
///
/// Every member is emitted into the client: in a plugin it tells which kit the plugin was compiled
/// against, not which one it runs with.
public enum LecternInterface {
  /// Raised when the meaning of the C symbols changes.
  @_alwaysEmitIntoClient
  public static var version: Int32 { 1 }

  /// A digest of the kit's sources and of the compiler's runtime, as C text. Kits with the same digest
  /// agree on the layout of every type.
  @_alwaysEmitIntoClient
  public static var digest: UnsafePointer<CChar> {
    UnsafeRawPointer(interfaceDigest.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// The digest of the kit that runs, whatever the caller was compiled against.
  public static var ownDigest: String { String(cString: digest) }

  /// What `lectern_plugin_entry` returns: a retained ``PluginEntry``.
  public static func entry<A: Analyzer>(_ type: A.Type) -> UnsafeMutableRawPointer {
    Unmanaged.passRetained(PluginEntry(type)).toOpaque()
  }
}
