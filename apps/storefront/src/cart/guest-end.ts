/**
 * Until when a guest's cart is kept when he does not come back, in milliseconds since the epoch: the end that the
 * API's readable mark (`dotcart-mark=g.<cart>.<seconds>`) names. Null without one.
 */
export function guestEnd(cookies: string): number | null {
  const [, seconds] = /(?:^|;\s*)dotcart-mark=g\.[^.;]*\.(\d{1,12})(?:;|$)/.exec(cookies) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
