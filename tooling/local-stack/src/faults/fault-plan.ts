/** A request as the plan sees it before it is passed on. */
export type SeenRequest = { readonly method: string; readonly path: string; readonly body: string };

/** The next n requests, or every request that the predicate picks until `heal()`. */
export type Selection = number | ((request: SeenRequest) => boolean);

/** What is to happen to one request. */
export type Verdict = {
  readonly refuse: boolean;
  readonly waitMilliseconds: number;
  readonly copies: 1 | 2;
  readonly dropReply: boolean;
};

/** How often each fault has struck: a test that counts on one must see that it did. */
export type FaultCounts = {
  readonly requests: number;
  readonly refused: number;
  readonly duplicated: number;
  readonly repliesDropped: number;
};

export type FaultControls = {
  /** The request is carried out, and its sender never hears of it: the connection breaks instead. */
  dropReplies(which: Selection): void;
  /** The request is carried out twice, one after the other; the second reply is handed on. */
  duplicate(which: Selection): void;
  /** The connection breaks before the request reaches anybody. */
  refuse(which: Selection): void;
  /** Every request waits this long before it is passed on, even if its sender gives up meanwhile; 0 ends that. */
  delay(milliseconds: number): void;
  /** Ends all faults; requests that wait already still wait. */
  heal(): void;
  counts(): FaultCounts;
};

export type FaultPlan = FaultControls & { decide(request: SeenRequest): Verdict };

/** Decides request by request, from what the test asked for and nothing else. A refused request uses up no other fault. */
export function createFaultPlan(): FaultPlan {
  const faults = { refuse: createFault(), duplicate: createFault(), drop: createFault() };
  let waitMilliseconds = 0;
  let requests = 0;
  return {
    dropReplies: faults.drop.select,
    duplicate: faults.duplicate.select,
    refuse: faults.refuse.select,
    delay(milliseconds) {
      waitMilliseconds = milliseconds;
    },
    heal() {
      waitMilliseconds = 0;
      for (const fault of Object.values(faults)) fault.select(0);
    },
    counts: () => ({
      requests,
      refused: faults.refuse.struck(),
      duplicated: faults.duplicate.struck(),
      repliesDropped: faults.drop.struck(),
    }),
    decide(request) {
      requests++;
      if (faults.refuse.strikes(request))
        return { refuse: true, waitMilliseconds, copies: 1, dropReply: false };
      return {
        refuse: false,
        waitMilliseconds,
        copies: faults.duplicate.strikes(request) ? 2 : 1,
        dropReply: faults.drop.strikes(request),
      };
    },
  };
}

function createFault() {
  let selection: Selection = 0;
  let count = 0;
  const picks = (request: SeenRequest): boolean => {
    if (typeof selection === "function") return selection(request);
    if (selection === 0) return false;
    selection--;
    return true;
  };
  return {
    select(which: Selection): void {
      selection = which;
    },
    strikes(request: SeenRequest): boolean {
      const isHit = picks(request);
      if (isHit) count++;
      return isHit;
    },
    struck: (): number => count,
  };
}
