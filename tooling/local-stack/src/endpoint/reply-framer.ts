/** Told of each complete reply, in order. The bytes are only lent: they may be overwritten once the call returns. */
export type OnReply = (bytes: Buffer, start: number, end: number) => void;

const LINE_END = 2;
const CR = 13;
const [BULK, ARRAY, STATUS, ERROR, INTEGER] = [36, 42, 43, 45, 58];

/**
 * Finds where each RESP2 reply ends in whatever pieces the network delivers, without building anything from it. No
 * byte is looked at twice: a reply of a million elements that comes in a thousand pieces costs one walk over it.
 */
export function createReplyFramer(onReply: OnReply): (chunk: Buffer) => void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  /** How many bytes, from the reply's start, must be there before looking again makes sense. */
  let neededBytes = 0;
  /** Where the walk stands, from the reply's start, and how many elements of the reply are still to come. */
  let position = 0;
  let elementsLeft = 1;

  return (chunk) => {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < neededBytes) return;
    const bytes = held.length === 1 ? chunk : Buffer.concat(held, heldBytes);
    let start = 0;
    let at = position;
    for (;;) {
      const next = elementEnd(bytes, at);
      if (next > bytes.length) {
        neededBytes = next - start;
        break;
      }
      elementsLeft += elementsInside(bytes, at) - 1;
      at = next;
      if (elementsLeft === 0) {
        const from = start;
        start = at;
        elementsLeft = 1;
        onReply(bytes, from, at);
      }
    }
    position = at - start;
    heldBytes = bytes.length - start;
    held = heldBytes === 0 ? [] : [start === 0 ? bytes : bytes.subarray(start)];
  };
}

/** Where the element at `at` ends (an array: its header); beyond the bytes when they do not hold all of it. */
function elementEnd(bytes: Buffer, at: number): number {
  let lineEnd = at + 1;
  while (lineEnd < bytes.length && bytes[lineEnd] !== CR) lineEnd++;
  const afterLine = lineEnd + LINE_END;
  if (afterLine > bytes.length) return bytes.length + 1;
  const type = bytes[at];
  if (type === BULK) {
    const length = readInteger(bytes, at + 1);
    return length < 0 ? afterLine : afterLine + length + LINE_END;
  }
  if (type === STATUS || type === ERROR || type === INTEGER || type === ARRAY) return afterLine;
  throw new Error(`Redis sent what is no reply of its protocol (byte ${type}).`);
}

function elementsInside(bytes: Buffer, at: number): number {
  return bytes[at] === ARRAY ? Math.max(0, readInteger(bytes, at + 1)) : 0;
}

/** The integer that stands there, up to the line's end. */
export function readInteger(bytes: Buffer, at: number): number {
  let position = at;
  const isNegative = bytes[position] === 45;
  if (isNegative) position++;
  let value = 0;
  for (let byte = bytes[position]; byte !== undefined && byte !== CR; byte = bytes[++position])
    value = value * 10 + (byte - 48);
  return isNegative ? -value : value;
}
