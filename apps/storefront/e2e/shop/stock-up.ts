import { request as requests } from "@playwright/test";
import { isPlain, readGoods } from "../goods.ts";
import { merchant } from "../merchant.ts";

const MORE = 1_000;

/** Lays in more of everything there is plenty of: most tests order the same plain goods, and none is to find them sold out. */
export async function stockUp(): Promise<void> {
  const shopkeeper = await merchant();
  const visitor = await requests.newContext({ baseURL: process.env.STOREFRONT_URL ?? "" });
  try {
    const { all } = await readGoods(visitor);
    for (const product of all)
      for (const variant of product.variants)
        if (isPlain({ product, variant })) await shopkeeper.change(variant, { stock: variant.stock + MORE });
  } finally {
    await visitor.dispose();
    await shopkeeper.leave();
  }
}
