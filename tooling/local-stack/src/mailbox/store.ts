import type { Message } from "./message.ts";

/** The mails that were caught, in memory: the latest `capacity` of them. */
export type MailStore = {
  add(message: Message): void;
  /** Newest first. */
  all(): readonly Message[];
  /** The newest that fits, or the next one that does; rejects with what is there instead when none came in time. */
  waitFor(to: string, fits: (message: Message) => boolean): Promise<Message>;
};

export function createMailStore({ capacity = 500, patienceMilliseconds = 10_000 } = {}): MailStore {
  let messages: readonly Message[] = [];
  const waiting = new Set<(message: Message) => void>();

  return {
    add(message) {
      messages = [message, ...messages].slice(0, capacity);
      for (const tell of [...waiting]) tell(message);
    },
    all: () => messages,
    waitFor(to, fits) {
      const isIt = (message: Message) => message.to.includes(to.toLowerCase()) && fits(message);
      const there = messages.find(isIt);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const tell = (message: Message): void => {
          if (isIt(message)) end(() => resolve(message));
        };
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(tell);
          settle();
        };
        const timer = setTimeout(
          () => end(() => reject(new Error(missing(to, messages)))),
          patienceMilliseconds,
        );
        waiting.add(tell);
      });
    },
  };
}

function missing(to: string, messages: readonly Message[]): string {
  const there = messages.map((message) => `  to ${message.to.join(", ")}: ${message.subject}`);
  return [`No such mail to ${to} came. There is:`, ...(there.length === 0 ? ["  nothing"] : there)].join(
    "\n",
  );
}
