/// How often each hash came: a table by open addressing, since hashes need no hashing again.
struct Occurrences {
  private var hashes: [UInt64]
  private var counts: [Int32]
  private var room: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    counts = [Int32](repeating: 0, count: size)
    room = capacity
  }

  /// Counts a hash; returns how often it came before.
  mutating func add(_ hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while counts[slot] > 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    if counts[slot] == 0 {
      precondition(room > 0, "more records than were announced")
      room -= 1
      hashes[slot] = hash
    }
    counts[slot] += 1
    return Int(counts[slot]) - 1
  }
}
