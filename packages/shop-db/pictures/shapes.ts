/**
 * Shapes as SVG text, on a canvas of 400 by 500 whose middle is x = 200 and whose table is at y = 410.
 * A fill is a hex colour; `soft` makes it round, lit from the left.
 */
export type Point = readonly [x: number, y: number];
type Attributes = Readonly<Record<string, string | number>>;

export const soft = (hex: string): string => `url(#s${hex.slice(1)})`;
/** A wall or a table. */
export const plain = (hex: string): string => `url(#w${hex.slice(1)})`;

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  r = 0,
  more: Attributes = {},
) => tag("rect", { x, y, width, height, ...(r === 0 ? {} : { rx: r }), fill, ...more });

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}) =>
  tag("circle", { cx, cy, r, fill, ...more });

export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}) =>
  tag("ellipse", { cx, cy, rx, ry, fill, ...more });

export const path = (d: string, fill: string, more: Attributes = {}) => tag("path", { d, fill, ...more });

/** A line with round ends. */
export const line = (d: string, stroke: string, width: number, more: Attributes = {}) =>
  tag("path", {
    d,
    fill: "none",
    stroke,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    ...more,
  });

export const poly = (points: readonly Point[], fill: string, more: Attributes = {}) =>
  path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`, fill, more);

export const group = (transform: string, ...parts: readonly string[]) =>
  `<g transform="${transform}">${parts.join("")}</g>`;
export const faint = (opacity: number, ...parts: readonly string[]) =>
  `<g opacity="${opacity}">${parts.join("")}</g>`;
export const turned = (degrees: number, x: number, y: number, ...parts: readonly string[]) =>
  group(`rotate(${degrees} ${x} ${y})`, ...parts);
export const moved = (x: number, y: number, ...parts: readonly string[]) =>
  group(`translate(${x} ${y})`, ...parts);
/** The same on the other side of the middle. */
export const mirrored = (...parts: readonly string[]) => group("matrix(-1 0 0 1 400 0)", ...parts);
export const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

/** How deep an opening looks, as a share of its width. */
const tilt = 0.16;

type Turned = readonly [y: number, radius: number];

/** A body turned on a lathe, from its rim down to its foot, through these radii. */
export function lathe(profile: readonly Turned[], fill: string, { cx = 200, sharp = false } = {}): string {
  const left = profile.map(([y, r]): Point => [cx - r, y]);
  const right = profile.map(([y, r]): Point => [cx + r, y]).reverse();
  const top = profile[0]?.[1] ?? 0;
  const foot = profile.at(-1)?.[1] ?? 0;
  const [startX, startY] = left[0] ?? [0, 0];
  const [footX, footY] = right[0] ?? [0, 0];
  const along = sharp ? straight : smooth;
  return path(
    `M${n(startX)} ${n(startY)}${along(left)}${arc(foot)}${n(footX)} ${n(footY)}${along(right)}${arc(top)}${n(startX)} ${n(startY)}Z`,
    fill,
  );
}

/** The opening of a turned body. */
export const rim = (y: number, r: number, fill: string, inside: string, wall = 5) =>
  oval(200, y, r, r * tilt, fill) + oval(200, y + 1, r - wall, (r - wall) * tilt, inside);

const arc = (r: number) => `A${n(r)} ${n(r * tilt)} 0 0 0 `;
const straight = (points: readonly Point[]) =>
  points
    .slice(1)
    .map(([x, y]) => `L${n(x)} ${n(y)}`)
    .join("");

/** A smooth line through all points (Catmull-Rom as Bézier pieces). */
export function smooth(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((to, index) => {
      const from = points[index] ?? to;
      const before = points[index - 1] ?? from;
      const after = points[index + 2] ?? to;
      const a: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
      const b: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
      return `C${[...a, ...b, ...to].map(n).join(" ")}`;
    })
    .join("");
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

const tag = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? n(value) : value}"`)
    .join("")}/>`;
