import { black, ivory, leather, mix, rope, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import {
  circle,
  faint,
  group,
  line,
  mirrored,
  oval,
  path,
  poly,
  rect,
  soft,
  times,
  turned,
} from "../shapes.ts";

export const blanket = standing(124, (c) => [
  ...[0, 1, 2].map((i) =>
    rect(88 - i * 3, 350 - i * 42, 226 + i * 6, 46, soft(i === 1 ? c.light : c.base), 20),
  ),
  path("M106 264Q200 244 296 262L300 312H104z", c.light),
  path("M150 254Q196 246 246 252L262 396H150z", soft(c.base)),
  ...[272, 296, 320, 344].map((y) =>
    line(`M150 ${y}q54-7 ${104 + (y - 272) * 0.12} 2`, c.dark, 4, { opacity: 0.55 }),
  ),
  ...[170, 194, 218, 240].map((x) => line(`M${x} 254L${x + 2} 394`, c.light, 4, { opacity: 0.6 })),
  ...times12((i) => line(`M${154 + i * 9.6} 394v16`, c.dark, 3)),
]);

const times12 = (part: (i: number) => string): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => part(i));

export const bedding = standing(134, (c) => [
  path("M72 300Q66 224 130 232H270Q334 224 328 300L322 330H78z", soft(mix(c.base, "#ffffff", 0.6))),
  path("M86 292Q84 238 136 244H196Q206 300 190 320H92z", soft(mix(c.base, "#ffffff", 0.35))),
  path("M314 292Q316 238 264 244H212Q202 300 216 320H308z", soft(mix(c.base, "#ffffff", 0.35))),
  path("M62 318Q200 288 338 318L346 404H54z", soft(c.base)),
  path("M62 318Q200 288 338 318L340 346Q200 316 60 346z", c.light),
  faint(0.35, line("M110 340Q100 370 112 402M180 330Q170 366 184 402M262 334Q276 370 262 402", c.deep, 4)),
]);

export const cushion = standing(112, (c) => [
  path(
    "M96 244Q84 226 108 226Q200 240 292 226Q316 226 304 244Q292 316 306 386Q314 408 288 402Q200 392 112 402Q86 408 94 386Q108 316 96 244z",
    soft(c.base),
  ),
  faint(
    0.28,
    ...[128, 152, 176, 200, 224, 248, 272].map((x) =>
      line(`M${x} 238Q${200 + (x - 200) * 0.9} 316 ${x} 394`, c.deep, 4),
    ),
  ),
  line(
    "M96 244Q84 226 108 226Q200 240 292 226Q316 226 304 244Q292 316 306 386Q314 408 288 402Q200 392 112 402Q86 408 94 386Q108 316 96 244z",
    c.dark,
    4,
  ),
]);

export const towel = airborne((c) => [
  line("M60 112H340", wood.dark, 12),
  path("M120 108H280V408H120z", soft(ivory.base)),
  ...[148, 172, 196, 220, 244].map((x) => rect(x, 108, 7, 300, c.base, 0, { opacity: 0.7 })),
  ...[150, 186, 222, 258, 294, 330, 366].map((y) => rect(120, y, 160, 7, c.base, 0, { opacity: 0.55 })),
  path("M120 108H160Q150 250 164 408H120z", "#ffffff", { opacity: 0.22 }),
  path("M120 400H280V408H120z", c.dark),
]);

export const napkin = lying((c) => [
  turned(-12, 200, 250, rect(92, 140, 216, 216, soft(mix(c.base, "#ffffff", 0.35)), 4)),
  turned(
    8,
    200,
    250,
    rect(96, 150, 208, 208, soft(c.base), 4),
    line("M106 160H294V348H106z", c.dark, 2.5, { "stroke-dasharray": "8 6" }),
    poly(
      [
        [96, 358],
        [304, 150],
        [304, 358],
      ],
      c.light,
      { opacity: 0.55 },
    ),
  ),
  turned(
    40,
    200,
    250,
    rect(188, 120, 9, 250, soft(steel.base), 4),
    path("M176 96h6v40h4V96h6v40h4V96h6v44q0 22-13 22t-13-22z", steel.base),
  ),
]);

export const quilt = standing(126, (c) => [
  ...[0, 1, 2].map((i) =>
    rect(84 + i * 2, 344 - i * 52, 232 - i * 4, 58, soft(i % 2 ? c.light : c.base), 22),
  ),
  faint(
    0.45,
    ...[0, 1, 2].map((row) =>
      times(9, (i) => path(`M${104 + i * 22} ${360 - row * 52}l11 12l-11 12l-11-12z`, c.dark)),
    ),
  ),
  ...[0, 1, 2].map((i) => path(`M300 ${346 - i * 52}q20 27 0 54`, c.dark, { opacity: 0.4 })),
]);

export const rug = lying((c) => [
  rect(98, 66, 204, 368, soft(ivory.base), 3),
  ...[
    [82, 34, c.base],
    [124, 12, c.deep],
    [148, 46, c.light],
    [204, 10, c.deep],
    [226, 48, c.base],
    [286, 12, c.deep],
    [310, 44, c.light],
    [366, 10, c.deep],
    [386, 34, c.base],
  ].map(([y, height, fill]) => rect(98, Number(y), 204, Number(height), String(fill))),
  times(3, (i) => path(`M${132 + i * 68} 226l24 24l-24 24l-24-24z`, ivory.base)),
  ...[66, 434].map((y) =>
    times(17, (i) => line(`M${102 + i * 12.2} ${y}v${y < 100 ? -14 : 14}`, rope.dark, 3)),
  ),
]);

const sock = (c: { base: string; light: string; dark: string }) => [
  path(
    "M150 110H222V264Q222 290 246 304L292 334Q312 352 300 378Q288 398 258 390L176 352Q150 338 150 304z",
    soft(c.base),
  ),
  path("M150 110H222V152H150z", c.light),
  ...[160, 172, 184, 196, 208].map((x) => line(`M${x} 114V148`, c.dark, 3, { opacity: 0.5 })),
  path("M292 334Q312 352 300 378Q288 398 258 390Q258 350 292 334z", c.light),
  path("M150 304Q150 282 164 268Q196 300 182 354Q150 338 150 304z", c.light),
  line("M150 178H222M150 192H222", ivory.base, 5),
];

export const socks = lying((c) => [
  group("translate(-34 14) rotate(-8 200 250)", ...sock({ base: c.dark, light: c.base, dark: c.deep })),
  group("translate(16 -4)", ...sock(c)),
]);

const slipper = (c: { base: string; light: string; dark: string; deep: string }) => [
  path(
    "M206 150Q262 150 264 240Q266 300 252 356Q244 388 208 388Q170 388 162 356Q148 300 150 240Q152 150 206 150z",
    soft(c.dark),
  ),
  oval(207, 318, 40, 56, ivory.dark),
  oval(207, 324, 32, 48, ivory.base),
  path(
    "M206 150Q262 150 264 240Q264 262 262 284Q208 250 152 284Q150 262 150 240Q152 150 206 150z",
    soft(c.base),
  ),
  line("M154 282Q208 250 260 282", c.light, 6),
];

export const slippers = lying((c) => [
  group("translate(-66 10) rotate(-9 200 250)", ...slipper(c)),
  group("translate(56 -6) rotate(8 200 250)", ...slipper(c)),
]);

export const apron = airborne((c) => [
  line("M156 126Q200 40 244 126", leather.base, 9),
  line("M118 226Q84 262 92 320M282 226Q316 262 308 320", leather.base, 8),
  path(
    "M152 122Q200 138 248 122Q250 190 290 222L298 408Q200 426 102 408L110 222Q150 190 152 122z",
    soft(c.base),
  ),
  line("M156 128Q200 144 244 128", c.light, 4, { "stroke-dasharray": "6 6" }),
  path("M142 290H258V356Q200 368 142 356z", c.dark, { opacity: 0.75 }),
  line("M200 292V362", c.base, 3),
  line("M148 298H252", c.light, 3, { "stroke-dasharray": "6 6" }),
  ...[154, 246].map((x) => circle(x, 134, 6, "#cfa95c")),
]);

export const hotBottle = lying((c) => [
  rect(176, 76, 48, 70, soft(mix(c.base, "#9c4a3c", 0.75)), 8),
  rect(184, 62, 32, 22, "#8b4035", 6),
  path(
    "M168 132H232Q236 160 262 168Q286 178 286 214V392Q286 424 252 424H148Q114 424 114 392V214Q114 178 138 168Q164 160 168 132z",
    soft(c.base),
  ),
  path("M166 128H234V160H166z", c.light),
  ...[150, 200, 250].map((x) =>
    times(5, (i) => line(`M${x - 14} ${206 + i * 42}q14 22 28 0q-14 22-28 42`, c.dark, 5, { opacity: 0.55 })),
  ),
  ...[175, 225].map((x) => line(`M${x} 190V410`, c.dark, 3, { opacity: 0.4 })),
]);

export const pouf = standing(124, (c) => [
  path("M82 330Q82 250 200 250T318 330Q318 406 200 406T82 330z", soft(c.base)),
  ...[0, 1, 2, 3].map((row) =>
    times(9, (i) =>
      oval(100 + i * 25, 296 + row * 27 + (i % 2) * 4, 15, 11, i % 2 ? c.light : c.dark, { opacity: 0.55 }),
    ),
  ),
  oval(200, 268, 84, 17, c.light),
  ...[60, 38, 16].map((r) =>
    oval(200, 267, r, r * 0.2, "none", { stroke: c.dark, "stroke-width": 4, opacity: 0.6 }),
  ),
]);

export const curtain = airborne((c) => [
  line("M40 76H360", black.base, 8),
  circle(40, 76, 10, black.base),
  circle(360, 76, 10, black.base),
  rect(110, 110, 180, 250, "#bfe0ee", 4),
  rect(110, 110, 180, 250, "none", 4, { stroke: "#ffffff", "stroke-width": 10 }),
  path("M200 110V360M110 232H290", "none", { stroke: "#ffffff", "stroke-width": 8 }),
  panel(c),
  mirrored(panel(c)),
]);

function panel(c: { base: string; light: string; dark: string }): string {
  return (
    path("M52 80H182Q176 200 128 300Q112 380 122 452H48Q56 260 52 80z", soft(c.base), { opacity: 0.92 }) +
    faint(0.35, line("M78 84Q82 280 70 450M106 84Q106 260 92 450M136 84Q132 220 106 340", c.dark, 5)) +
    times(6, (i) => circle(60 + i * 23, 78, 6, steel.base))
  );
}
