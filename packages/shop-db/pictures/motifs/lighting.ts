import { black, brass, ivory, mix, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import { circle, faint, lathe, line, oval, path, poly, rect, soft, times, turned } from "../shapes.ts";

const glow = (x: number, y: number, r: number, opacity = 0.5) =>
  circle(x, y, r, "#fff3c9", { opacity }) + circle(x, y, r * 0.66, "#fff3c9", { opacity });

export const deskLamp = standing(70, (c) => [
  poly(
    [
      [112, 236],
      [226, 210],
      [290, 400],
      [40, 400],
    ],
    "#fff3c9",
    { opacity: 0.45 },
  ),
  line("M230 398L282 282L190 176", steel.dark, 8),
  circle(282, 282, 12, steel.base),
  line("M226 396L276 286", steel.light, 3),
  lathe(
    [
      [388, 62],
      [403, 66],
    ],
    soft(c.base),
    { cx: 232 },
  ),
  oval(232, 388, 62, 10, c.light),
  turned(
    -14,
    180,
    180,
    path("M112 232Q118 160 162 150H198Q242 160 248 232z", soft(c.base)),
    rect(168, 128, 24, 26, c.dark, 6),
    oval(180, 232, 68, 11, "#fff3c9"),
  ),
]);

export const globeLamp = standing(60, (c) => [
  glow(200, 262, 136),
  circle(200, 262, 92, "#fff6df"),
  circle(200, 262, 92, soft("#fbeecb"), { opacity: 0.6 }),
  circle(172, 232, 26, "#ffffff", { opacity: 0.7 }),
  lathe(
    [
      [340, 54],
      [352, 58],
    ],
    soft(c.base),
    { sharp: true },
  ),
  lathe(
    [
      [352, 30],
      [384, 32],
      [402, 62],
    ],
    soft(c.base),
  ),
  oval(200, 340, 54, 8, c.light),
]);

export const paperLantern = airborne((c) => [
  line("M200 0V104", black.base, 3),
  glow(200, 242, 176, 0.4),
  circle(200, 242, 140, soft(mix(c.light, "#fff0c4", 0.5))),
  ...[-112, -84, -56, -28, 0, 28, 56, 84, 112].map((dy) => {
    const r = Math.sqrt(140 * 140 - dy * dy);
    return path(`M${200 - r} ${242 + dy}Q200 ${242 + dy + 14} ${200 + r} ${242 + dy}`, "none", {
      stroke: c.dark,
      "stroke-width": 2.5,
      opacity: 0.7,
    });
  }),
  rect(176, 98, 48, 10, wood.dark, 4),
  oval(200, 380, 34, 6, "#fff8e1"),
]);

export const pendant = airborne((c) => [
  rect(172, 0, 56, 12, c.dark, 4),
  line("M200 10V130", black.base, 4),
  poly(
    [
      [86, 322],
      [314, 322],
      [378, 500],
      [22, 500],
    ],
    "#fff3c9",
    { opacity: 0.45 },
  ),
  rect(186, 124, 28, 34, brass.base, 6),
  path("M84 320Q88 214 164 176Q180 152 200 152T236 176Q312 214 316 320z", soft(c.base)),
  oval(200, 320, 116, 18, "#fffaf0"),
  circle(200, 322, 22, "#ffe9a3"),
  faint(0.35, line("M120 290Q128 230 170 202", "#ffffff", 9)),
]);

export const floorLamp = standing(84, (c) => [
  glow(200, 160, 132, 0.4),
  line("M198 230L120 404", wood.dark, 9),
  line("M202 230L280 404", wood.dark, 9),
  line("M200 230V408", wood.base, 9),
  line("M150 336H250", wood.dark, 5),
  lathe(
    [
      [88, 72],
      [224, 92],
    ],
    soft(mix(c.base, "#fff3d6", 0.72)),
    { sharp: true },
  ),
  oval(200, 88, 72, 11, "#fff8e6"),
  faint(0.4, ...[0, 1, 2, 3, 4, 5].map((i) => line(`M${140 + i * 24} 100L${124 + i * 30} 232`, c.dark, 2))),
]);

export const bulb = standing(44, (c) => [
  glow(200, 222, 138, 0.45),
  path("M200 108A96 96 0 0 1 254 284Q240 300 238 322H162Q160 300 146 284A96 96 0 0 1 200 108z", "#fdf0c8", {
    opacity: 0.85,
  }),
  line("M176 318L166 226L184 256L200 216L216 256L234 226L224 318", "#e39a2d", 4),
  faint(0.75, line("M138 198Q142 160 172 142", "#ffffff", 9)),
  lathe(
    [
      [320, 40],
      [334, 38],
    ],
    soft(c.base),
    { sharp: true },
  ),
  ...[338, 352, 366].map((y) => rect(162, y, 76, 12, soft(c.base), 6)),
  path("M170 380H230L216 404Q200 412 184 404z", black.base),
]);

export const candle = standing(64, (c) => [
  glow(200, 128, 84, 0.5),
  path("M200 84Q226 126 212 150Q200 164 188 150Q174 126 200 84z", "#f7a93b"),
  path("M200 112Q212 136 206 148Q200 156 194 148Q188 136 200 112z", "#fff0b8"),
  line("M200 150V184", black.base, 4),
  lathe(
    [
      [186, 62],
      [402, 64],
    ],
    soft(c.base),
    { sharp: true },
  ),
  oval(200, 186, 62, 10, c.light),
  oval(200, 188, 44, 6, mix(c.light, "#fff3c9", 0.6)),
  faint(
    0.25,
    ...[
      [236, 150],
      [286, 164],
      [334, 148],
    ].map(([y = 0, x = 0]) => line(`M${x} ${y}v34`, "#ffffff", 8)),
  ),
]);

export const candlestick = standing(66, (c) => [
  glow(200, 96, 70, 0.5),
  path("M200 62Q222 98 210 118Q200 130 190 118Q178 98 200 62z", "#f7a93b"),
  line("M200 116V136", black.base, 4),
  lathe(
    [
      [136, 15],
      [290, 17],
    ],
    soft(ivory.base),
    { sharp: true },
  ),
  oval(200, 136, 15, 3, "#ffffff"),
  lathe(
    [
      [284, 36],
      [294, 26],
    ],
    soft(c.base),
  ),
  oval(200, 284, 36, 6, c.light),
  circle(200, 322, 36, soft(c.base)),
  lathe(
    [
      [352, 22],
      [376, 30],
      [402, 68],
    ],
    soft(c.base),
  ),
  circle(188, 308, 9, "#ffffff", { opacity: 0.5 }),
]);

export const stringLights = airborne((c) => [
  line("M-10 96Q96 214 206 122T420 150", c.base, 5),
  line("M-10 250Q110 392 230 282T420 300", c.base, 5),
  ...[
    [26, 132],
    [84, 166],
    [146, 160],
    [206, 124],
    [268, 108],
    [332, 122],
    [20, 282],
    [84, 326],
    [152, 332],
    [222, 290],
    [288, 262],
    [352, 280],
  ].map(
    ([x = 0, y = 0]) =>
      glow(x, y + 40, 34, 0.4) +
      rect(x - 8, y, 16, 20, c.dark, 3) +
      path(`M${x - 8} ${y + 18}q-12 16-6 28q14 18 28 0q6-12-6-28z`, "#ffdf85"),
  ),
]);

export const mushroomLamp = standing(78, (c) => [
  glow(200, 236, 142, 0.4),
  path("M164 268Q168 340 148 402H252Q232 340 236 268z", soft(wood.light)),
  path("M82 276Q86 150 200 150T318 276Q320 296 200 296T82 276z", soft(c.base)),
  oval(200, 282, 100, 14, "#fff1c2"),
  ...[
    [136, 226, 17],
    [196, 190, 20],
    [258, 228, 18],
    [200, 248, 12],
    [282, 262, 9],
    [112, 262, 9],
  ].map(([x = 0, y = 0, r = 0]) => circle(x, y, r, "#fff6e3")),
  circle(184, 350, 4, black.base),
  circle(214, 350, 4, black.base),
  line("M192 362q8 8 16 0", black.base, 3),
]);

export const lantern = standing(74, (c) => [
  glow(200, 262, 118, 0.4),
  line("M138 190C120 60 280 60 262 190", steel.dark, 6),
  lathe(
    [
      [126, 16],
      [150, 30],
      [176, 40],
    ],
    soft(c.base),
  ),
  oval(200, 126, 16, 4, c.light),
  line("M146 176Q112 270 146 350M254 176Q288 270 254 350", c.dark, 8),
  path("M162 186Q132 262 162 338H238Q268 262 238 186z", "#fff6dc", { opacity: 0.75 }),
  path("M200 238Q220 276 208 300Q200 310 192 300Q180 276 200 238z", "#f7a93b"),
  lathe(
    [
      [338, 42],
      [352, 46],
    ],
    soft(c.dark),
    { sharp: true },
  ),
  lathe(
    [
      [352, 66],
      [384, 72],
      [402, 72],
    ],
    soft(c.base),
  ),
  oval(200, 352, 66, 9, c.light),
  faint(0.7, line("M166 216Q156 256 164 300", "#ffffff", 6)),
]);

export const matchTube = standing(58, (c) => [
  ...[-30, -18, -6, 8, 20, 32].map(
    (dx, i) =>
      line(`M${200 + dx} 230L${200 + dx * 1.5} ${118 + (i % 3) * 12}`, "#ecd9b0", 5) +
      circle(200 + dx * 1.52, 116 + (i % 3) * 12, 6, "#c24b3a"),
  ),
  lathe(
    [
      [216, 50],
      [402, 50],
    ],
    soft(c.base),
    { sharp: true },
  ),
  oval(200, 216, 50, 8, c.deep),
  path("M150 220A50 8 0 0 0 250 220V240A50 8 0 0 1 150 240z", c.light),
  lathe(
    [
      [372, 51],
      [402, 51],
    ],
    "#5b4338",
    { sharp: true },
  ),
  path("M200 342c-24-12-20-44 0-66c20 22 24 54 0 66z", "#f2b54a"),
  path("M200 338c-12-8-10-26 0-38c10 12 12 30 0 38z", "#fff0c4"),
]);

export const clipLight = lying((c) => [
  turned(
    -8,
    200,
    300,
    rect(86, 190, 228, 230, "#ffffff", 8),
    path("M86 198Q86 190 94 190H196V420H94Q86 420 86 412z", "#f4ead6"),
    ...[0, 1].map((side) =>
      times(8, (i) => rect(108 + side * 108, 226 + i * 22, i === 7 ? 44 : 76, 5, "#cfc4b2", 2)),
    ),
    line("M200 192V420", "#ddd2bf", 4),
  ),
  poly(
    [
      [176, 148],
      [238, 150],
      [310, 380],
      [100, 376],
    ],
    "#fff0b3",
    { opacity: 0.45 },
  ),
  line("M262 196Q296 90 210 92", c.dark, 10),
  rect(246, 178, 36, 48, soft(c.base), 10),
  turned(
    -8,
    208,
    110,
    path("M170 144Q174 90 208 86T246 144z", soft(c.base)),
    oval(208, 144, 38, 8, "#fff6d6"),
  ),
]);
