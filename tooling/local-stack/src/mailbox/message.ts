import PostalMime from "postal-mime";

/** A mail as it arrived. */
export type Message = {
  /** Counts from 1 in the order of arrival. */
  readonly id: number;
  /** Whom the envelope names: who really gets it, in lower case. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  /** Its Message-ID, brackets included; empty when it came without. */
  readonly messageId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  /** Empty when it came without. */
  readonly html: string;
  /** Every address in the text, in its order, each once. */
  readonly links: readonly string[];
};

export type Envelope = Pick<Message, "id" | "to" | "at">;

/** Reads a mail's source; whatever it is, something readable comes out. */
export async function readMessage(source: Uint8Array, envelope: Envelope): Promise<Message> {
  const email = await PostalMime.parse(source);
  const text = email.text ?? "";
  const html = typeof email.html === "string" ? email.html : "";
  return {
    ...envelope,
    from: email.from?.address ?? "",
    subject: email.subject ?? "",
    messageId: email.messageId ?? "",
    text,
    html,
    links: linksOf(text === "" ? html : text),
  };
}

/** What a mail program would make clickable: up to the next blank, bracket or quote, without the full stop of a sentence. */
export const linkPattern = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]/g;

const linksOf = (text: string): readonly string[] => [...new Set(text.match(linkPattern) ?? [])];
