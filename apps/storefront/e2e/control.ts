type Door = "stop-api" | "start-api" | "empty-redis" | "remember-redis" | "set-back-redis";

/** Takes part of the shop away, or gives it back; resolves when that is done. */
export async function control(door: Door): Promise<void> {
  const answer = await fetch(`${process.env.SHOP_CONTROL_URL}/${door}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${door}: ${await answer.text()}`);
}
