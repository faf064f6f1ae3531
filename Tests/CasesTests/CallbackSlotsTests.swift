import Cases
import CasesTesting
import Testing

@Suite("The slots of callbacks")
struct CallbackSlotsTests {
  /// Two callbacks in half an hour; `0` is the beginning of a slot.
  private let slots = CallbackSlots(minutes: 30, count: 2)
  private let start = Instant(seconds: 1_800 * 100)

  private func window(_ from: Int64?, _ to: Int64) -> Window {
    Window(from: from.map { start.adding(seconds: $0 * 60) }, to: start.adding(seconds: to * 60))
  }

  private func left(_ window: Window, _ taken: [Window], now: Int64 = 0) -> Int {
    slots.left(for: window, among: taken, now: start.adding(seconds: now * 60))
  }

  @Test("are full at the bound, and not one before")
  func bound() {
    let slot = window(0, 30)
    #expect(left(slot, []) == 1)
    #expect(left(slot, [slot]) == 1)
    #expect(left(slot, [slot, slot]) == 0)
    #expect(left(window(30, 60), [slot, slot]) == 1)
  }

  @Test("leave room where those with wide windows can be called later")
  func wide() {
    let (slot, day) = (window(0, 30), window(0, 480))
    #expect(left(slot, [day, day]) == 1)
    #expect(left(slot, [day, day, slot]) == 1)
    #expect(left(slot, [day, slot, slot]) == 0)
    #expect(left(window(0, 60), [day, slot, slot, window(30, 60)]) == 1)
    #expect(left(window(0, 60), [window(30, 60), window(30, 60), slot, slot]) == 0)
  }

  @Test("begin now where a window has no beginning, and end before the next one")
  func open() {
    #expect(left(window(nil, 30), [window(0, 30), window(0, 30)]) == 0)
    #expect(left(window(nil, 31), [window(0, 30), window(0, 30)]) == 1)
    #expect(left(window(nil, 30), [window(0, 30)], now: 29) == 1)
  }

  @Test("forget what is over, and hold what was overbooked against nobody else")
  func over() {
    let early = window(0, 30)
    #expect(left(window(30, 60), [early, early, early], now: 31) == 1)
    #expect(left(window(30, 60), [early, early, early]) == 1)
    #expect(left(window(0, 60), [early, early, early]) == 1)
  }
}
