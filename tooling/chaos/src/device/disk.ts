import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";

/** `full` reads and keeps nothing new, `blocked` (private mode) does neither. */
export type DiskHealth = "well" | "full" | "blocked";

export type DiskAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: "full" | "blocked" };

type Kept = ReadonlyMap<string, unknown>;

/** What a browser keeps for all its tabs. A transaction happens at one moment, after which its caller may be gone. */
export type Disk = {
  readonly health: DiskHealth;
  /** Since when it has been well; never, when it is not. Milliseconds since the epoch. */
  readonly wellSince: number;
  /** Whether it has ever been otherwise: then its tabs may not have had the same to begin with. */
  readonly wasIll: boolean;
  turn(health: DiskHealth): void;
  transact(keys: readonly string[], change: (kept: Kept) => Kept): Promise<DiskAnswer<Kept>>;
  keys(): Promise<DiskAnswer<readonly string[]>>;
  /** Everything as it is now, to be put back later. */
  copy(): Kept;
  putBack(copy: Kept): void;
};

export function createDisk({ clock, random }: { clock: Clock; random: Random }): Disk {
  let kept: Kept = new Map();
  let health: DiskHealth = "well";
  let wellSince = clock.now();
  let wasIll = false;

  async function atOneMoment<T>(act: () => DiskAnswer<T>): Promise<DiskAnswer<T>> {
    await clock.sleep(random.between(0, 8));
    const answer = health === "blocked" ? ({ ok: false, trouble: "blocked" } as const) : act();
    await clock.sleep(random.between(0, 8));
    return answer;
  }

  return {
    get health() {
      return health;
    },
    get wellSince() {
      return wellSince;
    },
    get wasIll() {
      return wasIll;
    },
    turn(next) {
      health = next;
      wasIll ||= next !== "well";
      wellSince = next === "well" ? clock.now() : Number.POSITIVE_INFINITY;
    },
    transact: (keys, change) =>
      atOneMoment(() => {
        const read = new Map(
          keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)]] : [])) as [string, unknown][],
        );
        const written = change(read);
        if (written.size > 0 && health === "full") return { ok: false, trouble: "full" };
        const next = new Map(kept);
        for (const [key, value] of written)
          if (value === undefined) next.delete(key);
          else next.set(key, value);
        kept = next;
        return { ok: true, value: new Map([...read, ...written]) };
      }),
    keys: () => atOneMoment(() => ({ ok: true, value: [...kept.keys()] })),
    copy: () => kept,
    putBack(copy) {
      kept = copy;
    },
  };
}
