import Glibc
import Testing
import YAML

func parse(_ text: String, path: String = "f.yaml") throws(Diagnostics) -> Node {
  try YAML.parse(Array(text.utf8), path: path)
}

func decode<T: Decodable>(_ type: T.Type, _ text: String) throws(Diagnostics) -> T {
  try YAMLDecoder().decode(type, from: parse(text))
}

/// What a user is shown when the bytes are parsed.
func parseFailure(_ bytes: [UInt8]) -> String {
  do {
    _ = try YAML.parse(bytes, path: "f.yaml")
    return "parsed"
  } catch {
    return error.description
  }
}

func parseFailure(_ text: String) -> String { parseFailure(Array(text.utf8)) }

/// What a user is shown when the text is decoded.
func decodeFailure<T: Decodable>(_ type: T.Type, _ text: String) -> String {
  do {
    _ = try decode(type, text)
    return "decoded"
  } catch {
    return error.description
  }
}

/// The places and messages alone, one a line: `2:7 unknown key 'a'`.
func decodeMessages<T: Decodable>(_ type: T.Type, _ text: String) -> [String] {
  do {
    _ = try decode(type, text)
    return []
  } catch {
    return error.all.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.message)" }
  }
}

/// The time that the work takes on its own thread, however busy the machine is.
func processorTime(of work: () -> Void) -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  work()
  return now() - start
}
