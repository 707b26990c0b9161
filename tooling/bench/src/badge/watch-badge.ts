/**
 * Runs inside the page: waits for the next click and then for the frame in which the badge's text is another one.
 * `painted` resolves with the milliseconds from the click's own time stamp to the presentation of that frame, as the
 * browser tells them (Event Timing API; to 8 ms), or rejects when the frame after the click shows the old count.
 */
export function watchBadge(): { readonly painted: Promise<number> } {
  const countShown = (): string => document.querySelector('[data-testid="cart-count"]')?.textContent ?? "";
  const painted = new Promise<number>((resolve, reject) => {
    const before = countShown();
    const onClick = (click: MouseEvent): void => {
      requestAnimationFrame(() => {
        if (countShown() === before) reject(new Error("The frame after the click shows the old count."));
      });
      const observer = new PerformanceObserver((list) => {
        const entry = list
          .getEntries()
          .find((one) => one.name === "click" && one.startTime === click.timeStamp);
        if (entry === undefined) return;
        observer.disconnect();
        resolve(entry.duration);
      });
      observer.observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    };
    document.addEventListener("click", onClick, { capture: true, once: true });
  });
  return { painted };
}
