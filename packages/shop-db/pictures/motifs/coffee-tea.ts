import { black, brass, clay, darkWood, glass, ivory, mix, steel, wood } from "../ink.ts";
import { standing } from "../motif.ts";
import { circle, faint, lathe, line, oval, path, poly, rect, rim, soft, times } from "../shapes.ts";

const steam = faint(
  0.55,
  line("M178 178c-14-22 14-34 0-58", "#ffffff", 7),
  line("M216 172c-14-22 14-34 0-58", "#ffffff", 7),
);

export const mug = standing(92, (c) => [
  steam,
  line("M270 250c72-8 74 96-8 90", c.dark, 20),
  line("M270 250c72-8 74 96-8 90", c.base, 13),
  lathe(
    [
      [212, 82],
      [260, 84],
      [340, 80],
      [382, 70],
      [402, 56],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [376, 72],
      [390, 65],
      [402, 56],
    ],
    soft(clay.light),
  ),
  rim(212, 82, c.light, "#5b3d2e", 7),
  faint(
    0.35,
    ...[
      [150, 270],
      [182, 306],
      [228, 262],
      [245, 330],
      [168, 350],
      [206, 240],
      [140, 318],
    ].map(([x = 0, y = 0]) => circle(x, y, 2.6, c.deep)),
  ),
]);

export const kettle = standing(98, (c) => [
  line("M282 352C340 340 322 232 366 206", c.dark, 15),
  line("M282 350C336 338 318 232 364 206", c.base, 9),
  line("M122 250C60 230 60 350 112 352", black.base, 17),
  lathe(
    [
      [214, 62],
      [240, 74],
      [330, 92],
      [382, 96],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [384, 98],
      [402, 98],
    ],
    soft(black.base),
    { sharp: true },
  ),
  lathe(
    [
      [206, 58],
      [216, 62],
    ],
    soft(c.dark),
    { sharp: true },
  ),
  oval(200, 206, 58, 10, c.light),
  lathe(
    [
      [184, 9],
      [200, 13],
    ],
    soft(wood.base),
    { sharp: true },
  ),
  oval(200, 184, 9, 3, wood.light),
  faint(0.3, line("M146 262Q136 320 134 366", "#ffffff", 9)),
]);

export const dripper = standing(86, (c) => [
  lathe(
    [
      [332, 60],
      [404, 64],
    ],
    soft(glass.base),
    { sharp: true },
  ),
  faint(
    0.75,
    lathe(
      [
        [366, 61],
        [404, 64],
      ],
      "#6b4632",
      { sharp: true },
    ),
  ),
  line("M262 346c40 0 40 44 2 44", glass.dark, 9),
  lathe(
    [
      [318, 92],
      [330, 92],
    ],
    soft(c.base),
    { sharp: true },
  ),
  line("M276 226c52-2 48 66-18 62", c.dark, 13),
  lathe(
    [
      [206, 92],
      [268, 62],
      [318, 34],
    ],
    soft(c.base),
    { sharp: true },
  ),
  ...[-46, -16, 16, 46].map((dx) =>
    line(`M${200 + dx} 222Q${200 + dx * 0.85} 268 ${200 + dx * 0.42} 312`, c.dark, 3),
  ),
  rim(206, 92, "#ffffff", "#5b3d2e", 9),
  path("M118 208Q200 176 282 208Q200 226 118 208z", mix(wood.light, "#ffffff", 0.5)),
  oval(200, 209, 54, 8, "#5b3d2e"),
]);

export const box = standing(102, (c) => [
  poly(
    [
      [104, 226],
      [244, 206],
      [244, 406],
      [104, 398],
    ],
    soft(c.base),
  ),
  poly(
    [
      [244, 206],
      [306, 228],
      [306, 396],
      [244, 406],
    ],
    c.dark,
  ),
  poly(
    [
      [104, 226],
      [166, 210],
      [306, 228],
      [244, 206],
    ],
    c.light,
  ),
  poly(
    [
      [104, 226],
      [244, 206],
      [306, 228],
      [168, 248],
    ],
    c.light,
  ),
  ...[0, 1, 2, 3].map((i) =>
    poly(
      [
        [138 + i * 20, 244 - i * 3],
        [212 + i * 14, 240 - i * 3],
        [176 + i * 17, 130 + i * 6],
      ],
      i % 2 ? "#f6efe2" : "#e9ddc6",
    ),
  ),
  poly(
    [
      [104, 262],
      [244, 250],
      [244, 406],
      [104, 398],
    ],
    soft(c.base),
  ),
  poly(
    [
      [244, 250],
      [306, 256],
      [306, 396],
      [244, 406],
    ],
    c.dark,
  ),
  poly(
    [
      [142, 300],
      [206, 296],
      [174, 366],
    ],
    ivory.base,
  ),
  line("M126 384L222 390", mix(c.base, "#ffffff", 0.5), 4),
]);

export const grinder = standing(56, (c) => [
  line("M200 138L296 122", steel.dark, 9),
  circle(296, 104, 15, darkWood.base),
  rect(290, 104, 12, 22, darkWood.dark, 5),
  lathe(
    [
      [132, 16],
      [152, 20],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  lathe(
    [
      [152, 46],
      [178, 50],
    ],
    soft(steel.base),
  ),
  lathe(
    [
      [178, 50],
      [240, 42],
      [296, 50],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [298, 51],
      [312, 51],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  lathe(
    [
      [312, 50],
      [400, 52],
    ],
    soft(c.base),
    { sharp: true },
  ),
  faint(0.25, line("M172 190Q166 240 170 290M168 324V390", "#ffffff", 7)),
  oval(200, 152, 46, 7, steel.light),
]);

export const mokaPot = standing(76, (c) => [
  line("M262 214C330 200 328 300 296 310", black.base, 17),
  poly(
    [
      [138, 212],
      [262, 212],
      [250, 296],
      [150, 296],
    ],
    soft(c.base),
  ),
  poly(
    [
      [138, 212],
      [104, 196],
      [140, 240],
    ],
    c.dark,
  ),
  poly(
    [
      [176, 212],
      [224, 212],
      [220, 296],
      [180, 296],
    ],
    c.light,
  ),
  rect(144, 296, 112, 16, c.dark, 4),
  poly(
    [
      [150, 312],
      [250, 312],
      [274, 402],
      [126, 402],
    ],
    soft(c.base),
  ),
  poly(
    [
      [180, 312],
      [220, 312],
      [230, 402],
      [170, 402],
    ],
    c.light,
  ),
  poly(
    [
      [140, 208],
      [260, 208],
      [222, 182],
      [178, 182],
    ],
    soft(c.dark),
  ),
  rect(192, 160, 16, 24, black.base, 6),
  circle(258, 352, 6, brass.base),
]);

export const carafe = standing(84, (c) => [
  faint(
    0.55,
    lathe(
      [
        [150, 44],
        [190, 36],
        [236, 38],
        [300, 78],
        [360, 88],
        [402, 72],
      ],
      c.light,
    ),
  ),
  lathe(
    [
      [312, 82],
      [360, 87],
      [400, 71],
    ],
    soft("#7a4a32"),
  ),
  oval(200, 312, 82, 12, "#8d5a3f"),
  lathe(
    [
      [206, 37],
      [246, 42],
    ],
    soft("#a5683f"),
    { sharp: true },
  ),
  line("M166 226h68", "#d9c49c", 4),
  faint(0.6, line("M146 330Q140 360 152 386", "#ffffff", 8), line("M172 160V200", "#ffffff", 6)),
  oval(200, 150, 44, 7, "#ffffff", { opacity: 0.7 }),
  lathe(
    [
      [122, 25],
      [156, 22],
    ],
    soft("#d8b48a"),
    { sharp: true },
  ),
  oval(200, 122, 25, 4, "#e7cba8"),
]);

export const teapot = standing(104, (c) => [
  line("M118 250C110 128 290 128 282 250", black.base, 11),
  path("M290 300Q346 306 352 244L374 252Q368 346 280 352z", soft(c.dark)),
  lathe(
    [
      [244, 44],
      [270, 92],
      [320, 112],
      [368, 98],
      [402, 62],
    ],
    soft(c.base),
  ),
  ...times6((x, y) => circle(x, y, 4.4, c.light, { opacity: 0.7 })),
  lathe(
    [
      [236, 46],
      [250, 48],
    ],
    soft(c.dark),
    { sharp: true },
  ),
  oval(200, 236, 46, 9, c.base),
  circle(200, 220, 11, brass.base),
]);

function times6(dot: (x: number, y: number) => string): string {
  return times(5, (row) => times(7, (column) => dot(126 + column * 24 + (row % 2) * 12, 288 + row * 18)));
}

export const tin = standing(78, (c) => [
  lathe(
    [
      [216, 74],
      [402, 74],
    ],
    soft(c.base),
    { sharp: true },
  ),
  lathe(
    [
      [176, 77],
      [244, 77],
    ],
    soft(c.dark),
    { sharp: true },
  ),
  oval(200, 176, 77, 13, c.light),
  oval(200, 174, 60, 9, c.base),
  rect(150, 280, 100, 86, ivory.base, 6),
  path("M200 352c-34-18-26-50 0-62c26 12 34 44 0 62z", "#6f9463"),
  line("M200 352V306", "#4d7048", 3),
]);

export const pouch = standing(84, (c) => [
  path("M124 168Q200 158 276 168L288 396Q200 414 112 396z", soft(c.base)),
  path("M124 168Q200 158 276 168L278 196Q200 186 122 196z", c.dark),
  line("M128 208Q200 198 272 208", c.light, 3, { "stroke-dasharray": "7 6" }),
  rect(146, 248, 108, 106, ivory.base, 8),
  circle(200, 290, 25, mix(c.base, "#ffffff", 0.25)),
  path("M200 311c-21-11-16-31 0-39c16 8 21 28 0 39z", c.dark),
  line("M168 332h64M180 343h40", c.dark, 3.5),
  faint(0.22, path("M136 206Q130 300 126 384L150 392Q148 300 150 204z", "#ffffff")),
]);

export const jug = standing(80, (c) => [
  line("M262 246c70-6 74 108 4 106", c.dark, 17),
  line("M262 246c66-6 70 104 4 104", c.light, 8),
  path("M128 216L104 198Q112 238 132 260z", c.dark),
  lathe(
    [
      [214, 70],
      [270, 72],
      [350, 82],
      [402, 78],
    ],
    soft(c.base),
  ),
  rim(214, 72, c.light, "#fbf6ec", 6),
  path("M132 212Q114 200 104 199Q118 222 140 220z", c.light),
  faint(0.5, line("M150 246Q146 320 142 380", "#ffffff", 10)),
  line("M236 300h18M236 322h18M236 344h18", c.dark, 3),
]);

export const tumbler = standing(58, (c) => [
  lathe(
    [
      [178, 66],
      [290, 60],
      [402, 50],
    ],
    soft(c.base),
    { sharp: true },
  ),
  lathe(
    [
      [262, 62],
      [318, 58],
    ],
    soft(mix(c.base, "#2a2140", 0.3)),
    { sharp: true },
  ),
  lathe(
    [
      [160, 70],
      [182, 68],
    ],
    soft(ivory.base),
    { sharp: true },
  ),
  oval(200, 160, 70, 11, ivory.light),
  lathe(
    [
      [146, 52],
      [162, 56],
    ],
    soft(ivory.base),
    { sharp: true },
  ),
  oval(200, 146, 52, 8, "#ffffff"),
  oval(222, 146, 14, 3, black.base),
  faint(0.25, line("M152 196L160 250M165 330L170 388", "#ffffff", 8)),
]);
