/** Pages that a sign-in leads back to, under the names that `?to=` has for them; no other address is ever followed. */
const ways = { checkout: "/checkout", orders: "/account/orders", addresses: "/account/addresses" } as const;
export type ComingFrom = keyof typeof ways;

const isWay = (name: string): name is ComingFrom => Object.hasOwn(ways, name);

/** Where a sign-in leads: back to where one came from, else to the account. */
export function wayOn(): (typeof ways)[ComingFrom] | "/account" {
  const name = new URLSearchParams(window.location.search).get("to") ?? "";
  return isWay(name) ? ways[name] : "/account";
}
