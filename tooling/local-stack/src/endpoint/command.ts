import { refusal } from "./refused-commands.ts";

/** A command's words. */
export type Command = readonly string[];
/** A command whose words may be bytes: one came as a request's raw body. */
export type RawCommand = readonly (string | Buffer)[];

/** Why a request holds no command, in words for the caller. */
export class CommandError extends Error {}

/** The words of one command as JSON brought them. Throws a CommandError for what no command can hold. */
export function readCommand(value: unknown): Command {
  if (!Array.isArray(value))
    throw new CommandError("ERR failed to parse command: an array of words is expected");
  if (value.length === 0) throw new CommandError("ERR empty command");
  for (let index = 0; index < value.length; index++)
    if (typeof value[index] !== "string") value[index] = readWord(value[index]);
  allow(value);
  return value;
}

/** Throws a CommandError for a command that one connection shared by everybody cannot carry. */
export function allow(command: RawCommand): void {
  const reason = refusal(command);
  if (reason !== undefined)
    throw new CommandError(`ERR Command is not available: '${String(command[0]).toUpperCase()}'. ${reason}`);
}

/** The command in Redis' protocol, as text: many of them joined go out in one write. */
export function encodeCommand(command: Command): string {
  let text = `*${command.length}\r\n`;
  for (const word of command) text += `$${Buffer.byteLength(word)}\r\n${word}\r\n`;
  return text;
}

/** The same for words that need not be text. */
export function encodeRawCommand(command: RawCommand): Buffer {
  const pieces: Buffer[] = [Buffer.from(`*${command.length}\r\n`)];
  for (const word of command) {
    const bytes = typeof word === "string" ? Buffer.from(word) : word;
    pieces.push(Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from("\r\n"));
  }
  return Buffer.concat(pieces);
}

function readWord(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "boolean") return String(value);
  throw new CommandError("ERR failed to parse command: a word is a string, a finite number, true or false");
}
