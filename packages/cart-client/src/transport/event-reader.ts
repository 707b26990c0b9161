export type ServerEvent = { readonly name: string; readonly data: string };

/** No event of ours is nearly as long: what grows beyond is not for us. */
const LONGEST = 65_536;

/** Server-sent events from text that comes in pieces (HTML standard, 9.2.6), as far as a nudge needs them. */
export function createEventReader(onEvent: (event: ServerEvent) => void): { read(text: string): void } {
  let rest = "";
  let name = "";
  let data: string[] = [];

  function line(text: string): void {
    if (text === "") {
      if (name !== "" || data.length > 0) onEvent({ name: name || "message", data: data.join("\n") });
      name = "";
      data = [];
    } else if (text.startsWith("event:")) name = fieldOf(text);
    else if (text.startsWith("data:")) data.push(fieldOf(text));
  }

  return {
    read(text) {
      const lines = (rest + text).split(/\r\n|\n/);
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST) rest = "";
      for (const each of lines) line(each);
    },
  };
}

const fieldOf = (line: string): string => line.slice(line.indexOf(":") + 1).replace(/^ /, "");
