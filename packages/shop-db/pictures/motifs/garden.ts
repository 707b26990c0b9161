import { black, brass, type Ink, ivory, leaf, mix, rope, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import {
  circle,
  faint,
  lathe,
  line,
  mirrored,
  moved,
  oval,
  path,
  poly,
  rect,
  rim,
  soft,
  times,
  turned,
} from "../shapes.ts";

const blade = (x: number, y: number, angle: number, length: number, fill = leaf.base) =>
  turned(
    angle,
    x,
    y,
    path(
      `M${x} ${y}q-${length * 0.28}-${length * 0.5} 0-${length}q${length * 0.28} ${length * 0.5} 0 ${length}z`,
      fill,
    ),
    line(`M${x} ${y - 6}v-${length * 0.8}`, leaf.dark, 2),
  );

export const plantPot = standing(74, (c) => [
  blade(200, 262, -58, 120, leaf.dark),
  blade(200, 262, 58, 120, leaf.dark),
  blade(200, 262, -30, 150),
  blade(200, 262, 32, 146),
  blade(200, 262, 0, 168, leaf.light),
  lathe(
    [
      [282, 72],
      [392, 54],
    ],
    soft(c.base),
    { sharp: true },
  ),
  lathe(
    [
      [254, 80],
      [290, 78],
    ],
    soft(c.light),
    { sharp: true },
  ),
  rim(254, 80, c.light, "#4d3a30", 8),
  blade(190, 260, -16, 60, leaf.base),
  blade(214, 260, 18, 56, leaf.base),
  lathe(
    [
      [388, 78],
      [402, 72],
    ],
    soft(c.dark),
    { sharp: true },
  ),
]);

export const wateringCan = standing(92, (c) => [
  moved(
    -30,
    0,
    path("M250 360L356 208L336 196L246 300z", soft(c.dark)),
    path("M328 182L372 214L382 196L346 170z", soft(c.base)),
    path("M142 262C52 226 60 400 146 380", "none", {
      stroke: c.dark,
      "stroke-width": 14,
      "stroke-linecap": "round",
    }),
    path("M148 246Q200 132 262 246", "none", {
      stroke: c.base,
      "stroke-width": 13,
      "stroke-linecap": "round",
    }),
    lathe(
      [
        [246, 66],
        [402, 84],
      ],
      soft(c.base),
      { sharp: true },
    ),
    rim(246, 66, c.light, c.deep, 5),
    lathe(
      [
        [322, 77],
        [334, 78],
      ],
      c.light,
      { sharp: true },
    ),
    faint(0.3, line("M150 272L138 388", "#ffffff", 9)),
    ...[
      [368, 236],
      [382, 256],
      [358, 262],
      [376, 288],
    ].map(([x = 0, y = 0]) => path(`M${x} ${y}q-7 12 0 16q7-4 0-16z`, "#8fb7cf")),
  ),
]);

export const trowel = lying((c) => [
  turned(
    30,
    200,
    250,
    path("M148 214Q150 60 200 44Q250 60 252 214Q226 250 200 250T148 214z", soft(steel.base)),
    path("M200 50V246", "none", { stroke: steel.light, "stroke-width": 8 }),
    ...[120, 150, 180].map((y) => line(`M158 ${y}h18`, steel.deep, 3)),
    path("M190 246H210L214 296H186z", soft(steel.dark)),
    path("M180 292H220Q228 360 220 436Q200 452 180 436Q172 360 180 292z", soft(c.base)),
    rect(178, 292, 44, 13, soft(brass.base), 3),
    circle(200, 424, 6, c.deep),
  ),
]);

export const secateurs = lying((c) => [
  turned(
    -24,
    200,
    250,
    path("M196 210Q150 120 196 52Q236 90 226 208z", soft(steel.light)),
    path("M206 210Q262 150 244 92Q262 100 266 150Q262 190 220 226z", soft(steel.dark)),
    path("M186 206Q160 300 168 430Q186 446 200 430Q196 320 222 226z", soft(c.base)),
    path("M214 212Q268 290 262 430Q244 446 230 428Q230 330 184 232z", soft(c.dark)),
    circle(204, 216, 15, soft(brass.base)),
    path("M200 270q18 8 0 16q-18 8 0 16q18 8 0 16", "none", {
      stroke: steel.deep,
      "stroke-width": 5,
      transform: "translate(10 0)",
    }),
  ),
]);

export const seedPacket = lying((c) => [
  packet(
    c,
    line("M204 300Q200 250 206 214", leaf.dark, 6),
    blade(204, 280, -52, 56),
    blade(204, 272, 54, 56),
    times(9, (i) => turned(i * 40, 206, 200, oval(206, 176, 10, 20, c.base))),
    circle(206, 200, 14, "#f2c14e"),
  ),
]);

export const tomatoPacket = lying((c) => [
  packet(
    c,
    path("M150 190Q204 150 260 196", "none", {
      stroke: leaf.dark,
      "stroke-width": 6,
      "stroke-linecap": "round",
    }),
    line("M176 178V212M214 172V244M246 186V206", leaf.dark, 5),
    circle(178, 228, 23, soft("#d2553f")),
    circle(214, 262, 28, soft("#c64b38")),
    circle(248, 222, 20, soft("#e0943a")),
    times(
      5,
      (i) =>
        turned(i * 72, 214, 238, oval(214, 230, 4, 11, leaf.base)) +
        turned(i * 72, 178, 208, oval(178, 202, 3, 9, leaf.base)),
    ),
    blade(160, 192, -70, 44),
    blade(238, 182, 50, 42),
  ),
]);

/** Two packets, the upper one with this on it, and a few seeds. */
function packet(c: Ink, ...front: readonly string[]): string {
  const seeds = [
    [96, 404],
    [122, 420],
    [88, 432],
    [148, 410],
  ].map(([x = 0, y = 0]) => oval(x, y, 7, 4, "#6d5138"));
  return [
    turned(-9, 200, 250, rect(108, 104, 176, 262, soft(mix(c.base, "#e8c64f", 0.5)), 4)),
    turned(
      5,
      200,
      250,
      rect(116, 112, 176, 266, soft(ivory.base), 4),
      rect(116, 112, 176, 26, c.dark, 2),
      line(
        times(16, (i) => `M${122 + i * 11} 116v18`),
        c.base,
        2,
      ),
      circle(204, 228, 68, mix(c.base, "#ffffff", 0.72)),
      ...front,
      rect(150, 326, 108, 8, c.dark, 4),
      rect(168, 344, 72, 6, c.light, 3),
    ),
    ...seeds,
  ].join("");
}

const glove = (c: { base: string; light: string; dark: string }) =>
  path(
    "M160 420L152 320Q118 286 112 246Q114 226 132 232L164 280L158 150Q160 128 176 128T192 150L194 240L198 116Q202 96 216 98T230 118L228 238L240 130Q246 112 258 116T268 138L258 250L274 176Q282 162 292 168T298 190L274 318L268 420z",
    soft(c.base),
  ) +
  path("M156 372H271L268 420H160z", c.dark) +
  line("M162 388H268M164 404H267", c.light, 3, { "stroke-dasharray": "6 6" }) +
  faint(0.4, line("M168 330Q210 300 258 322", c.dark, 5));

export const gloves = lying((c) => [
  turned(-14, 200, 250, mirrored(glove({ base: c.dark, light: c.base, dark: c.deep }))),
  turned(10, 200, 250, glove(c)),
]);

export const birdHouse = standing(64, (c) => [
  rect(192, 330, 16, 76, wood.dark),
  poly(
    [
      [126, 214],
      [200, 140],
      [274, 214],
      [274, 352],
      [126, 352],
    ],
    soft(c.base),
  ),
  faint(0.3, line("M162 190V350M200 160V350M238 190V350", c.deep, 3)),
  poly(
    [
      [200, 112],
      [302, 212],
      [284, 230],
      [200, 148],
      [116, 230],
      [98, 212],
    ],
    soft(mix(c.deep, "#8f6344", 0.5)),
  ),
  circle(200, 244, 27, "#3b2d28"),
  circle(200, 244, 27, "none", { stroke: c.light, "stroke-width": 4 }),
  line("M200 296V318", wood.deep, 8),
  rect(118, 348, 164, 14, wood.dark, 3),
  path("M262 330q4-30 32-28q14 2 16 14l12 4l-12 6q-6 22-30 20q-10-2-18-16z", "#54749c"),
  circle(302, 312, 3, "#1d1830"),
  path("M262 330l-24 14l28 2z", "#33415c"),
]);

export const hangingPlant = airborne((c) => [
  circle(200, 52, 9, brass.base),
  line("M200 58L116 262M200 58L284 262M200 58V250", rope.dark, 6),
  circle(200, 96, 9, rope.base),
  ...[
    [-76, 96],
    [-48, 120],
    [-18, 92],
    [20, 104],
    [52, 118],
    [80, 92],
  ].map(([a = 0, l = 0]) => blade(200, 266, a, l, l > 100 ? leaf.base : leaf.light)),
  path("M98 262H302Q296 350 200 354Q104 350 98 262z", soft(c.base)),
  oval(200, 262, 102, 13, c.light),
  ...[
    [120, 300, 150],
    [150, 318, 96],
    [262, 310, 120],
    [286, 292, 76],
  ].map(
    ([x = 0, y = 0, length = 0]) =>
      line(`M${x} ${y - 40}q-10 ${length / 2} 4 ${length}`, leaf.dark, 4) +
      times(Math.floor(length / 22), (i) =>
        oval(x + (i % 2 ? 8 : -10), y - 20 + i * 22, 10, 7, i % 2 ? leaf.base : leaf.light),
      ),
  ),
]);

export const mister = standing(70, (c) => [
  ...[
    [86, 150],
    [62, 172],
    [70, 128],
    [46, 148],
    [94, 184],
    [36, 180],
    [52, 108],
  ].map(([x = 0, y = 0]) => circle(x, y, 5, "#ffffff", { opacity: 0.85 })),
  rect(112, 146, 84, 20, soft(c.dark), 6),
  rect(104, 140, 16, 32, c.deep, 4),
  path("M190 176Q250 170 266 226", "none", { stroke: c.dark, "stroke-width": 12, "stroke-linecap": "round" }),
  rect(182, 120, 40, 28, soft(black.base), 8),
  rect(194, 144, 20, 50, soft(c.dark)),
  lathe(
    [
      [190, 24],
      [214, 28],
      [250, 62],
      [320, 72],
      [380, 68],
      [402, 58],
    ],
    soft(c.base),
  ),
  faint(0.45, line("M152 262Q138 320 154 380", "#ffffff", 9)),
  lathe(
    [
      [206, 28],
      [218, 30],
    ],
    c.light,
    { sharp: true },
  ),
]);

export const twine = standing(92, (c) => [
  circle(200, 314, 92, soft(c.base)),
  turned(
    58,
    200,
    314,
    line(
      [-62, -36, -12, 12, 36, 62]
        .map(
          (d) =>
            `M${200 - Math.sqrt(7600 - d * d)} ${314 + d}Q200 ${314 + d * 1.45} ${200 + Math.sqrt(7600 - d * d)} ${314 + d}`,
        )
        .join(""),
      c.light,
      6,
    ),
  ),
  turned(
    -32,
    200,
    314,
    faint(
      0.6,
      line(
        [-50, -26, 0, 26, 50]
          .map(
            (d) =>
              `M${200 - Math.sqrt(5200 - d * d)} ${314 + d}Q200 ${314 + d * 1.6} ${200 + Math.sqrt(5200 - d * d)} ${314 + d}`,
          )
          .join(""),
        c.dark,
        5,
      ),
    ),
  ),
  path("M264 380Q330 410 318 372T364 400", "none", {
    stroke: c.base,
    "stroke-width": 6,
    "stroke-linecap": "round",
  }),
]);

export const raisedBed = standing(138, (c) => [
  ...[80, 116, 158, 196, 240, 282, 320].map((x, i) =>
    blade(x, 290, (i % 3) * 14 - 14, 70 + (i % 3) * 26, i % 2 ? leaf.base : leaf.light),
  ),
  ...[
    [104, 236],
    [220, 222],
    [298, 240],
  ].map(([x = 0, y = 0]) => circle(x, y, 13, "#c64b38") + path(`M${x - 7} ${y - 10}h14l-7 7z`, leaf.dark)),
  poly(
    [
      [70, 278],
      [330, 278],
      [346, 292],
      [54, 292],
    ],
    "#4d3a30",
  ),
  ...[0, 1, 2, 3].map((i) => rect(54, 288 + i * 29, 292, 27, soft(i % 2 ? c.base : c.light), 2)),
  rect(54, 286, 20, 118, soft(c.dark), 2),
  rect(326, 286, 20, 118, soft(c.dark), 2),
  faint(0.3, line("M100 302q60 6 120 0M150 360q60-6 130 0M96 390q50 4 90 0", c.deep, 2.5)),
]);

export const deckChair = standing(110, (c) => [
  line("M300 404L150 130", wood.dark, 12),
  line("M96 404L310 268", wood.base, 12),
  path("M128 132Q186 250 176 318Q230 330 318 262L330 276Q240 366 158 338Q168 250 110 140z", soft(ivory.base)),
  path("M122 136Q180 250 172 322Q236 336 322 266", "none", { stroke: c.base, "stroke-width": 12 }),
  line("M108 132L146 124", wood.base, 11),
  line("M90 404H120M286 404H316", wood.dark, 10),
  line("M306 258L336 282", wood.base, 11),
  line("M120 400L206 220", wood.dark, 9),
]);
