/// Keeps a range of the view in half the room: values and names are copied often.
@propertyWrapper
struct Packed {
  private var lower: Int32
  private var upper: Int32

  init(wrappedValue: Range<Int>) {
    lower = Int32(wrappedValue.lowerBound)
    upper = Int32(wrappedValue.upperBound)
  }

  var wrappedValue: Range<Int> {
    get { Range(uncheckedBounds: (Int(lower), Int(upper))) }
    set { self = Packed(wrappedValue: newValue) }
  }
}

/// The same for a range that there may not be.
@propertyWrapper
struct PackedOptional {
  private var lower: Int32 = -1
  private var upper: Int32 = -1

  init(wrappedValue: Range<Int>?) {
    guard let wrappedValue else { return }
    lower = Int32(wrappedValue.lowerBound)
    upper = Int32(wrappedValue.upperBound)
  }

  var wrappedValue: Range<Int>? {
    get { lower < 0 ? nil : Range(uncheckedBounds: (Int(lower), Int(upper))) }
    set { self = PackedOptional(wrappedValue: newValue) }
  }
}
