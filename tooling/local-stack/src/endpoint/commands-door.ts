import type { ServerResponse } from "node:http";
import type { Answers } from "./answers.ts";
import { type Command, CommandError, encodeCommand, readCommand } from "./command.ts";
import type { RedisLink } from "./redis-link.ts";
import { type Encoding, errorItem, errorText, execItems, isError, replyItem } from "./reply-json.ts";
import { createScriptDialect } from "./script-dialect.ts";

/** Takes commands from requests to Redis and the replies back as JSON. */
export type CommandsDoor = {
  one(response: ServerResponse, body: unknown, encoding: Encoding): void;
  /** A command that is in Redis' protocol already. */
  raw(response: ServerResponse, encoded: Buffer, encoding: Encoding): void;
  pipeline(response: ServerResponse, body: unknown, encoding: Encoding): void;
  multiExec(response: ServerResponse, body: unknown, encoding: Encoding): void;
};

export function createCommandsDoor(link: RedisLink, answers: Answers): CommandsDoor {
  const translate = createScriptDialect();
  const unavailable = (response: ServerResponse, reason: Error): void =>
    answers.fail(response, 503, `UNAVAILABLE ${reason.message}`);

  const read = (value: unknown): Command => translate(readCommand(value));
  const sendOne = (response: ServerResponse, encoded: string | Buffer, encoding: Encoding): void =>
    link.send(encoded, {
      repliesLeft: 1,
      onReply(bytes, start, end) {
        const status = isError(bytes, start) ? 400 : 200;
        const isAscii = status === 200 && encoding === "base64";
        answers.send(response, status, replyItem(bytes, start, end, encoding), isAscii);
      },
      fail: (reason) => unavailable(response, reason),
    });

  return {
    one: (response, body, encoding) => sendOne(response, encodeCommand(read(body)), encoding),
    raw: sendOne,

    pipeline(response, body, encoding) {
      const list = readList(body);
      const items: string[] = new Array(list.length);
      const sent: number[] = [];
      let payload = "";
      for (const [index, value] of list.entries()) {
        const command = readOrExplain(read, value);
        if (typeof command === "string") items[index] = errorItem(command);
        else {
          payload += encodeCommand(command);
          sent.push(index);
        }
      }
      const finish = (): void => answers.send(response, 200, `[${items.join(",")}]`, false);
      if (sent.length === 0) return finish();
      let replies = 0;
      link.send(payload, {
        repliesLeft: sent.length,
        onReply(bytes, start, end) {
          items[sent[replies++] ?? 0] = replyItem(bytes, start, end, encoding);
          if (replies === sent.length) finish();
        },
        fail: (reason) => unavailable(response, reason),
      });
    },

    multiExec(response, body, encoding) {
      const list = readList(body);
      let payload = encodeCommand(["MULTI"]);
      for (const value of list) payload += encodeCommand(read(value));
      payload += encodeCommand(["EXEC"]);
      let repliesLeft = list.length + 2;
      let firstError: string | undefined;
      link.send(payload, {
        repliesLeft,
        onReply(bytes, start, end) {
          if (--repliesLeft > 0) {
            if (isError(bytes, start)) firstError ??= errorText(bytes, start, end);
          } else if (isError(bytes, start)) {
            const discarded = errorText(bytes, start, end);
            answers.fail(response, 400, firstError === undefined ? discarded : `${discarded} ${firstError}`);
          } else answers.send(response, 200, execItems(bytes, start, encoding), false);
        },
        fail: (reason) => unavailable(response, reason),
      });
    },
  };
}

function readList(body: unknown): readonly unknown[] {
  if (!Array.isArray(body))
    throw new CommandError("ERR failed to parse pipeline: an array of commands is expected");
  if (body.length === 0) throw new CommandError("ERR empty pipeline");
  return body;
}

function readOrExplain(read: (value: unknown) => Command, value: unknown): Command | string {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
}
