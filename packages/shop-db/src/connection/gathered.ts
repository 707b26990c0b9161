/**
 * Makes one call of many: what comes while a call is under way waits for its end and goes together. Everybody hears what
 * became of the call that he was in.
 */
export function gathered<Item>(
  call: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let next: { readonly items: Item[]; readonly done: Promise<void> } | null = null;
  let last: Promise<void> = Promise.resolve();
  return (item) => {
    if (next !== null) {
      next.items.push(item);
      return next.done;
    }
    const items = [item];
    const done = last.then(() => {
      next = null;
      return call(items);
    });
    next = { items, done };
    last = done.catch(() => {});
    return done;
  };
}
