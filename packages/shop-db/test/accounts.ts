import { Address } from "@dotcart/cart-domain/checkout";
import type postgres from "postgres";

/** An account as the library would make it, named by its id. */
export async function addUser(sql: postgres.Sql, id: string): Promise<string> {
  await sql`insert into users (id, name, email) values (${id}, 'Ada', ${`${id}@example.com`})`;
  return id;
}

/** The n-th house of a street. */
export const addressOf = (n: number, fields: Partial<Record<keyof Address, string>> = {}): Address =>
  Address.parse({
    name: "Ada Lovelace",
    line1: `Analytical Street ${n}`,
    city: "Berlin",
    postalCode: "10115",
    country: "DE",
    ...fields,
  });
