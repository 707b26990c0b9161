/** Something to do at a time; one whose task is null was called off. */
export type Alarm = { readonly at: number; readonly order: number; task: (() => void) | null };

/** Alarms by time; of the same time, the one set first goes first. A binary heap. */
export function createAlarms() {
  const heap: Alarm[] = [];
  let order = 0;

  const isBefore = (a: Alarm, b: Alarm): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

  function up(from: number): void {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!swapIfBefore(i, parent)) return;
      i = parent;
    }
  }

  function down(): void {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const child = right < heap.length && isBefore(heap[right] as Alarm, heap[left] as Alarm) ? right : left;
      if (child >= heap.length || !swapIfBefore(child, i)) return;
      i = child;
    }
  }

  /** Swaps the two when the first belongs before the second. */
  function swapIfBefore(i: number, j: number): boolean {
    const [a, b] = [heap[i] as Alarm, heap[j] as Alarm];
    if (!isBefore(a, b)) return false;
    heap[i] = b;
    heap[j] = a;
    return true;
  }

  function takeFirst(): void {
    const last = heap.pop() as Alarm;
    if (heap.length === 0) return;
    heap[0] = last;
    down();
  }

  return {
    add(at: number, task: () => void): Alarm {
      const alarm: Alarm = { at, order, task };
      order += 1;
      heap.push(alarm);
      up(heap.length - 1);
      return alarm;
    },
    /** The next alarm due by then, or null. Those called off are passed over. */
    takeUntil(until: number): Alarm | null {
      for (let first = heap[0]; first !== undefined && first.at <= until; first = heap[0]) {
        takeFirst();
        if (first.task !== null) return first;
      }
      return null;
    },
  };
}
