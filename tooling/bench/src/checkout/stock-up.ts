import { callApi, storefront } from "../subjects.ts";

type Listed = {
  readonly items: readonly { readonly variants: readonly { readonly id: string; readonly min: number }[] }[];
  readonly nextCursor: string | null;
};

/** One variant of each product, with more on the shelf than any run can sell: told by the merchant's own way in. */
export async function stockUp(
  port: number,
  admin: { readonly email: string; readonly password: string },
): Promise<{ readonly hot: string; readonly spread: readonly string[] }> {
  const cookie = await signIn(port, admin);
  const variantIds = await singlePieces(port);
  for (const variantId of variantIds)
    await callApi(port, "admin.variant.update", {
      cookie,
      body: { variantId, stock: 1_000_000, available: true },
    });
  const [hot, ...spread] = variantIds;
  if (hot === undefined) throw new Error("The seed should hold variants that are sold by the piece.");
  return { hot, spread };
}

async function signIn(port: number, body: object): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: storefront },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The admin could not sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function singlePieces(port: number): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const input = encodeURIComponent(JSON.stringify({ limit: 100, ...(cursor === null ? {} : { cursor }) }));
    const page: Listed = await callApi<Listed>(port, `catalog.list?input=${input}`, "GET");
    for (const { variants } of page.items) found.push(...variants.slice(0, 1).flatMap(byThePiece));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const byThePiece = ({ id, min }: { readonly id: string; readonly min: number }): readonly string[] =>
  min === 1 ? [id] : [];
