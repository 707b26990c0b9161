/**
 * Runs inside the page: waits for the next click and then for the frame in which the badge's text is another one.
 * `painted` resolves with the milliseconds between the two.
 */
export function watchBadge(): { readonly painted: Promise<number> } {
  const countShown = (): string => document.querySelector('[data-testid="cart-count"]')?.textContent ?? "";
  const painted = new Promise<number>((resolve) => {
    document.addEventListener(
      "click",
      (click) => {
        const before = countShown();
        const observer = new MutationObserver(() => {
          if (countShown() === before) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const afterPaint = new MessageChannel();
            afterPaint.port1.onmessage = () => resolve(performance.now() - click.timeStamp);
            afterPaint.port2.postMessage(0);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      },
      { capture: true, once: true },
    );
  });
  return { painted };
}
