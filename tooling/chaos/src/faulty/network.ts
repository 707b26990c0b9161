import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";

/** How likely it is that something happens to one request. The rest of them arrive. */
export type Weather = {
  /** It never arrives. */
  readonly lost: number;
  /** It is done, and the answer never arrives. */
  readonly unanswered: number;
  /** Its sender has long given up when it is done. */
  readonly late: number;
  /** It is done twice, the second time whenever. */
  readonly doubled: number;
  /** Milliseconds one way; requests overtake each other. */
  readonly delay: number;
};

export const fairWeather: Weather = { lost: 0, unanswered: 0, late: 0, doubled: 0, delay: 20 };

/** The wire of one device. While it is cut nothing gets through in either direction. */
export type Link = { isCut: boolean };

/** Nothing that was sent is still under way after so many milliseconds: servers and proxies do not keep requests for longer. */
export const REQUEST_LIFE_MILLISECONDS = 30_000;

export type Network = {
  /** Sends a request; `execute` is what the other end does with it, however often that turns out to be. Rejects with a `NetworkError`. */
  request<T>(link: Link, execute: () => Promise<T>): Promise<T>;
  weather: Weather;
};

export class NetworkError extends Error {
  override name = "NetworkError";
}

/** One for all: a stack would cost more than a request, and tells nothing. */
const noAnswer = new NetworkError("failed to fetch");

export function createNetwork({ clock, random }: { clock: Clock; random: Random }): Network {
  const soon = () => random.between(0, network.weather.delay);
  const someday = () => random.between(1_000, REQUEST_LIFE_MILLISECONDS - 1_000);

  const network: Network = {
    weather: fairWeather,
    request: (link, execute) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(noAnswer);
        /** Once settled, a promise stays as it is: whichever answer comes first counts. */
        const arrive = (after: number, isAnswered: boolean) =>
          clock.after(after, () => {
            if (link.isCut) return fail();
            const answer = (settle: () => void) =>
              isAnswered && clock.after(soon(), link.isCut ? fail : settle);
            execute().then(
              (value) => answer(() => resolve(value)),
              (error) => answer(() => reject(error)),
            );
          });
        const { lost, unanswered, late, doubled } = network.weather;
        const fate = random.next();
        if (link.isCut || fate < lost) clock.after(soon() + random.between(0, 5_000), fail);
        else if (fate < lost + unanswered) {
          arrive(soon(), false);
          clock.after(random.between(1_000, 20_000), fail);
        } else if (fate < lost + unanswered + late) {
          clock.after(soon(), fail);
          arrive(someday(), false);
        } else {
          arrive(soon(), true);
          if (fate > 1 - doubled) arrive(someday(), true);
        }
      }),
  };
  return network;
}
