/** The cookie beside the session's that scripts may read: its value is the session's end in seconds since the epoch. */
export const guestMarkName = "dotcart-guest";

const sessionCookie = /^(?:__Host-)?dotcart-session=/;

/**
 * The session's cookie is HttpOnly, so a page cannot know whether there is a cart to ask for; asking without one
 * costs a request and leaves an error in the console. This mark says that there is, lives exactly as long, and opens
 * nothing. Null for any other cookie.
 */
export function guestMark(setCookie: string): string | null {
  if (!sessionCookie.test(setCookie)) return null;
  const expires = /;\s*Expires=([^;]+)/i.exec(setCookie)?.[1];
  if (expires === undefined) return null;
  const secure = /;\s*Secure\b/i.test(setCookie) ? "; Secure" : "";
  const seconds = Math.floor(Date.parse(expires) / 1000);
  return `${guestMarkName}=${seconds}; Path=/; Expires=${expires}; SameSite=Lax${secure}`;
}
