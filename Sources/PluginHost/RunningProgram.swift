import Foundation
import Glibc
import LecternKit
import Synchronization

struct ProgramError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}

/// A program that answers a line with a line. The host must ignore SIGPIPE.
final class RunningProgram: Sendable {
  /// Seconds that a program may take to end when it is told to.
  private static let patience = 5.0

  private let child: ChildProcess
  private let buffer = Mutex<[UInt8]>([])

  /// The program is the file of the plugin's folder that the command names, else one of the system.
  init(command: [String], folder: String) throws(ProgramError) {
    let own = folder + "/" + (command.first ?? "")
    let isOwn = access(own, X_OK) == 0
    child = try ChildProcess(isOwn ? [own] + command.dropFirst() : command, folder: folder)
  }

  func ask(_ request: [UInt8]) throws(ProgramError) -> Fields {
    guard child.write(request + [0x0a]) else { throw ended() }
    let line = try readLine()
    do {
      guard let answer = try JSONReader.read(line).object else {
        throw ProgramError(message: "it answered something that is no JSON object")
      }
      return answer
    } catch let error as JSONError {
      throw ProgramError(message: "it answered what is not JSON: \(error)")
    } catch {
      throw ProgramError(message: "\(error)")
    }
  }

  private func readLine() throws(ProgramError) -> [UInt8] {
    let line = buffer.withLock { buffer -> [UInt8]? in
      var searched = 0
      while true {
        if let end = buffer[searched...].firstIndex(of: 0x0a) {
          let line = Array(buffer[..<end])
          buffer.removeFirst(end + 1)
          return line
        }
        searched = buffer.count
        guard child.read(into: &buffer) else { return nil }
      }
    }
    guard let line else { throw ended() }
    return line
  }

  private func ended() -> ProgramError {
    ProgramError(message: "it ended (\(child.end(within: Self.patience))) without an answer")
  }

  /// Ends a program that does not do what it should.
  func stop() { _ = child.end(within: 0) }

  /// Says that no more speeches come and waits for the program to end, but not for ever.
  func finish() {
    _ = child.write(Array("{\"kind\":\"end\"}\n".utf8))
    child.closeInput()
    _ = child.end(within: Self.patience)
  }
}
