public import ArgumentParser
public import Publishing

extension Terminal {
  /// Prints results on the standard output. A reader that goes away is no error; other errors of
  /// `body` are mistakes of the command line unless they say otherwise.
  static func print(_ body: (inout DescriptorSink) throws -> Void) throws {
    do {
      var output = DescriptorSink.standardOutput()
      try body(&output)
      try output.flush()
    } catch PublishingError.readerGone {
      return
    } catch let error as PublishingError {
      throw Failure.failed(error)
    } catch let error as ValidationError {
      throw error
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.wrong(error)
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension Concordance.Order: ExpressibleByArgument {}

extension Concordance.Group: ExpressibleByArgument {}
