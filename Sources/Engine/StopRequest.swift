import Synchronization

/// Asks a run to end: speeches in hand are finished, no others begun.
public final class StopRequest: Sendable {
  private let number = Atomic<Int32>(0)

  public init() {}

  /// The signal that asked; nil while none did.
  public var signal: Int32? {
    let number = number.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  public func stop(signal: Int32) {
    number.store(signal, ordering: .relaxed)
  }
}
