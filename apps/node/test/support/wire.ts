/** A message as the network and clients see it. */
export type Wire = {
  readonly src: string;
  readonly dest: string;
  readonly body: { readonly [key: string]: unknown };
};

/** How rough the network is: shares of messages that are lost or come twice, and the longest delay in milliseconds. */
export type Weather = { readonly loss: number; readonly double: number; readonly delay: number };

export const fair: Weather = { loss: 0, double: 0, delay: 0 };
