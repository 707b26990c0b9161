import { shelves } from "../src/seed/goods/index.ts";
import { pictureName } from "../src/seed/rows.ts";
import { drawPicture } from "./draw.ts";

/** Where the shop's pages look for them. */
export const folder = new URL("../../../apps/storefront/public/products/", import.meta.url);

/** Every picture of the seeded shop: its file's name and what is in it. */
export function allPictures(): ReadonlyMap<string, string> {
  return new Map(
    shelves.flatMap(({ goods }) =>
      goods.flatMap((good) =>
        good.pictures.map((picture, position) => {
          const name = pictureName(good, position);
          return [name, drawPicture(picture, name)] as const;
        }),
      ),
    ),
  );
}
