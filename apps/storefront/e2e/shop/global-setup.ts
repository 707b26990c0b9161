import { openControl } from "./control.ts";
import { ensureBuilt } from "./ensure-built.ts";
import { startShop } from "./start-shop.ts";
import { stockUp } from "./stock-up.ts";

/** Builds what changed, starts a shop with plenty of goods, and says where it is. What it returns ends all of it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await ensureBuilt();
  const shop = await startShop();
  const control = await openControl(shop);
  process.env.STOREFRONT_URL = shop.url;
  process.env.SHOP_CONTROL_URL = control.url;
  process.env.SHOP_MAIL_URL = shop.mailUrl;
  process.env.SHOP_MERCHANT_PASSWORD = shop.merchantPassword;
  await stockUp();
  return async () => {
    await control.close();
    await shop.stop();
  };
}
