/** A name nobody else gives: 122 random bits. `randomUUID` exists on trusted origins only; a shop on a LAN is none. */
export const newId = (): string =>
  typeof crypto.randomUUID === "function"
    ? crypto.randomUUID()
    : [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("");
