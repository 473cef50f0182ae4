@preconcurrency import Dispatch
import Engine
import Glibc

/// Lets SIGINT and SIGTERM end a run in good order; a second one ends it at once.
struct SignalWatch {
  private let sources: [any DispatchSourceSignal]

  init(_ request: StopRequest) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue(label: "signals"))
      source.setEventHandler {
        // The store bears it: nothing is in it by halves.
        if request.signal != nil { _exit(128 + number) }
        request.stop(signal: number)
      }
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
  }
}
