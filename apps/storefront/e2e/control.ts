/** Takes part of the shop away, or gives it back; resolves when that is done. */
export async function control(door: "stop-api" | "start-api" | "empty-redis"): Promise<void> {
  const answer = await fetch(`${process.env.SHOP_CONTROL_URL}/${door}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${door}: ${await answer.text()}`);
}
