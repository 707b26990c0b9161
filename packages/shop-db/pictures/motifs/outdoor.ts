import { black, brass, ivory, leather, mix, rope, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import { circle, faint, lathe, line, oval, path, poly, rect, rim, soft, turned } from "../shapes.ts";

const pine = (x: number, y: number, size: number) => group3(x, y, size, "#4f7560");
function group3(x: number, y: number, s: number, fill: string): string {
  return (
    rect(x - s * 0.06, y - s * 0.14, s * 0.12, s * 0.16, "#6d5138") +
    poly(
      [
        [x, y - s],
        [x + s * 0.24, y - s * 0.56],
        [x - s * 0.24, y - s * 0.56],
      ],
      fill,
    ) +
    poly(
      [
        [x, y - s * 0.78],
        [x + s * 0.32, y - s * 0.3],
        [x - s * 0.32, y - s * 0.3],
      ],
      fill,
    ) +
    poly(
      [
        [x, y - s * 0.5],
        [x + s * 0.38, y - s * 0.08],
        [x - s * 0.38, y - s * 0.08],
      ],
      fill,
    )
  );
}

export const tent = standing(136, (c) => [
  faint(0.6, pine(84, 392, 170), pine(322, 392, 210), pine(126, 392, 120)),
  poly(
    [
      [200, 196],
      [330, 404],
      [70, 404],
    ],
    soft(c.base),
  ),
  poly(
    [
      [200, 196],
      [330, 404],
      [244, 404],
    ],
    c.dark,
  ),
  poly(
    [
      [200, 196],
      [244, 404],
      [156, 404],
    ],
    mix(c.deep, "#2a2140", 0.3),
  ),
  path("M200 196L156 404H132Q186 320 200 196z", c.light),
  path("M200 196L244 404H258Q214 320 200 196z", c.base),
  line("M200 196V178", wood.dark, 6),
  line("M112 336L62 404M288 336L340 404", ivory.base, 2.5),
  line("M152 284L92 400", c.light, 3, { opacity: 0.7 }),
]);

export const sleepingBag = lying((c) => [
  path(
    "M150 84Q200 44 250 84Q282 130 276 220Q270 360 248 420Q200 448 152 420Q130 360 124 220Q118 130 150 84z",
    soft(c.base),
  ),
  path("M160 92Q200 62 240 92Q256 128 200 146Q144 128 160 92z", mix(c.light, "#ffffff", 0.55)),
  oval(200, 104, 30, 17, ivory.base),
  faint(
    0.5,
    ...[180, 222, 264, 306, 348, 388].map((y, i) =>
      path(`M${126 + i * 3} ${y}Q200 ${y + 26} ${274 - i * 3} ${y}`, "none", {
        stroke: c.dark,
        "stroke-width": 5,
      }),
    ),
  ),
  line("M262 150Q270 240 254 350", brass.base, 4, { "stroke-dasharray": "3 4" }),
  rect(250, 346, 10, 22, brass.base, 4),
]);

export const enamelMug = standing(90, (c) => [
  line("M268 262c64-4 64 96 0 94", c.dark, 18),
  line("M268 262c64-4 64 96 0 94", c.base, 11),
  lathe(
    [
      [222, 82],
      [402, 80],
    ],
    soft(c.base),
    { sharp: true },
  ),
  rim(222, 82, "#ffffff", "#f4efe3", 6),
  oval(200, 224, 70, 9, "#5b3d2e"),
  faint(
    0.85,
    ...[
      [140, 290, 3],
      [176, 330, 2.4],
      [152, 370, 3],
      [214, 280, 2.4],
      [238, 340, 3.4],
      [196, 376, 2.6],
      [252, 296, 2.4],
      [168, 268, 2],
    ].map(([x = 0, y = 0, r = 0]) => circle(x, y, r, mix(c.light, "#ffffff", 0.7))),
  ),
  faint(0.3, line("M140 256V384", "#ffffff", 10)),
]);

export const stove = standing(84, (c) => [
  path("M200 172Q252 246 226 296Q200 316 174 296Q148 246 200 172z", "#f08a3c", { opacity: 0.95 }),
  path("M200 214Q230 262 216 294Q200 306 184 294Q170 262 200 214z", "#ffd166"),
  line("M150 386L250 398M250 386L150 398", wood.dark, 12),
  poly(
    [
      [124, 276],
      [276, 276],
      [262, 404],
      [138, 404],
    ],
    soft(c.base),
  ),
  poly(
    [
      [124, 276],
      [150, 276],
      [158, 404],
      [138, 404],
    ],
    c.light,
  ),
  poly(
    [
      [250, 276],
      [276, 276],
      [262, 404],
      [242, 404],
    ],
    c.dark,
  ),
  ...[168, 200, 232].map((x) => rect(x - 8, 300, 16, 34, c.deep, 8)),
  path("M164 404V366a36 22 0 0 1 72 0V404z", mix(c.deep, "#f08a3c", 0.35)),
  path("M182 404q-6-22 18-36q24 14 18 36z", "#f7a93b"),
  line("M116 274H284", c.dark, 7),
]);

export const flask = standing(58, (c) => [
  line("M258 240c46 0 46 110 0 110", black.base, 13),
  lathe(
    [
      [168, 40],
      [214, 56],
      [236, 60],
      [402, 60],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [222, 59],
      [236, 60],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  lathe(
    [
      [96, 40],
      [170, 44],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  oval(200, 96, 40, 7, steel.light),
  lathe(
    [
      [386, 61],
      [402, 60],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  path("M160 330l26-40l16 22l14-18l26 36z", ivory.base, { opacity: 0.85 }),
  faint(0.3, line("M154 252V372M170 110V150", "#ffffff", 8)),
]);

export const bottle = standing(52, (c) => [
  path("M170 116C160 60 240 60 230 116", "none", { stroke: black.base, "stroke-width": 9 }),
  lathe(
    [
      [112, 32],
      [152, 34],
    ],
    soft(black.base),
    { sharp: true },
  ),
  oval(200, 112, 32, 5, black.light),
  lathe(
    [
      [152, 28],
      [176, 30],
      [210, 52],
      [240, 54],
      [402, 52],
    ],
    soft(c.base),
  ),
  faint(0.45, line("M162 236V382", "#ffffff", 9)),
  path("M182 330l18-30l18 30z", c.deep, { opacity: 0.5 }),
]);

export const hammock = airborne((c) => [
  rect(28, 60, 34, 440, soft(wood.dark), 10),
  rect(338, 40, 34, 460, soft(wood.dark), 10),
  rect(22, 176, 46, 14, rope.base, 3),
  rect(332, 176, 46, 14, rope.base, 3),
  line("M62 184L86 228M338 184L314 228", rope.dark, 6),
  path("M84 226Q200 330 316 226Q310 372 200 376T84 226z", soft(c.base)),
  path("M84 226Q200 330 316 226Q306 282 200 316Q94 282 84 226z", mix(c.light, "#d8c3a0", 0.5)),
  faint(0.4, line("M116 292Q146 350 186 374M284 292Q254 350 214 374M200 316V376", c.deep, 3)),
  path("M140 258Q200 226 260 258Q248 290 200 294T140 258z", soft("#d9795a")),
]);

export const campChair = standing(104, (c) => [
  line("M112 404L276 270M288 404L124 270", steel.dark, 8),
  line("M124 150V340M276 150V340", steel.dark, 8),
  path("M118 140Q200 168 282 140L276 286Q200 306 124 286z", soft(c.base)),
  path("M108 284Q200 314 292 284L314 336Q200 372 86 336z", soft(c.dark)),
  path("M118 140Q200 168 282 140L281 164Q200 190 119 164z", c.light),
  line("M104 404H122M278 404H296", black.base, 12),
  faint(0.4, line("M150 180Q148 240 152 288M250 180Q252 240 248 288", c.deep, 3)),
]);

export const cooler = standing(116, (c) => [
  path("M118 244Q118 176 200 176T282 244", "none", { stroke: steel.dark, "stroke-width": 11 }),
  rect(92, 262, 216, 142, soft(c.base), 14),
  rect(84, 230, 232, 48, soft(ivory.base), 12),
  rect(92, 372, 216, 32, c.dark, 12),
  rect(180, 254, 40, 48, soft(steel.base), 6),
  circle(200, 290, 5, steel.deep),
  circle(284, 374, 9, steel.base),
  poly(
    [
      [130, 344],
      [166, 300],
      [188, 326],
      [204, 308],
      [234, 344],
    ],
    ivory.light,
    { opacity: 0.9 },
  ),
  circle(232, 308, 10, "#f2c14e"),
  faint(0.3, line("M108 292V356", "#ffffff", 9)),
]);

export const rolledRug = standing(126, (c) => [
  rect(82, 292, 236, 112, soft(c.base), 54),
  ...[112, 148, 184, 220, 256].map((x) => rect(x, 292, 12, 112, ivory.base, 0, { opacity: 0.75 })),
  ...[312, 344, 376].map((y) => rect(96, y, 180, 8, c.deep, 0, { opacity: 0.35 })),
  circle(276, 348, 56, c.dark),
  circle(276, 348, 56, "none", { stroke: c.light, "stroke-width": 5 }),
  path("M276 348q10-14 20 0q0 24-24 22q-26-6-20-34q10-30 40-22", "none", {
    stroke: ivory.base,
    "stroke-width": 6,
  }),
  ...[128, 222].map((x) => rect(x, 286, 20, 122, leather.base, 6)),
  path("M138 288C138 210 232 210 232 288", "none", { stroke: leather.base, "stroke-width": 14 }),
  rect(164, 216, 42, 20, leather.dark, 9),
]);

export const pocketKnife = lying((c) => [
  turned(
    -30,
    200,
    250,
    path("M190 226L74 206Q36 202 22 218Q62 262 120 266H190z", soft(steel.light)),
    line("M64 222L180 240", steel.dark, 3),
    rect(182, 224, 26, 46, soft(steel.dark), 6),
    path("M204 222H344Q380 232 366 268Q352 290 204 274z", soft(c.base)),
    circle(348, 256, 7, c.deep),
    circle(230, 248, 5, brass.base),
    circle(300, 252, 5, brass.base),
    path("M352 262q26 10 20 44", "none", { stroke: leather.base, "stroke-width": 6 }),
  ),
]);

export const compass = lying((c) => [
  turned(
    -20,
    200,
    250,
    circle(200, 118, 20, "none", { stroke: c.dark, "stroke-width": 9 }),
    rect(188, 134, 24, 22, soft(c.dark), 4),
    circle(200, 274, 134, soft(c.base)),
    circle(200, 274, 114, c.dark),
    circle(200, 274, 108, "#fffaf0"),
    ...[0, 45, 90, 135, 180, 225, 270, 315].map((a) =>
      turned(a, 200, 274, rect(198, 172, 4, a % 90 ? 10 : 18, black.base)),
    ),
    faint(
      0.5,
      ...[0, 90, 180, 270].map((a) =>
        turned(
          a,
          200,
          274,
          poly(
            [
              [200, 196],
              [212, 262],
              [200, 274],
            ],
            c.base,
          ),
          poly(
            [
              [200, 196],
              [188, 262],
              [200, 274],
            ],
            c.light,
          ),
        ),
      ),
    ),
    turned(
      38,
      200,
      274,
      poly(
        [
          [200, 186],
          [213, 274],
          [187, 274],
        ],
        "#c1452f",
      ),
      poly(
        [
          [200, 362],
          [213, 274],
          [187, 274],
        ],
        black.light,
      ),
    ),
    circle(200, 274, 9, c.base),
  ),
]);

export const drySack = standing(86, (c) => [
  line("M146 172C120 130 280 130 254 172", black.base, 10),
  rect(124, 168, 152, 26, soft(c.dark), 8),
  rect(178, 150, 44, 22, black.base, 6),
  path("M128 192H272Q300 250 286 388Q282 404 200 404T114 388Q100 250 128 192z", soft(c.base)),
  faint(0.3, line("M136 204Q122 290 132 390M190 206Q176 240 184 270M252 210Q268 260 258 300", c.deep, 4)),
  path("M168 318l32-52l20 30l14-16l26 38q-46 26-92 0z", ivory.base, { opacity: 0.85 }),
  lathe(
    [
      [376, 86],
      [402, 72],
    ],
    c.dark,
  ),
]);
