import { createRandom, type Random } from "../virtual/random.ts";

/** What may happen in a world. Everything it takes is a number, picked modulo what is there when it happens. */
export const doings = {
  /** What shoppers do. */
  shop: {
    add: 14,
    set: 9,
    remove: 5,
    clear: 1,
    undo: 4,
    save: 2,
    moveBack: 2,
    removeSaved: 1,
    acceptPrice: 2,
  },
  tabs: { open: 4, close: 2, crash: 3, freeze: 1, thaw: 2, look: 2 },
  network: { cut: 3, mend: 4, weather: 3 },
  disks: { diskTrouble: 1, diskWell: 2 },
  devices: { loseDisk: 1, backUp: 2, restore: 1 },
  thin: { callThinly: 1 },
  refusals: { refuse: 1 },
  server: { flush: 1, copyStore: 2, setBack: 2 },
  accounts: { enter: 4 },
} as const;

export type Family = keyof typeof doings;
export type Doing = { [F in Family]: keyof (typeof doings)[F] }[Family];

export type Step = {
  readonly do: Doing;
  /** Milliseconds that pass before it. */
  readonly after: number;
  readonly device: number;
  readonly tab: number;
  readonly line: number;
  readonly quantity: number;
};

/** A world's size and what troubles it, and everything that is going to happen in it. */
export type Schedule = {
  readonly seed: string;
  readonly devices: number;
  /** Whether its devices begin as guests, each with a cart of its own, or signed in to one account. */
  readonly isGuests: boolean;
  readonly steps: readonly Step[];
};

export function scheduleOf(seed: string): Schedule {
  const random = createRandom(`${seed}/steps`);
  const isGuests = random.chance(0.25);
  // A guest who signs in before his device has healed the server takes along only what the server never had.
  const possible = (["tabs", "network", "disks", "devices", "refusals", "server"] as const).slice(
    0,
    isGuests ? 5 : 6,
  );
  const troubles = possible.filter(() => random.chance(0.55));
  const table = [
    ...weighed("shop", 80),
    ...(isGuests ? weighed("accounts", 4) : []),
    // A server that goes back may mint a dot again for a thin caller, before anybody could tell it.
    ...(isGuests || troubles.includes("server") ? [] : weighed("thin", 6)),
    ...troubles.flatMap((family) => weighed(family, family === "refusals" ? 2 : 30 / troubles.length)),
  ];
  const step = (): Step => ({
    do: drawn(table, random),
    after: pauseOf(random),
    device: random.between(0, 999),
    tab: random.between(0, 999),
    line: random.between(0, 999),
    quantity: random.between(1, 4),
  });
  return {
    seed,
    devices: random.between(2, 4),
    isGuests,
    steps: staying(Array.from({ length: random.between(12, 40) }, step), random),
  };
}

/** Whoever is busy stays busy for a while: much goes wrong only between the tabs of one device. */
function staying(steps: readonly Step[], random: Random): readonly Step[] {
  let device = 0;
  return steps.map((step) => {
    if (!random.chance(0.4)) device = step.device;
    return { ...step, device };
  });
}

type Weighed = { readonly doing: Doing; readonly weight: number };

function weighed(family: Family, share: number): readonly Weighed[] {
  const weights = Object.entries(doings[family]) as [Doing, number][];
  const sum = weights.reduce((all, [, weight]) => all + weight, 0);
  return weights.map(([doing, weight]) => ({ doing, weight: (weight / sum) * share }));
}

function drawn(table: readonly Weighed[], random: Random): Doing {
  let left = random.next() * table.reduce((all, { weight }) => all + weight, 0);
  for (const { doing, weight } of table) {
    left -= weight;
    if (left < 0) return doing;
  }
  return "add";
}

/** Shoppers click in bursts, think, and go away. */
function pauseOf(random: Random): number {
  const mood = random.next();
  if (mood < 0.2) return random.between(0, 4);
  if (mood < 0.4) return random.between(4, 60);
  if (mood < 0.75) return random.between(60, 2_000);
  if (mood < 0.98) return random.between(2_000, 10_000);
  return random.between(30_000, 100_000);
}
